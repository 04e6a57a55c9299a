import { useMemo, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { longDay } from '../../lib/dates.js';
import { useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useWorklist } from './api/list-worklist.js';
import { FilterBar } from './components/filter-bar.js';
import { WorklistAside } from './components/worklist-aside.js';
import { WorklistEmpty } from './components/worklist-empty.js';
import { WorklistSummary } from './components/worklist-summary.js';
import { WorklistTable } from './components/worklist-table.js';
import type { DoneAct, OpenPanel } from '../../forms/visit-acts/panel.js';
import { usePressing } from './pressing.js';
import { isNarrowed, NO_FILTERS, worklistSections } from './worklist-filters.js';
import { untilDay } from './worklist-range.js';
import './worklist.css';

const VisitPanel = apart(() =>
  import('../../forms/visit-acts/visit-panel.js').then((file) => file.VisitPanel),
);
const DoneNotice = apart(() =>
  import('../../forms/visit-acts/done-notice.js').then((file) => file.DoneNotice),
);

interface WorklistPageProps {
  readonly study: string;
}

/** What is to be done at this site, most urgent first; each line ends in the button of its next step. */
export function WorklistPage({ study }: WorklistPageProps) {
  const t = useWords('worklist');
  const site = useChosenSite();
  const sites = useSites(study);
  const [filters, setFilters] = useState(NO_FILTERS);
  const [daysAhead, setDaysAhead] = useState<number | null>(null);
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const [done, setDone] = useState<DoneAct | null>(null);
  const siteToday = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const worklist = useWorklist(study, site, untilDay(siteToday, daysAhead));
  const pressing = usePressing(study, site);
  const today = worklist.data?.today ?? siteToday;
  const items = worklist.data?.items;
  // The panel works on the line as it stands now: after somebody else's change its next try is made against that.
  const opened =
    panel === null ? null : (items?.find(({ visitId }) => visitId === panel.item.visitId) ?? panel.item);
  const sections = useMemo(() => worklistSections(items ?? [], filters), [items, filters]);
  // It will not come: the notice says why, and nothing beside it pretends to be on its way.
  const isMissing = worklist.isError && items === undefined;
  const isEmpty = sections.length === 0 && (isNarrowed(filters) || pressing.sections.length === 0);
  return (
    <div className="wl">
      <main className="wl-main" id="content">
        <div className="wl-head">
          <h1 className="h1">{today === null ? t('title') : longDay(today)}</h1>
          {!isMissing && (
            <WorklistSummary
              pressing={pressing.sections}
              sections={worklist.data === undefined ? null : sections}
              today={today}
            />
          )}
        </div>
        <FilterBar
          items={items ?? []}
          filters={filters}
          onFilters={setFilters}
          daysAhead={daysAhead}
          onDaysAhead={setDaysAhead}
        />
        {done !== null && (
          <DoneNotice key={done.sentence} study={study} done={done} onClose={() => setDone(null)} />
        )}
        {pressing.hasFailed && !isMissing && <p className="sec">{t('pressingFailed')}</p>}
        {worklist.isPending && <SkeletonRows rows={9} label={t('loading')} />}
        {worklist.isError && (
          <ProblemNotice
            problem={worklist.error}
            what={t('failed')}
            onRetry={() => void worklist.refetch()}
          />
        )}
        {worklist.data !== undefined && isEmpty && (
          <WorklistEmpty
            study={study}
            filters={filters}
            isNarrowed={isNarrowed(filters)}
            onClear={() => setFilters(NO_FILTERS)}
            onFurther={setDaysAhead}
          />
        )}
        {worklist.data !== undefined && pressing.sections.length + sections.length > 0 && (
          <WorklistTable
            study={study}
            today={worklist.data.today}
            pressing={pressing.sections}
            sections={sections}
            onPanel={setPanel}
          />
        )}
      </main>
      {!isMissing && <WorklistAside items={items ?? null} today={today} study={study} site={site} />}
      {panel !== null && opened !== null && today !== null && (
        <VisitPanel
          study={study}
          panel={{ kind: panel.kind, item: opened }}
          today={today}
          onClose={() => setPanel(null)}
          onDone={setDone}
        />
      )}
    </div>
  );
}
