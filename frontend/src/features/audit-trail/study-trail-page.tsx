import type { StudyTrailView } from '@lutetia/shared/contract/views/trail';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { dayWithYear } from '../../lib/dates.js';
import { useWords } from '../../forms/words.js';
import { useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useStudyTrail } from './api/read-study-trail.js';
import { StudyTrailFilters } from './components/study-trail-filters.js';
import { TrailDownload } from './components/trail-download.js';
import { isNarrowed, NO_FILTERS, type TrailFilters } from './trail-filters.js';
import { TrailTable } from './trail-table.js';
import classes from './trail.module.css';
import { useTrailLines } from './use-trail-lines.js';

/** Lines drawn at once; more on demand. */
const SHOWN = 150;
/** Pages read by themselves for one look, where what is asked for is rare. */
const PAGES_A_LOOK = 40;
const NO_PAGES: readonly StudyTrailView[] = [];

/** Who entered and changed what, when and why, over all participants one may see; newest first. */
export function StudyTrailPage({ study }: { readonly study: string }) {
  const t = useWords();
  const site = useChosenSite();
  const sites = useSites(study);
  const [filters, setFilters] = useState(NO_FILTERS);
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  useEffect(() => {
    document.title = `${t('studyTrail.title')} · Lutetia`;
  }, [t]);
  return (
    <main id="content" className={classes.page}>
      <div className={classes.head}>
        <h1 className="h1">{t('studyTrail.title')}</h1>
        <span className="sec">{t('studyTrail.lead')}</span>
        <span className={classes.grow} />
        <TrailDownload study={study} site={site} filters={filters} />
      </div>
      {sites.isError && (
        <ProblemNotice
          problem={sites.error}
          what={t('studyTrail.failed')}
          onRetry={() => void sites.refetch()}
        />
      )}
      {today !== null && (
        <>
          <StudyTrailFilters study={study} today={today} filters={filters} onFilters={setFilters} />
          <Lines
            key={JSON.stringify([site, filters])}
            study={study}
            site={site}
            filters={filters}
            today={today}
          />
        </>
      )}
    </main>
  );
}

interface LinesProps {
  readonly study: string;
  readonly site: string | null;
  readonly filters: TrailFilters;
  readonly today: string;
}

/** What is asked for; what is rare is looked for page after page, for as long as one look goes. */
function Lines({ study, site, filters, today }: LinesProps) {
  const t = useWords();
  const [wanted, setWanted] = useState({ lines: SHOWN, pages: PAGES_A_LOOK });
  const trail = useStudyTrail(study, site, filters);
  const { data, refetch, isFetching, hasNextPage, fetchNextPage } = trail;
  const pages = data?.pages ?? NO_PAGES;
  const lines = useTrailLines(pages);
  const isShort = lines.length < wanted.lines && pages.length < wanted.pages;
  const isLooking = hasNextPage && !trail.isError && isShort;
  useEffect(() => {
    if (isLooking && !isFetching) void fetchNextPage();
  }, [isLooking, isFetching, fetchNextPage]);
  const more = (): void => setWanted({ lines: wanted.lines + SHOWN, pages: pages.length + PAGES_A_LOOK });
  const day = pages.at(-1)?.reachedTo?.slice(0, 10) ?? null;
  const isThereMore = lines.length > wanted.lines || hasNextPage;
  return (
    <>
      {trail.isError && (
        <ProblemNotice problem={trail.error} what={t('studyTrail.failed')} onRetry={() => void refetch()} />
      )}
      {trail.isPending && <SkeletonRows rows={12} height={36} label={t('studyTrail.loading')} />}
      {data !== undefined && lines.length === 0 && !hasNextPage && (
        <p className="note grey">
          {t(isNarrowed(filters, site) ? 'studyTrail.filteredEmpty' : 'studyTrail.empty')}
        </p>
      )}
      {lines.length > 0 && <TrailTable lines={lines.slice(0, wanted.lines)} today={today} study={study} />}
      {isLooking && day !== null && (
        <p className="sec" role="status">
          {t('studyTrail.looking', { day: dayWithYear(day) })}
        </p>
      )}
      {isThereMore && !isLooking && (
        <button type="button" className="btn" disabled={isFetching} onClick={more}>
          {t(lines.length > wanted.lines ? 'trail.more' : 'studyTrail.further')}
        </button>
      )}
    </>
  );
}
