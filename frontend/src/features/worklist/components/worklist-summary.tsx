import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import { SkeletonBar } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import type { WorklistSection } from '../worklist-filters.js';

/** The lengths of the groups below, in one sentence. */
export function WorklistSummary({ sections }: { readonly sections: readonly WorklistSection[] | null }) {
  const t = useWords('worklist');
  if (sections === null) return <SkeletonBar width={220} />;
  const length = (group: WorklistGroup): number =>
    sections.find((section) => section.group === group)?.items.length ?? 0;
  const sentence = t('summary', {
    overdue: length('overdue'),
    due: length('due'),
    upcoming: length('upcoming'),
  });
  const begun = length('begun');
  return (
    <span className="mut">
      {begun === 0 ? sentence : `${sentence}, ${t('summaryBegun', { count: begun })}`}
    </span>
  );
}
