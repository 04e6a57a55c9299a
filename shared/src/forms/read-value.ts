import { isRecordable, parseCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { calendarDayOfInstant, instantMilliseconds, parseInstant } from '../calendar/instant.js';
import { parsePartialDay, partialDayRange } from '../calendar/partial-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { isBlank } from './blank.js';
import { comparedNumber } from './comparator.js';
import type { CompiledItem } from './compiled.js';
import { dayText } from './display.js';
import { unitsText, unitText } from './unit-text.js';
import { asDecimal } from '../expressions/decimal.js';
import { unitFactor } from './operands.js';
import { FORM_LIMITS } from './limits.js';
import { text } from '../study/words.js';
import { ABSENT_CODES, type AbsentCode, type ItemValue } from './value.js';

/** What time it is at the site, as far as the caller knows: what lies after it is refused. */
export interface SiteMoment {
  /** The site's own calendar day. */
  readonly today: CalendarDay;
  /** IANA time zone of the site, to know on which day of the site an instant lies. */
  readonly timeZone?: string | null;
  /** The latest instant that is not to come, in milliseconds since 1970-01-01T00:00Z; without it only the day is known. */
  readonly latest?: number | null;
}

export type ValueReading =
  | { readonly ok: true; readonly value: ItemValue }
  | { readonly ok: false; readonly code: 'invalid-value' | 'in-future'; readonly message: string };

const NUL_OR_LONE_SURROGATE = /\0|\p{Surrogate}/u;
const INTEGER = /^[+-]?\d{1,15}$/;
const DECIMAL = /^[+-]?\d{1,15}(?:\.(\d+))?$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** Digits after the point where the definition states no number. */
const MOST_DECIMALS = 10;

/**
 * Reads what somebody sent for an item; never trusts its shape.
 *
 * @param raw - `{ v, unit? }` or `{ absent, reason? }`; numbers may be JSON numbers and become their text
 * @param moment - what time it is at the site; null leaves the future unchecked (values already stored)
 */
export function readValue(item: CompiledItem, raw: unknown, moment: SiteMoment | null): ValueReading {
  if (!isRecord(raw)) return invalid(item, 'must be { "v": ... }, { "absent": ... } or null');
  const keys = Object.keys(raw);
  if (Object.hasOwn(raw, 'absent')) {
    return keys.every((key) => key === 'absent' || key === 'reason')
      ? readAbsent(labelOf(item), raw)
      : invalid(item, 'is both there and absent');
  }
  if (!Object.hasOwn(raw, 'v')) return invalid(item, 'has neither a value nor a reason why there is none');
  if (!keys.every((key) => VALUE_KEYS.has(key))) return invalid(item, 'may hold only v, unit and explained');
  if (raw['unit'] !== undefined && item.definition.type !== 'quantity') return invalid(item, 'has no unit');
  const reading = readTyped(item, raw['v'], raw['unit'], moment);
  if (!reading.ok || raw['explained'] === undefined) return reading;
  const fault = reasonsFault(raw['explained']);
  if (fault !== null) return invalid(item, fault);
  return { ok: true, value: { ...reading.value, explained: raw['explained'] as Record<string, string> } };
}

/** What a value may be sent with; `fired` is the server's own, and is passed over when a client sends it back. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['v', 'unit', 'explained', 'fired']);

/** What is wrong with the reasons given to checks; which checks there are is for the form to say. */
function reasonsFault(explained: unknown): string | null {
  if (!isRecord(explained)) return 'needs its reasons by check';
  for (const [check, reason] of Object.entries(explained)) {
    if (typeof reason !== 'string') return `needs the reason for ${check} as text`;
    const fault = textFault(reason, FORM_LIMITS.characters);
    if (fault !== null)
      return `has a reason for ${check} that ${fault.replace('; send null to empty it', '')}`;
  }
  return null;
}

/**
 * Reads why a whole form or section holds nothing.
 *
 * @param label - what a person calls the form or section
 * @param raw - `{ absent, reason? }`
 */
export function readMark(label: string, raw: unknown): ValueReading {
  const isMark = isRecord(raw) && Object.keys(raw).every((key) => key === 'absent' || key === 'reason');
  return isMark ? readAbsent(label, raw) : refused(label, 'holds no value, only why there is none');
}

function readTyped(item: CompiledItem, v: unknown, unit: unknown, moment: SiteMoment | null): ValueReading {
  switch (item.definition.type) {
    case 'text':
      return readText(item, v);
    case 'integer':
    case 'decimal':
      return readNumber(item, v);
    case 'quantity':
      return readQuantity(item, v, unit);
    case 'scale':
      return readScale(item, v);
    case 'choice':
      return typeof v === 'string' && item.codes?.includes(v) === true
        ? { ok: true, value: { v } }
        : invalid(item, 'must be one of its choices');
    case 'choices':
      return readChoices(item, v);
    case 'yes-no':
      return v === 'Y' || v === 'N' ? { ok: true, value: { v } } : invalid(item, 'must be Y or N');
    case 'time':
      return typeof v === 'string' && TIME.test(v)
        ? { ok: true, value: { v } }
        : invalid(item, 'must be a time, 00:00 to 23:59');
    case 'day':
    case 'partial-day':
    case 'instant':
      return readDay(item, v, moment);
  }
}

function readAbsent(label: string, raw: Readonly<Record<string, unknown>>): ValueReading {
  const { absent, reason } = raw;
  if (!isAbsentCode(absent)) return refused(label, `can be absent as ${ABSENT_CODES.join(', ')}`);
  if (reason === undefined || reason === null) return { ok: true, value: { absent } };
  if (typeof reason !== 'string') return refused(label, 'needs its reason as text');
  const fault = textFault(reason, FORM_LIMITS.characters);
  return fault === null ? { ok: true, value: { absent, reason } } : refused(label, fault);
}

function readText(item: CompiledItem, v: unknown): ValueReading {
  if (typeof v !== 'string') return invalid(item, 'must be text');
  const fault = textFault(v, item.definition.maxLength ?? FORM_LIMITS.characters);
  return fault === null ? { ok: true, value: { v } } : invalid(item, fault);
}

/** Text is kept exactly as typed; only what no database can hold is refused. */
function textFault(typed: string, most: number): string | null {
  if (NUL_OR_LONE_SURROGATE.test(typed))
    return 'contains a character that is not text (NUL or half a character)';
  if (isBlank(typed)) return 'is blank; send null to empty it';
  return isLonger(typed, most) ? `is longer than ${most} characters` : null;
}

/** Counts no further than it must. */
function isLonger(typed: string, most: number): boolean {
  return typed.length > most && (typed.length > 2 * most || Array.from(typed).length > most);
}

/** @param unit - of a quantity: its bounds are in the item's first unit */
function readNumber(item: CompiledItem, v: unknown, unit?: string): ValueReading {
  const { type, decimals, min, max } = item.definition;
  const typed = typeof v === 'number' ? String(v) : v;
  if (typeof typed !== 'string') return invalid(item, 'must be a number');
  const written = typed.trim();
  const compared = item.definition.analyte === undefined ? null : comparedNumber(written);
  const number = compared?.number ?? written;
  if (type === 'integer' && !INTEGER.test(number)) return invalid(item, 'must be a whole number');
  const parts = DECIMAL.exec(number);
  if (parts === null) return invalid(item, 'must be a number with a point before its decimals');
  const most = decimals ?? MOST_DECIMALS;
  if ((parts[1]?.length ?? 0) > most)
    return invalid(
      item,
      most === 0 ? 'has no decimals' : `has at most ${most} ${most === 1 ? 'decimal' : 'decimals'}`,
    );
  if (compared?.comparator === '<' && Number(number) <= 0) return invalid(item, 'is never below 0');
  const factor = unitFactor(item.definition, unit);
  const canonical = factor === 1 ? Number(number) : asDecimal(Number(number) * factor);
  const first = unit === undefined ? '' : ` ${unitText(item.definition.units?.[0] ?? unit)}`;
  if (min !== undefined && canonical < min) return invalid(item, `cannot be below ${min}${first}`);
  if (max !== undefined && canonical > max) return invalid(item, `cannot be above ${max}${first}`);
  return { ok: true, value: { v: written } };
}

/** A point of a visual scale: a number on one of its steps. */
function readScale(item: CompiledItem, v: unknown): ValueReading {
  const reading = readNumber(item, v);
  if (!reading.ok || !('v' in reading.value)) return reading;
  const { min = 0, step = 1 } = item.definition;
  const steps = asDecimal((Number(reading.value.v) - min) / step);
  return Number.isInteger(steps) ? reading : invalid(item, `goes in steps of ${step} from ${min}`);
}

function readQuantity(item: CompiledItem, v: unknown, unit: unknown): ValueReading {
  const units = item.definition.units ?? [];
  const chosen = unit ?? units[0];
  if (typeof chosen !== 'string' || !units.includes(chosen))
    return invalid(item, `is measured in ${unitsText(units)}`);
  const reading = readNumber(item, v, chosen);
  return reading.ok && 'v' in reading.value
    ? { ok: true, value: { v: reading.value.v, unit: chosen } }
    : reading;
}

function readChoices(item: CompiledItem, v: unknown): ValueReading {
  const known = item.codes ?? [];
  const sent: readonly unknown[] = Array.isArray(v) ? v : [];
  const isList = sent.length > 0 && new Set(sent).size === sent.length;
  if (!isList || !sent.every((code) => typeof code === 'string' && known.includes(code))) {
    return invalid(item, 'must be a list of its choices, each once');
  }
  return { ok: true, value: { v: known.filter((code) => sent.includes(code)) } };
}

function readDay(item: CompiledItem, v: unknown, moment: SiteMoment | null): ValueReading {
  if (typeof v !== 'string') return invalid(item, 'must be text');
  const typed = v.trim();
  const first = firstDay(item, typed);
  if (first === null || !isRecordable(typed))
    return invalid(item, DAY_SHAPE[item.definition.type] ?? 'is not a calendar day');
  const future =
    moment === null || item.definition.mayBeFuture === true ? null : futureFault(item, typed, first, moment);
  if (future !== null) return { ok: false, code: 'in-future', message: `${labelOf(item)} is ${future}.` };
  return { ok: true, value: { v: typed } };
}

/** Why a day or an instant lies in the future; null where it does not. An instant lies on a day of the site's. */
function futureFault(
  { definition: { type } }: CompiledItem,
  typed: string,
  first: number,
  { today, timeZone = null, latest = null }: SiteMoment,
): string | null {
  const isInstant = type === 'instant';
  const said = isInstant ? typed.slice(0, 10) : typed;
  const after = `after today, ${dayText(today)}`;
  if (first > toDayNumber(today)) return `${dayText(said)}, ${after}`;
  if (!isInstant) return null;
  const there = timeZone === null ? null : calendarDayOfInstant(typed, timeZone);
  if (there !== null && there > today) return `${dayText(there)} at the site, ${after}`;
  const isToCome = latest !== null && (instantMilliseconds(typed) ?? 0) > latest;
  return isToCome ? `${dayText(said)} at ${typed.slice(11, 16)}, which is still to come` : null;
}

const DAY_SHAPE: Readonly<Record<string, string>> = {
  day: 'must be a day of the calendar, YYYY-MM-DD, from 1900 to 2199',
  'partial-day': 'must be a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY, from 1900 to 2199',
  instant: 'must be a day and a time with its offset, YYYY-MM-DDTHH:MM+01:00, from 1900 to 2199',
};

/** The first day the text can mean, as a day number; null when it is not of the item's type. */
function firstDay(item: CompiledItem, typed: string): number | null {
  if (item.definition.type === 'partial-day') {
    const partial = parsePartialDay(typed);
    return partial === null ? null : partialDayRange(partial).first;
  }
  const isInstant = item.definition.type === 'instant';
  if (isInstant && parseInstant(typed) === null) return null;
  const day = parseCalendarDay(isInstant ? typed.slice(0, 10) : typed);
  return day === null ? null : toDayNumber(day);
}

function isAbsentCode(code: unknown): code is AbsentCode {
  return ABSENT_CODES.some((known) => known === code);
}

function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function invalid(item: CompiledItem, fact: string): ValueReading {
  return refused(labelOf(item), fact);
}

function refused(label: string, fact: string): Extract<ValueReading, { ok: false }> {
  return { ok: false, code: 'invalid-value', message: `${label} ${fact}.` };
}

function labelOf(item: CompiledItem): string {
  return text(item.definition.label);
}
