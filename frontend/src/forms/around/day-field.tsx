import { addDays, parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { dayWithYear } from '../../lib/dates.js';
import { chooseByKey, DayChips } from '../fields/day-control.js';
import fieldClasses from '../fields/fields.module.css';
import { useWords } from '../words.js';
import classes from './around.module.css';

interface DayFieldProps {
  readonly label: string;
  readonly today: string;
  /** The day `V` stands for; null where there is none. */
  readonly visit: string | null;
  /** Days ahead are meant, as in booking: counted from this day instead of today, yesterday and visit. */
  readonly aheadFrom?: string;
  readonly error: string | undefined;
  readonly field: UseFormRegisterReturn;
  readonly onChoose: (text: string) => void;
}

const WEEKS_AHEAD = [1, 2, 3] as const;

/** A typed day outside a casebook form: same ways of typing, same keys and buttons. */
export function DayField({ label, today, visit, aheadFrom, error, field, onChoose }: DayFieldProps) {
  const t = useWords();
  const id = useId();
  const context = {
    today: requireCalendarDay(today),
    visit: visit === null ? null : parseCalendarDay(visit),
    timeZone: 'UTC',
  };
  const start = aheadFrom === undefined ? null : parseCalendarDay(aheadFrom);
  return (
    <div className={classes.dayField}>
      <label htmlFor={id}>{label}</label>
      <span className={fieldClasses.dayLine}>
        <input
          id={id}
          className={`${fieldClasses.box} ${fieldClasses.day} ${error === undefined ? '' : fieldClasses.invalid}`}
          type="text"
          autoComplete="off"
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-said`}
          onKeyDown={(event) => chooseByKey(event, context, (day) => onChoose(dayWithYear(day)))}
          {...field}
        />
        {start === null ? (
          <DayChips context={context} onChoose={(day) => onChoose(dayWithYear(day))} />
        ) : (
          <span className={fieldClasses.chips}>
            {WEEKS_AHEAD.map((weeks) => (
              <button
                key={weeks}
                type="button"
                onClick={() => onChoose(dayWithYear(addDays(start, weeks * 7)))}
              >
                {t('day.later', { days: weeks * 7 })}
              </button>
            ))}
          </span>
        )}
      </span>
      {error !== undefined && (
        <p id={`${id}-said`} className="red">
          {error}
        </p>
      )}
    </div>
  );
}
