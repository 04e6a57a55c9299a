import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import type { OpenPanel } from '../../../forms/visit-acts/panel.js';
import { useWords } from '../../../i18n/use-words.js';
import type { PressingSection } from '../pressing.js';
import type { ShownWorklist } from '../use-shown-worklist.js';
import { isNarrowed, NO_FILTERS } from '../worklist-filters.js';
import { WorklistEmpty } from './worklist-empty.js';
import { WorklistTable } from './worklist-table.js';

interface WorklistLinesProps {
  readonly study: string;
  readonly shown: ShownWorklist;
  readonly pressing: readonly PressingSection[];
  readonly onPanel: (panel: OpenPanel) => void;
}

/** The lines asked for, or why there are none. */
export function WorklistLines({ study, shown, pressing, onPanel }: WorklistLinesProps) {
  const t = useWords('worklist');
  const { worklist, sections, filters } = shown;
  const isEmpty = sections.length === 0 && (isNarrowed(filters) || pressing.length === 0);
  return (
    <>
      {worklist.isPending && <SkeletonRows rows={9} label={t('loading')} />}
      {worklist.isError && (
        <ProblemNotice problem={worklist.error} what={t('failed')} onRetry={() => void worklist.refetch()} />
      )}
      {worklist.data !== undefined && isEmpty && (
        <WorklistEmpty
          study={study}
          filters={filters}
          isNarrowed={isNarrowed(filters)}
          onClear={() => shown.setFilters(NO_FILTERS)}
          onFurther={shown.setDaysAhead}
        />
      )}
      {worklist.data !== undefined && pressing.length + sections.length > 0 && (
        <WorklistTable
          study={study}
          today={worklist.data.today}
          pressing={pressing}
          sections={sections}
          onPanel={onPanel}
        />
      )}
    </>
  );
}
