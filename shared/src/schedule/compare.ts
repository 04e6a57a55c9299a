import { daysBetween, toDayNumber } from '../calendar/calendar-day.js';
import { longDay } from './day-words.js';
import { visitKeyText } from './keys.js';
import { isDayProvisional } from './state.js';
import type { PlannedForm, PlannedVisit, ScheduleMove, SchedulePlan } from './types.js';

/**
 * What changed between two plans, and what stayed: the answer of every act and of its preview.
 *
 * Visits that are over and unchanged are left out; a visit that is still open and keeps its date is a line that says so.
 *
 * @param leftOut - why a visit of a sub-study falls away; null for any other
 */
export function compareSchedules(
  before: SchedulePlan,
  after: SchedulePlan,
  leftOut: (visit: PlannedVisit) => string | null = () => null,
): readonly ScheduleMove[] {
  const earlier = new Map(before.visits.map((visit) => [visitKeyText(visit), visit]));
  const later = new Set(after.visits.map(visitKeyText));
  const moves = after.visits.map((visit) =>
    moveOf(earlier.get(visitKeyText(visit)) ?? null, visit, after.visits),
  );
  const dropped = before.visits
    .filter((visit) => !later.has(visitKeyText(visit)))
    .map((visit) => droppedMove(visit, leftOut(visit)));
  return [...moves.filter((move) => move !== null), ...dropped];
}

function dayOf(visit: PlannedVisit): PlannedVisit['planned'] {
  return visit.occurred ?? visit.planned;
}

function moveOf(
  before: PlannedVisit | null,
  after: PlannedVisit,
  visits: readonly PlannedVisit[],
): ScheduleMove | null {
  if (before === null)
    return move('added', null, after, after.explanation.note ?? after.explanation.sentence);
  if (after.flags.includes('expired') && !before.flags.includes('expired')) {
    return move('expires', before, after, whyItExpires(after, visits));
  }
  if (after.status === 'not-applicable' && before.status !== 'not-applicable') {
    return move('not-applicable', before, after, after.explanation.note ?? 'No longer applicable');
  }
  if (before.status === 'not-applicable' && (after.status === 'open' || after.status === 'in-progress')) {
    return move('added', null, after, 'Applies again');
  }
  if (dayOf(before) !== dayOf(after))
    return move('moves', before, after, whyItTakesOver(before, after, visits) ?? whyItMoves(before, after));
  if (before.opens !== after.opens || before.closes !== after.closes) {
    return move('stays', before, after, `Keeps its day; its window follows ${after.explanation.anchor.name}`);
  }
  const forms = formsAffected(before, after);
  if (forms !== null) return move('stays', before, after, formsWords(forms));
  const isOpen = after.status === 'open' || after.status === 'in-progress';
  return isOpen ? move('stays', before, after, whyItStays(after)) : null;
}

function whyItStays({ explanation: { anchor } }: PlannedVisit): string {
  return anchor.code === 'added'
    ? 'Added by hand: nothing moves it'
    : `Counts from ${anchor.name}, which has not moved`;
}

/** How old the results will be, how old they may be, and by when they are to be repeated. */
function whyItExpires(
  { code, cycle, repetition, occurred }: PlannedVisit,
  visits: readonly PlannedVisit[],
): string {
  const repeat = visits.find(
    (visit) => visit.code === code && visit.cycle === cycle && visit.repetition > repetition,
  );
  const reason = repeat?.explanation.reason ?? null;
  if (repeat === undefined || reason?.kind !== 'repeated' || occurred === null)
    return 'Its results will be too old by then';
  const { day } = reason.event;
  const by = repeat.closes ?? repeat.planned;
  const words = (on: typeof day): string => longDay(toDayNumber(on));
  const age = `${daysBetween(occurred, day)} days, at most ${reason.atMostWords}`;
  const until = by === null ? '' : `; repeat by ${words(by)}`;
  return `The results of ${words(occurred)} will be too old on ${words(day)} (${age})${until}`;
}

function formsAffected(before: PlannedVisit | null, after: PlannedVisit): ScheduleMove['forms'] {
  if (before === null || before.forms === after.forms) return null;
  const added = formsOnlyIn(after.forms, before.forms);
  const removed = formsOnlyIn(before.forms, after.forms);
  return added.length === 0 && removed.length === 0 ? null : { added, removed };
}

function formsOnlyIn(forms: readonly PlannedForm[], others: readonly PlannedForm[]): readonly string[] {
  return forms
    .filter(
      ({ form, repetition }) => !others.some((one) => one.form === form && one.repetition === repetition),
    )
    .map(({ form }) => form);
}

