import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { dayWithYear } from '../../lib/dates.js';
import { chooseByKey, DayChips } from '../fields/day-control.js';
import fieldClasses from '../fields/fields.module.css';
import classes from './around.module.css';

interface DayFieldProps {
  readonly label: string;
  readonly today: string;
  /** The day `V` stands for; null where there is none. */
  readonly visit: string | null;
  readonly error: string | undefined;
  readonly field: UseFormRegisterReturn;
  readonly onChoose: (text: string) => void;
}

/** A typed day outside a casebook form: same ways of typing, same keys and buttons. */
export function DayField({ label, today, visit, error, field, onChoose }: DayFieldProps) {
  const id = useId();
  const context = {
    today: requireCalendarDay(today),
    visit: visit === null ? null : parseCalendarDay(visit),
    timeZone: 'UTC',
  };
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
        <DayChips
          context={context}
          onChoose={(day) => onChoose(dayWithYear(day))}
          // The day of a visit that is recorded here is asked for, not known.
          visitDay="planned"
        />
      </span>
      {error !== undefined && (
        <p id={`${id}-said`} className="red">
          {error}
        </p>
      )}
    </div>
  );
}
