import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { useEffect } from 'react';
import { CalendarViews } from '../../components/calendar-views.js';
import { Icon } from '../../components/icon.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';
import { useChosenSite } from '../../lib/place.js';
import { useSites, useStudyName } from '../../lib/study.js';
import { useAdministrationsAhead } from './api/list-administrations-ahead.js';
import { AheadTable } from './components/ahead-table.js';
import './administrations.css';

interface AdministrationsPageProps {
  readonly study: string;
}

/** Doses still to be given: who, when, what to order, what is decided and what stands in the way. */
export function AdministrationsPage({ study }: AdministrationsPageProps) {
  const t = useWords('administrations');
  const site = useChosenSite();
  const sites = useSites(study);
  const ahead = useAdministrationsAhead(study, site);
  const doses = ahead.data;
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const problem = ahead.error ?? sites.error;
  useEffect(() => {
    document.title = `${t('title')} · Lutetia`;
  }, [t]);
  return (
    <main className="list-page" id="content">
      <Head study={study} doses={doses ?? null} />
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          what={t('failed')}
          onRetry={() => void Promise.all([ahead.refetch(), sites.refetch()])}
        />
      )}
      {(doses === undefined || today === null) && problem === null && (
        <SkeletonRows rows={8} label={t('loading')} />
      )}
      {doses?.length === 0 && (
        <div className="list-empty">
          <h2 className="h2">{t(site === null ? 'empty.title' : 'empty.titleAt', { site: site ?? '' })}</h2>
          <p className="sec">{t('empty.detail')}</p>
        </div>
      )}
      {doses !== undefined && doses.length > 0 && today !== null && (
        <>
          <div className="aa-screen">
            <AheadTable study={study} doses={doses} today={today} label={t('title')} />
          </div>
          <Sheets study={study} doses={doses} today={today} />
        </>
      )}
    </main>
  );
}

interface HeadProps extends AdministrationsPageProps {
  /** Null until they are known. */
  readonly doses: readonly AdministrationAheadView[] | null;
}

function Head({ study, doses }: HeadProps) {
  const t = useWords('administrations');
  return (
    <div className="list-head aa-screen">
      <h1 className="h1">
        {t('title')} {doses !== null && <span className="list-n">{doses.length}</span>}
      </h1>
      <CalendarViews study={study} />
      <span className="grow" />
      <button
        type="button"
        className="btn"
        disabled={doses === null || doses.length === 0}
        onClick={() => window.print()}
      >
        <Icon name="print" /> {t('print')}
      </button>
    </div>
  );
}

interface SheetsProps {
  readonly study: string;
  readonly doses: readonly AdministrationAheadView[];
  readonly today: string;
}

/** On paper only: each site begins a sheet of its own, with the day it was printed. */
function Sheets({ study, doses, today }: SheetsProps) {
  const t = useWords('administrations');
  const name = useStudyName()(study);
  const sites = [...new Set(doses.map(({ site }) => site))].toSorted();
  return (
    <div className="aa-paper">
      {sites.map((site) => (
        <section className="aa-sheet" key={site}>
          <h2 className="h1">{t('sheet', { study: name, site })}</h2>
          <p className="sec">{t('printed', { day: dayWithYear(today) })}</p>
          <AheadTable
            study={study}
            doses={doses.filter((dose) => dose.site === site)}
            today={today}
            label={t('sheet', { study: name, site })}
          />
        </section>
      ))}
    </div>
  );
}