function formsWords({ added, removed }: NonNullable<ScheduleMove['forms']>): string {
  const words = [
    added.length === 0 ? null : `now asks for ${added.join(', ')}`,
    removed.length === 0 ? null : `no longer asks for ${removed.join(', ')}`,
  ];
  return `Keeps its day; ${words.filter((word) => word !== null).join(' and ')}`;
}

function whyItMoves(before: PlannedVisit, after: PlannedVisit): string {
  if (after.occurred !== null && before.occurred !== after.occurred)
    return `Recorded on ${longDay(toDayNumber(after.occurred))}`;
  const { delay, anchor } = after.explanation;
  if (delay !== null && before.explanation.delay?.to !== delay.to) {
    return `${isEarlier(dayOf(before), dayOf(after)) ? 'Brought forward' : 'Delayed'}: ${delay.reason}`;
  }
  if (before.target !== after.target) return `Follows ${anchor.name}`;
  if (delay === null && before.explanation.delay !== null) return 'Its delay is undone';
  if (before.explanation.booked !== after.explanation.booked) return 'Booked for another day';
  return whySiteMovesIt(before, after) ?? 'Planned for another day';
}

/** Of a dose that hung on one which is not given now: what it counts from instead, and how it waits. Null for any other. */
function whyItTakesOver(
  { explanation: { anchor: former } }: PlannedVisit,
  { explanation: { anchor, offset, delay } }: PlannedVisit,
  visits: readonly PlannedVisit[],
): string | null {
  if (former.visit === null || anchor.visit === null || anchor.day === null || delay !== null) return null;
  const left = visitKeyText(former.visit);
  if (left === visitKeyText(anchor.visit)) return null;
  const place = visits.find((visit) => visitKeyText(visit) === left);
  if (place?.status !== 'skipped' && place?.status !== 'missed') return null;
  const interval = offset.replace(/^\+ /u, '');
  const day = longDay(toDayNumber(anchor.day));
  return `Takes the place of ${place.name}: ${interval} after ${anchor.name}, ${day}. To wait longer, delay it`;
}

/** Null where the site's closed days have nothing to do with it. */
function whySiteMovesIt(before: PlannedVisit, after: PlannedVisit): string | null {
  const closed = after.explanation.siteClosed;
  const open = before.explanation.siteClosed;
  if (closed !== null) {
    const why = closed.reason === null ? '' : `: ${closed.reason}`;
    return `The site is closed on ${longDay(toDayNumber(closed.on))}${why}`;
  }
  return open === null ? null : `The site names no closed day on ${longDay(toDayNumber(open.on))}`;
}

function isEarlier(from: PlannedVisit['planned'], to: PlannedVisit['planned']): boolean {
  return from !== null && to !== null && to < from;
}

function droppedMove(visit: PlannedVisit, leftOut: string | null): ScheduleMove {
  const why = whyItIsDropped(visit, leftOut);
  return { ...move('dropped', visit, visit, why), to: null, opens: null, closes: null };
}

/** A visit that waited for answers is not asked for after them; else the plan itself has changed. */
function whyItIsDropped({ explanation: { reason } }: PlannedVisit, leftOut: string | null): string {
  if (leftOut !== null) return leftOut;
  if (reason?.kind !== 'depends') return 'No longer in the plan';
  const falls = 'not apply by what is recorded now';
  return reason.cycles === undefined ? `Does ${falls}` : `Of ${reason.cycles}, which does ${falls}`;
}

function move(
  effect: ScheduleMove['effect'],
  before: PlannedVisit | null,
  after: PlannedVisit,
  why: string,
): ScheduleMove {
  const to = dayOf(after);
  const cycles = cyclesOf(before) ?? cyclesOf(after);
  const isSaid = effect === 'dropped' || cycles === null;
  return {
    code: after.code,
    cycle: after.cycle,
    repetition: after.repetition,
    name: after.name,
    effect,
    from: before === null ? null : dayOf(before),
    to,
    opens: after.opens,
    closes: after.closes,
    outOfWindow: leavesWindow(after),
    isProvisional: isDayProvisional(after),
    forms: formsAffected(before, after),
    why: isSaid ? why : `Of ${cycles}. ${why}`,
  };
}

/** Whose cycle a visit is of while the arm is not known: those of two arms may have the same name. */
function cyclesOf(visit: PlannedVisit | null): string | null {
  const reason = visit?.explanation.reason ?? null;
  return reason?.kind === 'depends' ? (reason.cycles ?? null) : null;
}

/** What took place is judged by its flag: done before an event that then moved, it is never out of window for that. */
function leavesWindow({ occurred, planned, opens, closes, flags }: PlannedVisit): boolean {
  if (occurred !== null) return flags.includes('out-of-window');
  if (planned === null) return false;
  return (opens !== null && planned < opens) || (closes !== null && planned > closes);
}
