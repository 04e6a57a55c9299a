import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { ChoiceMenu } from '../../../components/choice-menu.js';
import { StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { isDueOrLate } from '../matrix-model.js';
import { WITHOUT_ARM, type ParticipantFilter } from '../participant-filter.js';

interface ParticipantFiltersProps {
  readonly all: readonly ParticipantRowView[];
  readonly arms: readonly { readonly code: string; readonly name: string }[];
  readonly filters: ParticipantFilter;
  readonly onFilters: (filters: ParticipantFilter) => void;
}

export function ParticipantFilters({ all, arms, filters, onFilters }: ParticipantFiltersProps) {
  const t = useWords('participants');
  const choices = [
    ...arms.map(({ code, name }) => ({ value: code, label: name })),
    { value: WITHOUT_ARM, label: t('noArm') },
  ];
  return (
    <div className="filters">
      {arms.length > 1 && (
        <ChoiceMenu
          label={t('arm')}
          allLabel={t('allArms')}
          choices={choices}
          value={filters.arm}
          onChoose={(arm) => onFilters({ ...filters, arm })}
        />
      )}
      <button
        type="button"
        className={filters.dueOrLate ? 'filter on' : 'filter'}
        aria-pressed={filters.dueOrLate}
        onClick={() => onFilters({ ...filters, dueOrLate: !filters.dueOrLate })}
      >
        <StateIcon state="overdue" size={13} silent /> {t('dueOrLate')}{' '}
        <span className="count">{all.filter(isDueOrLate).length}</span>
      </button>
    </div>
  );
}
