import { toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import { ended, longDay, shortDay, windowText } from './day-words.js';
import { repetitionOf } from './names.js';
import { noteWords, type ScheduleNote } from './note.js';
import { isPlannedOutside } from './out-of-window.js';
import { isBackOnTarget, type Placement } from './placement.js';
import type { AnchorManner, DateExplanation, SiteClosedDay } from './types.js';

/** Says of one placed visit where its date comes from. */
export function explain(placement: Placement): DateExplanation {
  return new Explanation(placement);
}

/**
 * Everything is made when it is read: a plan has many visits, and few of them are asked why. As JSON it is whole.
 */
class Explanation implements DateExplanation {
  readonly #placement: Placement;

  constructor(placement: Placement) {
    this.#placement = placement;
  }

  get anchor(): DateExplanation['anchor'] {
    const { anchor, slot, repetition } = this.#placement;
    if (anchor === null) {
      const visit = { code: slot.code, cycle: slot.cycle, repetition };
      return { code: 'added', name: 'Added by hand', day: null, basis: 'firm', how: 'on', visit };
    }
    const { code, name, day, basis, how, visit } = anchor;
    return { code, name, day: dayText(day), basis, how, visit };
  }

  get offset(): string {
    return offsetWords(this.#placement);
  }

  get duration(): string | null {
    const { slot, repetition, note } = this.#placement;
    if (slot.timing === null) return null;
    if (isOnlyValidBefore(this.#placement) && note?.kind === 'repeated') return `-${note.atMost}`;
    return repetitionOf(slot, repetition).offsetText;
  }

  get window(): DateExplanation['window'] {
    const { timing } = this.#placement.slot;
    if (timing === null || (timing.before === null && timing.after === null)) return null;
    return { before: timing.beforeText, after: timing.afterText };
  }

  get assumed(): string | null {
    return this.#placement.slot.timing?.assumed ?? null;
  }

  get delay(): DateExplanation['delay'] {
    return delayOf(this.#placement);
  }

  get booked(): CalendarDay | null {
    return this.#placement.fact?.bookedOn ?? null;
  }

  get siteClosed(): SiteClosedDay | null {
    const { siteClosed, planned } = this.#placement;
    if (siteClosed === null || planned === null) return null;
    const { on, reason, rule } = siteClosed;
    return { on: toCalendarDay(on), reason, rule, to: toCalendarDay(planned) };
  }

  get reason(): ScheduleNote | null {
    return this.#placement.note;
  }

  get note(): string | null {
    const { note, fact } = this.#placement;
    return note === null ? (fact?.missed?.reason ?? fact?.skipped?.reason ?? null) : noteWords(note);
  }

  get sentence(): string {
    const placement = this.#placement;
    const sentences = [
      derivation(placement),
      closedSite(placement),
      moved(delayOf(placement)),
      takenBack(placement),
      booked(placement),
      settled(placement),
    ];
    return sentences.filter((sentence) => sentence !== null).join(' ');
  }

  toJSON(): DateExplanation {
    const { anchor, offset, duration, window, assumed, delay, booked, siteClosed, reason, note, sentence } =
      this;
    return { anchor, offset, duration, window, assumed, delay, booked, siteClosed, reason, note, sentence };
  }
}

function dayText(day: DayNumber | null): CalendarDay | null {
  return day === null ? null : toCalendarDay(day);
}

function delayOf(placement: Placement): DateExplanation['delay'] {
  const { fact, target } = placement;
  const delay = fact?.delay ?? null;
  if (delay === null || isBackOnTarget(placement)) return null;
  const days = target === null ? 0 : toDayNumber(delay.to) - target;
  return { from: dayText(target), to: delay.to, days, reason: delay.reason, decidedOn: delay.decidedOn };
}

/** True of a repeat that has only to lie where it is still valid before an event: its own timing says nothing of it. */
function isOnlyValidBefore({ slot, anchor, note }: Placement): boolean {
  return note?.kind === 'repeated' && anchor?.code !== slot.timing?.anchorCode;
}

/** `+ 8 weeks`, `− 5 days`, or nothing for the anchor's own day. */
function offsetWords(placement: Placement): string {
  const { slot, repetition, note } = placement;
  if (slot.timing === null) return '';
  if (isOnlyValidBefore(placement) && note?.kind === 'repeated') return `− up to ${note.atMostWords}`;
  return repetitionOf(slot, repetition).offsetWords;
}

/** `Cycle 2 dose, given Tue 16 Apr 2026 + 8 weeks = Tue 11 Jun 2026, window 4–18 Jun.` */
function derivation(placement: Placement): string | null {
  const { anchor, target } = placement;
  if (anchor === null) return target === null ? null : `Added for ${longDay(target)}.`;
  if (anchor.day === null || target === null) return `No date yet: waits for ${anchor.name.toLowerCase()}.`;
  const offset = offsetWords(placement);
  const sum = offset === '' || isOnlyValidBefore(placement) ? offset : `${offset} = ${longDay(target)}`;
  const from = `${anchor.name}, ${ANCHOR_WORDS[anchor.how]} ${longDay(anchor.day)}`;
  return `${from}${sum === '' ? '' : ` ${sum}`}${windowWords(placement, target)}.`;
}

const ANCHOR_WORDS: Readonly<Record<AnchorManner, string>> = {
  given: 'given',
  on: 'on',
  planned: 'planned',
  expected: 'expected',
  skipped: 'not given, planned',
  'not-done': 'not done, planned',
};

function windowWords({ opens, closes, hours }: Placement, target: DayNumber): string {
  if (opens === null && closes === null) return ', no window';
  if (hours !== null) {
    const side = (edge: number | null): number =>
      edge === null ? 0 : Math.abs(Math.round((edge - hours.target) / 3_600_000));
    return `, window −${side(hours.opens)} h to +${side(hours.closes)} h`;
  }
  return `, window ${windowText(opens, closes, target)}`;
}

function closedSite(placement: Placement): string | null {
  const { siteClosed: closed, planned } = placement;
  if (closed === null || planned === null) return null;
  const reason = closed.reason === null ? '' : ` (${closed.reason})`;
  const outside = isPlannedOutside(placement) ? ', outside the window, of which no day is open' : '';
  return `The site is closed on ${longDay(closed.on)}${reason}: planned for ${longDay(planned)}${outside}.`;
}

function moved(delay: DateExplanation['delay']): string | null {
  if (delay === null) return null;
  const days = delay.from === null ? '' : ` ${delay.days < 0 ? '−' : '+'}${Math.abs(delay.days)} d`;
  return `Moved${days} to ${longDay(toDayNumber(delay.to))}, decided ${shortDay(toDayNumber(delay.decidedOn), toDayNumber(delay.to))}: ${ended(delay.reason)}`;
}

function takenBack(placement: Placement): string | null {
  const delay = placement.fact?.delay ?? null;
  if (delay === null || !isBackOnTarget(placement)) return null;
  return `Back on its target day, decided ${shortDay(toDayNumber(delay.decidedOn), toDayNumber(delay.to))}: ${ended(delay.reason)}`;
}

/** A visit added by hand is booked for the day it was added for, which is said already. */
function booked({ anchor, fact, planned }: Placement): string | null {
  if (anchor === null || fact === null || fact.bookedOn === null || planned === null) return null;
  return toDayNumber(fact.bookedOn) === planned ? `Booked for ${longDay(planned)}.` : null;
}

function settled({ note, fact, status }: Placement): string | null {
  if (status === 'missed' && fact?.missed != null) return `Missed: ${ended(fact.missed.reason)}`;
  if (status === 'skipped' && fact?.skipped != null) return `Skipped: ${ended(fact.skipped.reason)}`;
  return note === null ? null : `${noteWords(note)}.`;
}
