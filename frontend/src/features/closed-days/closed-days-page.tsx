import { useEffect, useState } from 'react';
import { CalendarViews } from '../../components/calendar-views.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { NoSiteYet, SitePicker } from '../../components/site-picker.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { useClosedDays } from '../../lib/closed-days.js';
import { usePickedSite } from '../../lib/picked-site.js';
import { useMay } from '../../lib/session.js';
import { CalendarForm } from './components/calendar-form.js';
import { CalendarText } from './components/calendar-text.js';
import { LeaveDialog } from './components/leave-dialog.js';
import { NO_DRAFTS, sitesWithChanges, withDraft, type Drafts } from './drafts.js';
import './closed-days.css';

interface ClosedDaysPageProps {
  readonly study: string;
}

/** Which days a site is closed, and where visits that fall on them are planned. Changes of several sites wait here. */
export function ClosedDaysPage({ study }: ClosedDaysPageProps) {
  const t = useWords('closed-days');
  const picked = usePickedSite(study);
  const { place } = picked;
  const [drafts, setDrafts] = useState<Drafts>(NO_DRAFTS);
  useEffect(() => {
    document.title = `${t('title')} · Lutetia`;
  }, [t]);
  return (
    <main className="list-page cd" id="content">
      <div className="list-head">
        <h1 className="h1">{t('title')}</h1>
        <CalendarViews study={study} />
        <SitePicker picked={picked} t={t} />
      </div>
      <NoSiteYet picked={picked} t={t} />
      {place !== null && (
        <SiteDays
          key={place.code}
          study={study}
          site={place.code}
          today={place.today}
          drafts={drafts}
          onDrafts={setDrafts}
        />
      )}
      <LeaveDialog sites={sitesWithChanges(drafts)} />
    </main>
  );
}

interface SiteDaysProps {
  readonly study: string;
  readonly site: string;
  readonly today: string;
  readonly drafts: Drafts;
  readonly onDrafts: (change: (drafts: Drafts) => Drafts) => void;
}

function SiteDays({ study, site, today, drafts, onDrafts }: SiteDaysProps) {
  const t = useWords('closed-days');
  const mayChange = useMay(study, 'site.calendar');
  const calendar = useClosedDays(study, site);
  if (calendar.isError && calendar.data === undefined) {
    return (
      <ProblemNotice problem={calendar.error} what={t('failed')} onRetry={() => void calendar.refetch()} />
    );
  }
  if (calendar.data === undefined) return <SkeletonRows rows={8} label={t('loading')} />;
  if (!mayChange) {
    return (
      <div className="stack">
        <p className="note grey">{t('readOnly')}</p>
        <CalendarText calendar={calendar.data} today={today} />
      </div>
    );
  }
  return (
    <CalendarForm
      study={study}
      kept={calendar.data}
      today={today}
      unsaved={drafts[site] ?? null}
      onUnsaved={(draft) => onDrafts((all) => withDraft(all, site, draft))}
      onReload={() => void calendar.refetch()}
    />
  );
}
