import { addDays } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FocusEvent, KeyboardEvent } from 'react';
import { dayWithYear } from '../day-words.js';
import { joinInstant, splitInstant, type TypingContext } from '../field-text.js';
import { useWords } from '../words.js';
import classes from './fields.module.css';
import type { ControlProps } from './control-types.js';

/** A day or partial day, typed; T, Y and V stand for today, yesterday and the day of the visit. */
export function DayControl(props: ControlProps) {
  const { id, text, isInvalid, isWarned, describedBy, onText, onLeave, context } = props;
  const choose = (day: CalendarDay): void => {
    const words = dayWithYear(day);
    onText(words);
    onLeave(words);
  };
  return (
    <span className={classes.dayLine}>
      <input
        id={id}
        className={`${classes.box} ${classes.day} ${isInvalid ? classes.invalid : ''} ${isWarned ? classes.warned : ''}`}
        type="text"
        autoComplete="off"
        value={text}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onKeyDown={(event) => chooseByKey(event, context, choose)}
        onChange={(event) => onText(event.target.value)}
        onBlur={(event) => onLeave(event.target.value)}
      />
      <DayChips context={context} onChoose={choose} />
    </span>
  );
}

/** Day and time of an instant, in two boxes read together. */
export function InstantControl(props: ControlProps) {
  const t = useWords();
  const { id, label, text, isInvalid, describedBy, onText, onLeave, context } = props;
  const [day, time] = splitInstant(text);
  const choose = (chosen: CalendarDay): void => {
    const next = joinInstant(dayWithYear(chosen), time);
    onText(next);
    if (time !== '') onLeave(next);
  };
  // Half an instant is read when both boxes are left, and not on the way from one to the other.
  const leave = (event: FocusEvent<HTMLInputElement>, next: string): void => {
    const [nextDay, nextTime] = splitInstant(next);
    const isOnTheWay = event.currentTarget.parentElement?.contains(event.relatedTarget) === true;
    if (!isOnTheWay || (nextDay === '') === (nextTime === '')) onLeave(next);
  };
  return (
    <span className={classes.dayLine}>
      <input
        id={id}
        className={`${classes.box} ${classes.day} ${isInvalid ? classes.invalid : ''}`}
        type="text"
        autoComplete="off"
        value={day}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onKeyDown={(event) => chooseByKey(event, context, choose)}
        onChange={(event) => onText(joinInstant(event.target.value, time))}
        onBlur={(event) => leave(event, joinInstant(event.target.value, time))}
      />
      <input
        className={`${classes.box} ${classes.time} ${isInvalid ? classes.invalid : ''}`}
        type="text"
        autoComplete="off"
        placeholder="hh:mm"
        aria-label={t('field.timeOf', { label })}
        aria-invalid={isInvalid}
        value={time}
        onChange={(event) => onText(joinInstant(day, event.target.value))}
        onBlur={(event) => leave(event, joinInstant(day, event.target.value))}
      />
      <span className={classes.zone}>{context.timeZone.replaceAll('_', ' ')}</span>
      <DayChips context={context} onChoose={choose} />
    </span>
  );
}

interface DayChipsProps {
  readonly context: TypingContext;
  readonly onChoose: (day: CalendarDay) => void;
  /** What the day of `V` is called. */
  readonly visitDay?: 'visit' | 'planned';
}

/** Buttons for the days most often meant; out of the tab order, since their keys work in the field. */
export function DayChips({ context, onChoose, visitDay = 'visit' }: DayChipsProps) {
  const t = useWords();
  const days: readonly (readonly [string, string, CalendarDay | null])[] = [
    ['day.today', 'T', context.today],
    ['day.yesterday', 'Y', addDays(context.today, -1)],
    [`day.${visitDay}`, 'V', context.visit],
  ];
  return (
    <span className={classes.chips}>
      {days.map(([key, letter, day]) =>
        day === null ? null : (
          <button key={key} type="button" tabIndex={-1} onClick={() => onChoose(day)}>
            {t(key)} <kbd>{letter}</kbd>
          </button>
        ),
      )}
    </span>
  );
}

/** Chooses a day by T, Y or V. A letter counts when it is all there is in the field or all of it is selected. */
export function chooseByKey(
  event: KeyboardEvent<HTMLInputElement>,
  context: TypingContext,
  choose: (day: CalendarDay) => void,
): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const box = event.currentTarget;
  const isWhole = box.value === '' || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
  const letter = event.key.toLowerCase();
  const day =
    letter === 't'
      ? context.today
      : letter === 'y'
        ? addDays(context.today, -1)
        : letter === 'v'
          ? context.visit
          : null;
  if (!isWhole || day === null) return;
  event.preventDefault();
  choose(day);
}
