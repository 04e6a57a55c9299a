import { civilOf, toCalendarDay } from '../calendar/calendar-day.js';
import { parseDuration } from '../calendar/duration.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import { toDayNumber } from '../calendar/calendar-day.js';
import { repeatedOffset, type Duration } from '../calendar/duration.js';
import type { Placement } from './placement.js';
import type { DateExplanation } from './types.js';

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue 16 Apr 2026`. */
export function longDay(day: DayNumber): string {
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = WEEKDAYS[((day % 7) + 7) % 7];
  return `${weekday ?? ''} ${shortDay(day)} ${civilOf(day).year}`;
}

/** `16 Apr`. */
export function shortDay(day: DayNumber): string {
  const { month, day: ofMonth } = civilOf(day);
  return `${ofMonth} ${MONTHS[month - 1] ?? ''}`;
}

/** A duration in a few letters: `56 d`, `2 mo`, `24 h`, without its sign; `0 d` for none. */
export function durationWords({ months, days, hours }: Duration): string {
  const parts = [
    [months, 'mo'],
    [days, 'd'],
    [hours, 'h'],
  ] as const;
  const words = parts
    .filter(([amount]) => amount !== 0)
    .map(([amount, unit]) => `${Math.abs(amount)} ${unit}`);
  return words.length === 0 ? '0 d' : words.join(' ');
}

/** Says of one placed visit where its date comes from. The sentence is made when it is read. */
export function explain(placement: Placement): DateExplanation {
  const { slot, anchor, fact, note } = placement;
  const timing = slot.timing;
  const delay = delayOf(placement);
  return {
    anchor: {
      code: anchor?.code ?? 'added',
      name: anchor?.name ?? 'Added by hand',
      day: anchor === null || anchor.day === null ? null : toCalendarDay(anchor.day),
      basis: anchor?.basis ?? 'firm',
    },
    offset: offsetWords(placement),
    window:
      timing === null || (timing.before === null && timing.after === null)
        ? null
        : { before: timing.beforeText, after: timing.afterText },
    assumed: timing?.assumed ?? null,
    delay,
    note: note ?? fact?.missed?.reason ?? fact?.skipped?.reason ?? null,
    get sentence(): string {
      return explainSentence(placement, delay);
    },
  };
}

function delayOf({ fact, target }: Placement): DateExplanation['delay'] {
  const delay = fact?.delay ?? null;
  if (delay === null) return null;
  const from: CalendarDay | null = target === null ? null : toCalendarDay(target);
  const days = target === null ? 0 : toDayNumber(delay.to) - target;
  return { from, to: delay.to, days, reason: delay.reason, decidedOn: delay.decidedOn };
}

/** `+ 56 d`, `- 5 d`, or nothing for the anchor's own day. */
function offsetWords({ slot, repetition }: Placement): string {
  if (slot.timing === null) return '';
  const offset =
    slot.repeat === null
      ? slot.timing.offset
      : repeatedOffset(slot.timing.offset, slot.repeat.every, repetition);
  if (offset.months === 0 && offset.days === 0 && offset.hours === 0) return '';
  return `${slot.timing.backwards ? '−' : '+'} ${durationWords(offset)}`;
}

function explainSentence(placement: Placement, delay: DateExplanation['delay']): string {
  const sentences = [derivation(placement), moved(delay), booked(placement), settled(placement)];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

/** `Cycle 2 dose, given Tue 16 Apr 2026 + 56 d = Tue 11 Jun 2026, window 4 Jun – 18 Jun.` */
function derivation(placement: Placement): string | null {
  const { anchor, target } = placement;
  if (anchor === null) return target === null ? null : `Added for ${longDay(target)}.`;
  if (anchor.day === null || target === null) return `No date yet: waits for ${anchor.name.toLowerCase()}.`;
  const offset = offsetWords(placement);
  const sum = offset === '' ? '' : ` ${offset} = ${longDay(target)}`;
  return `${anchor.name}, ${anchorWord(anchor.code, anchor.basis)} ${longDay(anchor.day)}${sum}${windowWords(placement)}.`;
}

function anchorWord(code: string, basis: DateExplanation['anchor']['basis']): string {
  if (basis === 'planned') return 'planned';
  if (basis === 'provisional') return 'expected';
  return code === 'dose' || code === 'administration' ? 'given' : 'on';
}

function windowWords({ opens, closes, hours, target }: Placement): string {
  if (opens === null && closes === null) return ', no window';
  if (hours !== null) {
    const side = (edge: number): number => Math.abs(Math.round((edge - hours.target) / 3_600_000));
    return `, window −${side(hours.opens)} h to +${side(hours.closes)} h`;
  }
  return `, window ${shortDay(opens ?? target ?? (0 as DayNumber))} – ${shortDay(closes ?? target ?? (0 as DayNumber))}`;
}

function moved(delay: DateExplanation['delay']): string | null {
  if (delay === null) return null;
  const days = `${delay.days < 0 ? '−' : '+'}${Math.abs(delay.days)} d`;
  return `Moved ${days} to ${longDay(toDayNumber(delay.to))}, decided ${shortDay(toDayNumber(delay.decidedOn))}: ${ended(delay.reason)}`;
}

function booked({ fact, planned }: Placement): string | null {
  if (fact === null || fact.bookedOn === null || planned === null) return null;
  return toDayNumber(fact.bookedOn) === planned ? `Booked for ${longDay(planned)}.` : null;
}

function settled({ note, fact, status }: Placement): string | null {
  if (status === 'missed' && fact?.missed != null) return `Missed: ${ended(fact.missed.reason)}`;
  if (status === 'skipped' && fact?.skipped != null) return `Skipped: ${ended(fact.skipped.reason)}`;
  return note === null ? null : `${note}.`;
}

/** The words of one duration text, for columns: `P8W` -> `56 d`. */
export function durationTextWords(text: string): string {
  const duration = parseDuration(text);
  return duration === null ? text : durationWords(duration);
}

/** What somebody typed as a reason, closed with a full stop unless it has its own end. */
export function ended(reason: string): string {
  return /[.!?…]\s*$/.test(reason) ? reason.trimEnd() : `${reason}.`;
}
