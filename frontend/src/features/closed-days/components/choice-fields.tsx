import { useId } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { RULES, WEEKDAYS, withWeekday, type CalendarDraft, type DraftFault } from '../calendar-draft.js';

interface FieldProps {
  readonly draft: CalendarDraft;
  readonly onChange: (draft: CalendarDraft) => void;
}

/** Weekdays the site is never open. */
export function WeekdayField({
  draft,
  faults,
  onChange,
}: FieldProps & { readonly faults: readonly DraftFault[] }) {
  const t = useWords('closed-days');
  const id = useId();
  const hasFault = faults.some(({ kind }) => kind === 'no-open-weekday');
  return (
    <fieldset className="cd-field">
      <legend className="h2">{t('weekly')}</legend>
      <div className="cd-weekdays">
        {WEEKDAYS.map((weekday) => (
          <label key={weekday} className="cd-choice">
            <input
              type="checkbox"
              checked={draft.closedWeekdays.includes(weekday)}
              aria-invalid={hasFault}
              aria-describedby={hasFault ? id : undefined}
              onChange={(event) => onChange(withWeekday(draft, weekday, event.currentTarget.checked))}
            />
            {t(`weekday.${weekday}`)}
          </label>
        ))}
      </div>
      {hasFault && (
        <p className="red" id={id}>
          {t('fault.no-open-weekday')}
        </p>
      )}
    </fieldset>
  );
}

/** Where a visit that falls on a closed day is planned. */
export function RuleField({ draft, onChange }: FieldProps) {
  const t = useWords('closed-days');
  return (
    <fieldset className="cd-field">
      <legend className="h2">{t('rule')}</legend>
      {RULES.map((rule) => (
        <label key={rule} className="cd-choice">
          <input
            type="radio"
            name="rule"
            checked={draft.rule === rule}
            onChange={() => onChange({ ...draft, rule })}
          />
          {t(`rules.${rule}`)}
        </label>
      ))}
    </fieldset>
  );
}
