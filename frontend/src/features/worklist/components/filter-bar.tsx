import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { ChoiceMenu } from '../../../components/choice-menu.js';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { isNarrowed, NO_FILTERS, type WorklistFilters } from '../worklist-filters.js';
import { RANGES, USUAL_RANGE } from '../worklist-range.js';

interface FilterBarProps {
  /** The whole list: only kinds and cycles that are in it are offered. */
  readonly items: readonly WorklistItemView[];
  readonly filters: WorklistFilters;
  readonly onFilters: (filters: WorklistFilters) => void;
  readonly daysAhead: number | null;
  readonly onDaysAhead: (days: number | null) => void;
}

export function FilterBar({ items, filters, onFilters, daysAhead, onDaysAhead }: FilterBarProps) {
  const t = useWords('worklist');
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const cycles = [...new Set(items.map(({ cycle }) => cycle))].sort((a, b) => a - b);
  const begun = items.filter((item) => item.begun).length;
  return (
    <div className="filters" role="group" aria-label={t('filter.label')}>
      <ChoiceMenu
        label={t('filter.kind')}
        allLabel={t('filter.allKinds')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={filters.kind}
        onChoose={(kind) => onFilters({ ...filters, kind })}
      />
      <ChoiceMenu
        label={t('filter.cycle')}
        allLabel={t('filter.allCycles')}
        choices={cycles.map((cycle) => ({
          value: cycle,
          label: cycle === 0 ? t('filter.noCycle') : t('filter.cycleNumber', { number: cycle }),
        }))}
        value={filters.cycle}
        onChoose={(cycle) => onFilters({ ...filters, cycle })}
      />
      <button
        type="button"
        className={filters.begun ? 'filter on' : 'filter'}
        aria-pressed={filters.begun}
        onClick={() => onFilters({ ...filters, begun: !filters.begun })}
      >
        <StateIcon state="in-progress" size={13} silent /> {t('filter.begun')}{' '}
        <span className="count">{begun}</span>
      </button>
      <ChoiceMenu
        label={t('filter.ahead')}
        allLabel={t('filter.days', { count: USUAL_RANGE })}
        choices={RANGES.map((days) => ({ value: days, label: t('filter.days', { count: days }) }))}
        value={daysAhead}
        onChoose={onDaysAhead}
      />
      {isNarrowed(filters) && (
        <button type="button" className="link-button" onClick={() => onFilters(NO_FILTERS)}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
