import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { useChosenSite } from '../../lib/place.js';
import { useMay } from '../../lib/session.js';
import { useSites } from '../../lib/study.js';
import { useLaboratories } from './api/list-laboratories.js';
import { AddLaboratory } from './components/add-laboratory.js';
import { LaboratoryRanges } from './components/laboratory-ranges.js';
import './laboratories.css';

const ResultsPanel = apart(() => import('./components/results-panel.js').then((file) => file.ResultsPanel));

interface LaboratoriesPageProps {
  readonly study: string;
}

/** What each site's laboratories say is ordinary, since when and until when; results that come as a file. */
export function LaboratoriesPage({ study }: LaboratoriesPageProps) {
  const t = useWords('laboratories');
  const chosen = useChosenSite();
  const sites = useSites(study);
  const [picked, setPicked] = useState<{ readonly at: string | null; readonly site: string } | null>(null);
  const [isImporting, setImporting] = useState(false);
  const mayEnter = useMay(study, 'form.enter');
  // The site picked here holds until another is chosen in the top bar.
  const wanted = picked !== null && picked.at === chosen ? picked.site : chosen;
  const place = sites.data?.find(({ code }) => code === wanted) ?? sites.data?.[0] ?? null;
  useEffect(() => {
    document.title = `${t('title')} · Lutetia`;
  }, [t]);
  return (
    <main className="list-page lr" id="content">
      <div className="list-head">
        <h1 className="h1">{t('title')}</h1>
        {place !== null && (sites.data?.length ?? 0) > 1 && (
          <NativeSelect
            aria-label={t('site')}
            size="xs"
            value={place.code}
            onChange={(event) => setPicked({ at: chosen, site: event.currentTarget.value })}
            data={sites.data?.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })) ?? []}
          />
        )}
        {place !== null && mayEnter && (
          <Button size="xs" variant="default" onClick={() => setImporting(true)}>
            {t('results.open')}
          </Button>
        )}
      </div>
      {place !== null && isImporting && (
        <ResultsPanel study={study} site={place.code} onClose={() => setImporting(false)} />
      )}
      {sites.isPending && <SkeletonRows rows={8} label={t('loading')} />}
      {sites.isError && (
        <ProblemNotice problem={sites.error} what={t('failed')} onRetry={() => void sites.refetch()} />
      )}
      {sites.data?.length === 0 && <p className="sec">{t('noSite')}</p>}
      {place !== null && (
        <SiteLaboratories key={place.code} study={study} site={place.code} today={place.today} />
      )}
    </main>
  );
}

interface SiteLaboratoriesProps extends LaboratoriesPageProps {
  readonly site: string;
  readonly today: string;
}

function SiteLaboratories({ study, site, today }: SiteLaboratoriesProps) {
  const t = useWords('laboratories');
  const mayChange = useMay(study, 'laboratory.manage');
  const laboratories = useLaboratories(study, site);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  if (laboratories.isError && laboratories.data === undefined) {
    return (
      <ProblemNotice
        problem={laboratories.error}
        what={t('failed')}
        onRetry={() => void laboratories.refetch()}
      />
    );
  }
  if (laboratories.data === undefined) return <SkeletonRows rows={10} label={t('loading')} />;
  const { items, analytes } = laboratories.data;
  const open = items.find(({ id }) => id === openId) ?? items[0] ?? null;
  return (
    <>
      <div className="filters lr-choice">
        {items.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={id === open?.id ? 'filter on' : 'filter'}
            aria-pressed={id === open?.id}
            onClick={() => setOpenId(id)}
          >
            {name}
          </button>
        ))}
        {mayChange && !isAdding && open !== null && (
          <Button size="xs" variant="subtle" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </div>
      {isAdding && (
        <AddLaboratory
          study={study}
          site={site}
          onAdded={(id) => {
            setAdding(false);
            setOpenId(id);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {open === null && !isAdding && (
        <div className="empty">
          <p>{t('none')}</p>
          <p className="sec">{t(mayChange ? 'noneNext' : 'noneAsk')}</p>
          {mayChange && (
            <Button size="sm" mt={12} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          )}
        </div>
      )}
      {open !== null && (
        <LaboratoryRanges
          key={open.id}
          place={{ study, site, laboratory: open.id }}
          laboratory={open}
          analytes={analytes}
          today={today}
          mayChange={mayChange}
        />
      )}
    </>
  );
}
