import { ChoiceMenu } from '../../../components/choice-menu.js';
import { FilterToggle } from '../../../components/filter-toggle.js';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { cycleWords } from '../cycle-words.js';
import type { ShownWorklist } from '../use-shown-worklist.js';
import { isNarrowed, NO_FILTERS } from '../worklist-filters.js';
import { RANGES, USUAL_RANGE } from '../worklist-range.js';

/** Where the list has not come yet nothing is counted, and nothing moves aside when it is. */
const AS_WIDE_AS_A_DIGIT = '\u2007';

/** What the worklist is narrowed to, and how far ahead it looks; only kinds and cycles that are in it are offered. */
export function FilterBar({ shown }: { readonly shown: ShownWorklist }) {
  const t = useWords('worklist');
  const { filters, setFilters } = shown;
  const items = shown.items ?? [];
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
        onChoose={(kind) => setFilters({ ...filters, kind })}
      />
      <ChoiceMenu
        label={t('filter.cycle')}
        allLabel={t('filter.allCycles')}
        choices={cycles.map((cycle) => ({ value: cycle, label: cycleWords(cycle, t) }))}
        value={filters.cycle}
        onChoose={(cycle) => setFilters({ ...filters, cycle })}
      />
      <FilterToggle isOn={filters.begun} onToggle={() => setFilters({ ...filters, begun: !filters.begun })}>
        <StateIcon state="in-progress" size={13} silent /> {t('filter.begun')}{' '}
        <span className="count">{shown.items === null ? AS_WIDE_AS_A_DIGIT : begun}</span>
      </FilterToggle>
      <ChoiceMenu
        label={t('filter.ahead')}
        allLabel={t('filter.days', { count: USUAL_RANGE })}
        choices={RANGES.map((days) => ({ value: days, label: t('filter.days', { count: days }) }))}
        value={shown.daysAhead}
        onChoose={shown.setDaysAhead}
      />
      {isNarrowed(filters) && (
        <button type="button" className="link-button" onClick={() => setFilters(NO_FILTERS)}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
