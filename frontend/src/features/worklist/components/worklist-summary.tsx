import { SkeletonBar } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import type { PressingSection } from '../pressing.js';
import { isBookedBefore, type WorklistSection } from '../worklist-filters.js';

interface WorklistSummaryProps {
  readonly pressing: readonly PressingSection[];
  readonly sections: readonly WorklistSection[] | null;
  readonly today: string | null;
}

/** The lengths of the groups below, in one sentence. */
export function WorklistSummary({ pressing, sections, today }: WorklistSummaryProps) {
  const t = useWords('worklist');
  if (sections === null || today === null) return <SkeletonBar width={220} />;
  const counts = [
    ...pressing.map(({ group, count }) => t(`count.${group}`, { count })),
    ...sections.map((section) =>
      t(`count.${isBookedBefore(section, today) ? 'bookedBefore' : section.group}`, {
        count: section.items.length,
      }),
    ),
  ];
  return <span className="mut">{counts.join(', ')}</span>;
}
