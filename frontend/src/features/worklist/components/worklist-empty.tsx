import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { cycleWords } from '../cycle-words.js';
import type { WorklistFilters } from '../worklist-filters.js';

const FURTHER_DAYS = 28;

interface WorklistEmptyProps {
  readonly study: string;
  readonly filters: WorklistFilters;
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
  readonly onFurther: (days: number) => void;
}

/** Why the list is empty, what is next, and one button for it. */
export function WorklistEmpty({ study, filters, isNarrowed, onClear, onFurther }: WorklistEmptyProps) {
  const t = useWords('worklist');
  if (isNarrowed) {
    return (
      <div className="wl-empty">
        <p className="sec">{t('filteredEmpty', { filters: filterNames(filters, t) })}</p>
        <Button variant="default" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      </div>
    );
  }
  return (
    <div className="wl-empty">
      <h2>{t('empty.title')}</h2>
      <p className="sec">
        {t('empty.detail')} {t('empty.next')}
      </p>
      <div className="wl-buttons">
        <Button onClick={() => onFurther(FURTHER_DAYS)}>{t('empty.further', { count: FURTHER_DAYS })}</Button>
        <Link to="/$study/participants" params={{ study }} className="btn">
          {t('empty.participants')}
        </Link>
      </div>
    </div>
  );
}

function filterNames(filters: WorklistFilters, t: Words): string {
  const names = [
    filters.kind === null ? null : t(`kind.${filters.kind}`),
    filters.cycle === null ? null : cycleWords(filters.cycle, t),
    filters.begun ? t('filter.begun') : null,
  ];
  return names.filter((name) => name !== null).join(', ');
}
