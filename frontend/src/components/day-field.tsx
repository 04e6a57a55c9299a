import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords, type Words } from '../i18n/use-words.js';
import { dayWithYear, daysBetween, longDay, shortDay } from '../lib/dates.js';
import { dayFaultWords } from '../lib/day-fault-words.js';
import { parseTypedDay } from '../lib/typed-date.js';

interface DayFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty while nothing that is a day stands in the field. */
  readonly value: string;
  /** The day, or empty with what was typed when that is no day. */
  readonly onChange: (day: string, typed: string) => void;
  /** The day at the site: what `t` and a day without a year are read against. */
  readonly today: string;
  readonly hint?: React.ReactNode;
  readonly error?: string | null;
  readonly isFirst?: boolean;
}

/** A day typed as people type it (`26/11`, `26 nov`, `t`), and repeated in words so that nobody has to trust it. */
export function DayField(props: DayFieldProps) {
  const { label, value, onChange, today, hint, error = null, isFirst = false } = props;
  const t = useWords('common');
  const [text, setText] = useState(value === '' ? '' : dayWithYear(value));
  const [isLeft, setLeft] = useState(false);
  const read = (typed: string): string =>
    parseTypedDay(typed, { today: requireCalendarDay(today), visit: null }) ?? '';
  // A day chosen elsewhere, in the calendar beside the field, replaces what was typed.
  const shown = value === '' || read(text) === value ? text : dayWithYear(value);
  const isNoDay = isLeft && shown.trim() !== '' && value === '';
  return (
    <TextInput
      label={label}
      value={shown}
      autoComplete="off"
      placeholder={example(today, t)}
      description={
        <>
          {value !== '' && <span className="day-words">{inWords(value, today, t)}</span>}
          {hint}
        </>
      }
      error={isNoDay ? dayFaultWords(shown, requireCalendarDay(today), t) : error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setLeft(false);
        onChange(read(event.currentTarget.value), event.currentTarget.value);
      }}
      // Typing replaces a day that stands there already.
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        setLeft(true);
        if (value !== '') setText(dayWithYear(value));
      }}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}

/** The day it is, as people type it: never one that may not be entered yet. */
function example(today: string, t: Words): string {
  if (today === '') return '';
  const [, month, day] = today.split('-');
  return t('dayField.example', { day: shortDay(today, today), short: `${Number(day)}/${Number(month)}` });
}

/** `Thursday 26 November 2026, in 5 days`. */
function inWords(day: string, today: string, t: Words): string {
  return `${longDay(day)} ${day.slice(0, 4)}, ${distanceWords(daysBetween(today, day) ?? 0, t)}`;
}

const MOST_DAYS_IN_A_YEAR = 366;

/** `in 5 days`; beyond a year `more than 6 years ago`. */
function distanceWords(days: number, t: Words): string {
  if (days === 0) return t('today');
  const years = Math.floor(Math.abs(days) / MOST_DAYS_IN_A_YEAR);
  if (years > 0) return t(days > 0 ? 'dayField.aheadYears' : 'dayField.agoYears', { count: years });
  return t(days > 0 ? 'dayField.ahead' : 'dayField.ago', { count: Math.abs(days) });
}
