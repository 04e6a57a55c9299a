import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { decimalText, integerText, resultText } from '@lutetia/shared/forms/typed-number';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { dayWithYear, partialDayText } from './day-words.js';
import { siteInstants, wallClockOf } from './site-instant.js';
import {
  parseTypedDay,
  parseTypedPartialDay,
  parseTypedTime,
  type TypedDateAnchors,
} from '../lib/typed-date.js';
import { writtenCodes, writtenText } from './values.js';

/** What reading a typed value needs besides the text. */
export interface TypingContext extends TypedDateAnchors {
  /** IANA time zone of the site, for instants. */
  readonly timeZone: string;
}

/** What typed text means: a value, nothing (empty), or the key of a sentence that says what is expected. */
export type TypedValue =
  | { readonly ok: true; readonly value: ItemValue | null }
  | { readonly ok: false; readonly expected: Expected };

/** What a field asks for, where what stands in it is nothing of the kind. */
export type Expected =
  | 'day'
  | 'partialDay'
  | 'time'
  | 'instant'
  | 'leftOut'
  | 'twice'
  | 'integer'
  | 'decimal'
  | 'laboratory';

/** Between the day and the time in the text of an instant's two boxes. */
const BETWEEN = '|';

/** The text a field starts with. Choices keep their codes, several with a space between. */
export function fieldText(item: ItemDefinition, value: ItemValue | null): string {
  if (item.type === 'choices') return writtenCodes(value).join(' ');
  const text = writtenText(value);
  if (text === '') return '';
  switch (item.type) {
    case 'day': {
      const day = parseCalendarDay(text);
      return day === null ? text : dayWithYear(day);
    }
    case 'partial-day':
      return partialDayText(text);
    case 'instant': {
      const clock = wallClockOf(text);
      return clock === null ? text : joinInstant(dayWithYear(clock.day), clock.time);
    }
    case 'text':
    case 'integer':
    case 'decimal':
    case 'scale':
    case 'quantity':
    case 'choice':
    case 'yes-no':
    case 'time':
      return text;
  }
}

/** Reads what was typed into a field; the unit is the one chosen beside it. */
export function readTyped(
  item: ItemDefinition,
  text: string,
  unit: string | null,
  context: TypingContext,
): TypedValue {
  const typed = text.trim();
  if (typed === '' || typed === BETWEEN) return { ok: true, value: null };
  switch (item.type) {
    case 'day':
      return read(parseTypedDay(typed, context), 'day');
    case 'partial-day':
      return read(parseTypedPartialDay(typed, context), 'partialDay');
    case 'time':
      return read(parseTypedTime(typed), 'time');
    case 'instant':
      return readInstant(typed, context);
    case 'integer':
      return read(integerText(typed), 'integer');
    case 'decimal':
    case 'scale':
      return read(decimalText(typed), 'decimal');
    case 'quantity': {
      const number = item.analyte === undefined ? decimalText(typed) : resultText(typed);
      const chosen = unit ?? item.units?.[0] ?? null;
      if (number === null)
        return { ok: false, expected: item.analyte === undefined ? 'decimal' : 'laboratory' };
      return { ok: true, value: { v: number, ...(chosen === null ? {} : { unit: chosen }) } };
    }
    case 'text':
      return { ok: true, value: { v: text } };
    case 'choices':
      return { ok: true, value: { v: typed.split(' ') } };
    case 'choice':
    case 'yes-no':
      return { ok: true, value: { v: typed } };
  }
}

/** Day and time as the two boxes of an instant show them. */
export function splitInstant(text: string): readonly [day: string, time: string] {
  const [day = '', time = ''] = text.split(BETWEEN);
  return [day, time];
}

/** The text of an instant from its two boxes. */
export function joinInstant(day: string, time: string): string {
  return `${day}${BETWEEN}${time}`;
}

function readInstant(typed: string, context: TypingContext): TypedValue {
  const [dayText, timeText] = splitInstant(typed);
  // A clock time that comes twice is typed with its offset, `2:30+01:00`.
  const [, clockText = '', offset = ''] = /^(.*?)\s*([+-]\d\d:\d\d)?$/.exec(timeText.trim()) ?? [];
  const day = parseTypedDay(dayText, context);
  const time = parseTypedTime(clockText);
  if (day === null || time === null) return { ok: false, expected: 'instant' };
  const [first, second] = siteInstants({ day, time }, context.timeZone).filter((v) => v.endsWith(offset));
  if (second !== undefined) return { ok: false, expected: 'twice' };
  if (first === undefined) return { ok: false, expected: offset === '' ? 'leftOut' : 'instant' };
  return { ok: true, value: { v: first } };
}

function read(
  value: string | null,
  expected: 'day' | 'partialDay' | 'time' | 'integer' | 'decimal',
): TypedValue {
  return value === null ? { ok: false, expected } : { ok: true, value: { v: value } };
}
