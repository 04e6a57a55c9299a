import { SkeletonBar } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import { isBookedBefore, type WorklistSection } from '../worklist-filters.js';

interface WorklistSummaryProps {
  readonly sections: readonly WorklistSection[] | null;
  readonly today: string | null;
}

/** The lengths of the groups below, in one sentence. */
export function WorklistSummary({ sections, today }: WorklistSummaryProps) {
  const t = useWords('worklist');
  if (sections === null || today === null) return <SkeletonBar width={220} />;
  const counts = sections.map((section) =>
    t(`count.${isBookedBefore(section, today) ? 'bookedBefore' : section.group}`, {
      count: section.items.length,
    }),
  );
  return <span className="mut">{counts.join(', ')}</span>;
}
