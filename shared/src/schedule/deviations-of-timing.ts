import { clockInZone, dayInZone } from '../calendar/instant.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledTiming } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { hoursAndMinutes, longDay, plural, shortDay, windowText } from './day-words.js';
import { inside, nameOf, type DeviationDraft } from './deviation-draft.js';
import { wasNotGiven } from './fate.js';
import { daysOutside, millisecondsOutside, timedVisit, type TimedVisit } from './out-of-window.js';
import type { Placement, ResolvedAnchor } from './placement.js';

/** Out of order, interval or window: the plainest one only, since they have one cause. Hours are judged by instants. */
export function timingDraft(
  context: PlanContext,
  placement: Placement,
  occurred: DayNumber,
  timeZone: string,
): DeviationDraft | null {
  const { anchor, slot } = placement;
  const { timing } = slot;
  if (timing === null || anchor === null) return null;
  const timed = timedVisit(placement);
  if (timed !== null) return timedDraft(placement, timed, timing, anchor, timeZone);
  const took = `${nameOf(placement)} on ${longDay(occurred)}`;
  if (anchor.basis === 'firm' && anchor.day !== null && anchor.how !== 'not-done') {
    const days = occurred - anchor.day;
    // A repeat is made before what it must be valid for, whatever the visit's own timing counts from.
    const backwards = timing.backwards || placement.note?.kind === 'repeated';
    const wrongSide = backwards ? days > 0 : days < 0;
    if (wrongSide) {
      const side = backwards ? 'after' : 'before';
      const sentence = `${took} took place ${side} ${inside(anchor.name)} on ${longDay(anchor.day)}.`;
      return { kind: 'out-of-order', placement, on: occurred, days, sentence };
    }
  }
  if (isAhead(context, timing, anchor)) {
    const sentence = `${took} took place before ${inside(anchor.name)}, which is not recorded.`;
    return { kind: 'out-of-order', placement, on: occurred, days: null, sentence };
  }
  const { distance: outside, shift } = daysOutside(placement);
  if (outside === 0) return null;
  const distance = `${plural(Math.abs(outside), 'day')} ${outside < 0 ? 'early' : 'late'}`;
  const window = windowJudged(placement, anchor, shift, occurred);
  // From the planned day of a dose that was skipped there is no interval between two doses, nor to one that was not given.
  const followsDose =
    timing.anchor.kind === 'administration' && anchor.how !== 'skipped' && !wasNotGiven(context, placement);
  if (slot.isDose && followsDose && anchor.day !== null) {
    const kind = outside < 0 ? 'interval-too-short' : 'interval-too-long';
    const apart = occurred - anchor.day;
    const interval = `${plural(Math.abs(apart), 'day')} ${apart < 0 ? 'before' : 'after'}`;
    const sentence = `${took} was given ${interval} ${inside(anchor.name)}, ${distance} (${window}).`;
    return { kind, placement, on: occurred, days: outside, sentence };
  }
  const sentence = `${took} took place ${distance} (${window}).`;
  return { kind: 'out-of-window', placement, on: occurred, days: outside, sentence };
}

/** The window a visit was measured against: as it stands, or for another day that what it comes before had been planned for. */
function windowJudged(
  { opens, closes }: Placement,
  anchor: ResolvedAnchor,
  shift: number,
  beside: DayNumber,
): string {
  const moved = (edge: DayNumber | null): DayNumber | null =>
    edge === null ? null : ((edge + shift) as DayNumber);
  const window = `window ${windowText(moved(opens), moved(closes), beside)}`;
  const before = shift === 0 ? null : moved(anchor.day);
  return before === null ? window : `${window}, for ${inside(anchor.name)} on ${longDay(before)}`;
}

/** Whether what is to come after a visit or a dose took place while nothing of that one is recorded. */
function isAhead(
  { study, placements }: PlanContext,
  { anchor: { kind }, backwards }: CompiledTiming,
  { how, impossible, visit }: ResolvedAnchor,
): boolean {
  if (kind !== 'visit' && kind !== 'dose' && kind !== 'administration') return false;
  if (backwards || impossible !== null || (how !== 'planned' && how !== 'expected')) return false;
  // The day of the dose's visit may be known while its administration is still to be filled in.
  const index = visit === null ? undefined : study.slotsByKey.get(`${visit.code}/${visit.cycle}`);
  return (placements[index ?? -1] ?? []).every(({ occurred }) => occurred === null);
}

/** Hours from one instant to another, and the window's edges as the site's clock shows them. */
function timedDraft(
  placement: Placement,
  timed: TimedVisit,
  timing: CompiledTiming,
  anchor: ResolvedAnchor,
  timeZone: string,
): DeviationDraft | null {
  const { at, from, hours } = timed;
  const on = dayInZone(at, timeZone);
  const elapsed = at - from;
  const side = elapsed < 0 ? 'before' : 'after';
  const took = `${nameOf(placement)} on ${longDay(on)} took place at ${clockInZone(at, timeZone)}`;
  const distance = `${hoursAndMinutes(elapsed)} ${side} ${inside(anchor.name)}`;
  const base = { placement, on, days: null } as const;
  if (timing.backwards ? elapsed > 0 : elapsed < 0)
    return { ...base, kind: 'out-of-order', sentence: `${took}, ${distance}.` };
  const outside = millisecondsOutside(placement, timed);
  if (outside === 0) return null;
  const late = `${hoursAndMinutes(outside)} ${outside < 0 ? 'early' : 'late'}`;
  const moment = (edge: number | null): string =>
    edge === null ? '' : `${shortDay(dayInZone(edge, timeZone), on)} ${clockInZone(edge, timeZone)}`;
  const window = `window ${moment(hours.opens)} – ${moment(hours.closes)}`;
  return { ...base, kind: 'out-of-window', sentence: `${took}, ${distance}, ${late} (${window}).` };
}
