import { toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { addDuration } from '../calendar/duration.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledActivity, CompiledTiming, CompiledValidity, VisitSlot } from '../study/compiled.js';
import { holds } from './conditions.js';
import { isKept, type PlanContext } from './context.js';
import { repetitionOf } from './names.js';
import type { ScheduleNote } from './note.js';
import { placeRepetition, placed, type SlotPlan } from './place-visit.js';
import { hasData, type Placement, type ResolvedAnchor } from './placement.js';
import type { VisitFact } from './types.js';

/** Something results must be fresh for: a cycle's dose, or a milestone. */
export interface ValidityEvent {
  readonly code: string;
  readonly name: string;
  readonly day: DayNumber;
  readonly happened: boolean;
  /** The visit that is to bring it; null once it has happened. */
  readonly placement: Placement | null;
}

interface Limited {
  readonly activity: CompiledActivity;
  readonly validity: CompiledValidity;
  readonly event: ValidityEvent;
  /** First day on which a result is still valid at the event. */
  readonly earliest: DayNumber;
}

/**
 * Marks what has expired before the event it was done for, and adds a repeat while the event is still to come.
 *
 * Validity is not a window: what was done stays done and inside its window. A newer result of the same form, from
 * whichever visit, keeps the event supplied.
 */
export function markExpired(context: PlanContext): void {
  for (const index of context.study.validitySlots) {
    const slot = context.study.slots[index];
    if (slot === undefined || slot.timing === null || slot.repeat !== null) continue;
    const placements = context.placements[slot.index] ?? [];
    if (placements.some(({ fact }) => hasData(fact))) {
      context.placements[slot.index] = withRepeats(context, slot, slot.timing, placements);
    }
  }
}

function withRepeats(
  context: PlanContext,
  slot: VisitSlot,
  timing: CompiledTiming,
  placements: readonly Placement[],
): readonly Placement[] {
  const limited = slot.activities.flatMap((activity) => limitsOf(context, slot, activity));
  const marked = placements.map((placement) => {
    if (isKept(context, placement)) return placement;
    const own = placement.repetition === 1 ? placement : repeatDone(context, timing, placement, limited);
    return isExpired(placement, limited) ? { ...own, expired: true } : own;
  });
  const last = marked.at(-1);
  const stale = limited.filter(
    ({ event, ...limit }) => !event.happened && isStale(context, { event, ...limit }),
  );
  const [first] = stale;
  if (last === undefined || first === undefined || !last.expired) return marked;
  if (last.status !== 'complete' && last.occurred === null) return marked;
  const { event } = first;
  const together = stale.filter((one) => one.event.code === event.code);
  return [...marked, repeatOf(context, slot, timing, last, together)];
}

/** A repeat that was made only to be valid at an event is judged by the event, and not by the visit's own timing. */
function repeatDone(
  context: PlanContext,
  timing: CompiledTiming,
  placement: Placement,
  limited: readonly Limited[],
): Placement {
  const { slot, repetition, fact } = placement;
  const validities = slot.activities.flatMap(({ validity }) => (validity === null ? [] : [validity]));
  if (validities.some((validity) => follows(timing, validity))) return placement;
  const [first] = limited;
  if (first === undefined) return { ...placement, opens: null, closes: null };
  const { event, validity } = first;
  const note = repeatedNote(context, event, validity, limited);
  const facts = context.visits[slot.index] ?? [];
  const anchor = eventAnchor(event);
  const plan: SlotPlan = { context, slot, timing, anchor, facts, waits: null, ended: null };
  const window = { target: event.day, opens: null, closes: event.day, hours: null };
  return placed(plan, repetition, fact, window, note);
}

/** True of a validity before the very event the visit is timed by: a repeat has that timing, too. */
function follows({ anchor, anchorCode }: CompiledTiming, { event }: CompiledValidity): boolean {
  if (anchor.kind !== event.kind) return false;
  return event.kind === 'dose' || anchorCode === event.code;
}

function limitsOf(context: PlanContext, slot: VisitSlot, activity: CompiledActivity): readonly Limited[] {
  const { validity, when } = activity;
  if (validity === null || (when !== null && holds(context, when, slot) !== true)) return [];
  const event = validityEvent(context, validity);
  return event === null
    ? []
    : [{ activity, validity, event, earliest: addDuration(event.day, validity.back) }];
}

/** The event of a validity, happened or planned; null when there will be none or nobody knows when. */
export function validityEvent(context: PlanContext, { event }: CompiledValidity): ValidityEvent | null {
  if (event.kind === 'dose') {
    const given = context.doses[event.slot];
    const base = { code: 'dose', name: 'the dose' };
    if (given !== undefined) return { ...base, day: toDayNumber(given.on), happened: true, placement: null };
    return plannedEvent(context, base, [event.slot]);
  }
  const reached = context.milestones.get(event.code);
  const base = { code: event.code, name: event.name.toLowerCase() };
  if (reached === undefined) return plannedEvent(context, base, event.carriers);
  return reached.on === null
    ? null
    : { ...base, day: toDayNumber(reached.on), happened: true, placement: null };
}

function plannedEvent(
  context: PlanContext,
  base: Pick<ValidityEvent, 'code' | 'name'>,
  carriers: readonly number[],
): ValidityEvent | null {
  for (const index of carriers) {
    const placement = context.placements[index]?.[0];
    const isOpen = placement?.status === 'open' || placement?.status === 'in-progress';
    if (isOpen && placement.planned !== null) {
      return { ...base, day: placement.planned, happened: false, placement };
    }
  }
  return null;
}

function isExpired({ fact }: Placement, limited: readonly Limited[]): boolean {
  if (fact === null || !hasData(fact)) return false;
  return limited.some(({ activity, event, earliest }) => {
    const day = latestResult([fact], activity.definition.form, event.day);
    return day !== null && day < earliest;
  });
}

function isStale(context: PlanContext, { activity, event, earliest }: Limited): boolean {
  const latest = latestResult(context.facts.visits, activity.definition.form, event.day);
  return latest !== null && latest < earliest;
}

/** One more repetition: by the visit's own timing where that follows the event, else within what is valid before it. */
function repeatOf(
  context: PlanContext,
  slot: VisitSlot,
  timing: CompiledTiming,
  last: Placement,
  stale: readonly Limited[],
): Placement {
  const [first] = stale;
  if (first === undefined || last.anchor === null) throw new RangeError('nothing to repeat');
  const { event, validity, earliest } = first;
  const note = repeatedNote(context, event, validity, stale);
  const facts = context.visits[slot.index] ?? [];
  const plan: SlotPlan = { context, slot, timing, anchor: last.anchor, facts, waits: null, ended: null };
  const repetition = last.repetition + 1;
  if (follows(timing, validity)) return placeRepetition(plan, repetition, note);
  const fact = facts.find((candidate) => candidate.repetition === repetition) ?? null;
  const window = { target: event.day, opens: earliest, closes: event.day, hours: null };
  return placed({ ...plan, anchor: eventAnchor(event) }, repetition, fact, window, note);
}

function repeatedNote(
  context: PlanContext,
  { code, name, day }: ValidityEvent,
  { atMost, words }: CompiledValidity,
  stale: readonly Limited[],
): ScheduleNote {
  const forms = stale.map(({ activity }) => {
    const { form } = activity.definition;
    return { code: form, name: context.study.formNames.get(form) ?? form };
  });
  const event = { code, name, day: toCalendarDay(day) };
  return { kind: 'repeated', forms, atMost, atMostWords: words, event };
}

/** What must be done before the event is as sure as the event's own date. */
function eventAnchor({ code, name, day, placement }: ValidityEvent): ResolvedAnchor {
  const base = { code, day, instant: null, certainUntil: null, impossible: null };
  if (placement === null) {
    const milestone = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const happened = { basis: 'firm', how: 'on', basisBefore: 'firm' } as const;
    return { ...base, ...happened, name: milestone, visit: null, earlierDays: [] };
  }
  const { slot, repetition } = placement;
  const basis = placement.basis === 'provisional' ? 'provisional' : 'planned';
  return {
    ...base,
    name: repetitionOf(slot, repetition).name,
    basis,
    how: basis === 'planned' ? 'planned' : 'expected',
    visit: { code: slot.code, cycle: slot.cycle, repetition },
    earlierDays: placement.target === null ? [] : [placement.target],
    basisBefore: basis,
  };
}

/** The latest day, not after `until`, of a completed form: its own day where it states one, else its visit's. */
export function latestResult(visits: readonly VisitFact[], form: string, until: DayNumber): DayNumber | null {
  let latest: DayNumber | null = null;
  for (const visit of visits) {
    for (const fact of visit.forms) {
      const on = fact.form === form && fact.state === 'complete' ? (fact.on ?? visit.occurredOn) : null;
      const day = on === null ? null : toDayNumber(on);
      if (day !== null && day <= until && (latest === null || day > latest)) latest = day;
    }
  }
  return latest;
}
