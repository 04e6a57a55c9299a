import { toDayNumber } from '../calendar/calendar-day.js';
import { repeatedOffset } from '../calendar/duration.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { Condition } from '../study/condition.js';
import type { CompiledTiming, VisitSlot } from '../study/compiled.js';
import { resolveAnchor, type ResolvedAnchor } from './anchors.js';
import { holds, slotVerdict, type PlanContext } from './context.js';
import { hasData, type Placement } from './placement.js';
import type { DateBasis, PlannedForm, VisitFact, VisitStatus } from './types.js';
import { addExpiredRepeats } from './validity.js';
import { placeWindow } from './window.js';

/** Repetitions of an open repeat shown beyond the last one that has data. */
const SHOWN_AHEAD = 2;

/** Places one slot: all its repetitions that belong in the plan. */
export function placeSlot(context: PlanContext, slot: VisitSlot): readonly Placement[] {
  const facts = context.visits.get(slot.key) ?? [];
  if (slot.timing === null) return facts.map((fact) => placeUnscheduled(context, slot, fact));
  const verdict = slotVerdict(context, slot);
  const relevant = verdict.holds === false ? facts.filter(hasData) : facts;
  if (verdict.holds === false && relevant.length === 0) return [];
  const anchor = resolveAnchor(context, slot.timing);
  const place = (repetition: number, note: string | null): Placement =>
    placeRepetition({
      context,
      slot,
      timing: slot.timing,
      anchor,
      repetition,
      pending: verdict.unknown,
      fact: facts.find((fact) => fact.repetition === repetition) ?? null,
      note,
    });
  if (verdict.holds === false)
    return relevant.map((fact) => place(fact.repetition, 'Outside this plan; kept as recorded'));
  const shown = shownRepetitions(slot, facts);
  const placed: Placement[] = [];
  for (let repetition = 1; repetition <= shown; repetition += 1) placed.push(place(repetition, null));
  return slot.repeat === null ? addExpiredRepeats(context, slot, placed, place) : placed;
}

/** How many repetitions show: the expected number, and of an open repeat two more than have happened. */
function shownRepetitions(slot: VisitSlot, facts: readonly VisitFact[]): number {
  let last = 1;
  for (const fact of facts) if (fact.repetition > last && hasData(fact)) last = fact.repetition;
  if (slot.repeat === null) return last;
  const happened = facts.some(hasData) ? last : 0;
  if (!slot.repeat.open) return Math.max(slot.repeat.atMost, happened);
  return Math.max(
    happened,
    Math.min(slot.repeat.atMost, Math.max(slot.repeat.expected, happened + SHOWN_AHEAD)),
  );
}

function placeUnscheduled(context: PlanContext, slot: VisitSlot, fact: VisitFact): Placement {
  const planned = plannedDay(fact, null);
  const forms = formsOf(context, slot, fact);
  return {
    slot,
    repetition: fact.repetition,
    fact,
    anchor: null,
    status: ownStatus(fact, forms) ?? 'open',
    basis: 'planned',
    target: planned,
    opens: null,
    closes: null,
    planned,
    occurred: dayNumber(fact.occurredOn),
    hours: null,
    forms,
    expired: false,
    note: null,
  };
}

interface Repetition {
  readonly context: PlanContext;
  readonly slot: VisitSlot;
  readonly timing: CompiledTiming | null;
  readonly anchor: ResolvedAnchor;
  readonly repetition: number;
  /** A condition of the visit that is not known yet. */
  readonly pending: Condition | null;
  readonly fact: VisitFact | null;
  readonly note: string | null;
}

function placeRepetition(input: Repetition): Placement {
  const { context, slot, timing, anchor, repetition, fact } = input;
  if (timing === null) throw new RangeError(`${slot.key} has no timing`);
  const offset =
    slot.repeat === null ? timing.offset : repeatedOffset(timing.offset, slot.repeat.every, repetition);
  const window = placeWindow(timing, offset, anchor, context.facts.timeZone);
  const planned = plannedDay(fact, window.target);
  const forms = formsOf(context, slot, fact);
  const own = ownStatus(fact, forms);
  const closed = own === null ? closedBecause(context, slot, anchor, planned) : null;
  return {
    slot,
    repetition,
    fact,
    anchor,
    status: own ?? (closed === null ? 'open' : 'not-applicable'),
    basis: basisOf(input, timing, planned, window.target),
    ...window,
    planned,
    occurred: dayNumber(fact?.occurredOn ?? null),
    forms,
    expired: false,
    note: closed ?? input.note ?? pendingNote(input.pending),
  };
}

function pendingNote(pending: Condition | null): string | null {
  if (pending === null) return null;
  return `Not settled yet: depends on ${[...pending.dependsOn].join(', ')}`;
}

function dayNumber(day: CalendarDay | null): DayNumber | null {
  return day === null ? null : toDayNumber(day);
}

/**
 * The booked day, else the day a delay moved to, else the target.
 *
 * A booking before the delay's day was made for the date that has been given up, so the delay stands.
 */
function plannedDay(fact: VisitFact | null, target: DayNumber | null): DayNumber | null {
  if (fact === null) return target;
  const { bookedOn, delay } = fact;
  if (bookedOn !== null && (delay === null || bookedOn >= delay.to)) return toDayNumber(bookedOn);
  return delay === null ? target : toDayNumber(delay.to);
}

function basisOf(
  { anchor, pending, fact }: Repetition,
  timing: CompiledTiming,
  planned: DayNumber | null,
  target: DayNumber | null,
): DateBasis {
  if (planned === null) return 'provisional';
  const booked = fact !== null && (fact.bookedOn !== null || fact.delay !== null);
  if (pending !== null || target === null) return booked ? 'planned' : 'provisional';
  if (timing.byTheHour && anchor.instant === null) return 'provisional';
  const basis = timing.backwards && anchor.basis !== 'firm' ? anchor.basisBefore : anchor.basis;
  return basis === 'provisional' && booked ? 'planned' : basis;
}

/** Where a visit stands by what is recorded of it; null when nothing is. */
function ownStatus(fact: VisitFact | null, forms: readonly PlannedForm[]): VisitStatus | null {
  if (fact === null) return null;
  const begun = fact.occurredOn !== null || fact.forms.some((form) => form.state !== 'not-started');
  if (fact.occurredOn === null && fact.missed !== null) return 'missed';
  if (fact.occurredOn === null && fact.skipped !== null) return 'skipped';
  if (!begun) return null;
  const isComplete = (code: string): boolean =>
    fact.forms.some((form) => form.form === code && form.state === 'complete');
  const done = fact.occurredOn !== null && forms.every((form) => !form.required || isComplete(form.form));
  return done ? 'complete' : 'in-progress';
}

/** Why a visit without data will not take place, or null when it may. */
function closedBecause(
  context: PlanContext,
  slot: VisitSlot,
  anchor: ResolvedAnchor,
  planned: DayNumber | null,
): string | null {
  for (const closure of context.closures) {
    if (closure.epochs !== null && !closure.epochs.has(slot.epoch.code)) continue;
    if (closure.kinds !== null && !closure.kinds.has(slot.definition.kind)) continue;
    if (planned === null || closure.on === null || planned >= closure.on) return closure.reason;
  }
  const until = slot.repeat?.until ?? null;
  const end = until === null ? undefined : context.milestones.get(until);
  if (end !== undefined && (planned === null || end.on === null || planned > toDayNumber(end.on))) {
    return `Ended by ${nameOfMilestone(context, end.code).toLowerCase()}`;
  }
  return anchor.impossible;
}

function nameOfMilestone(context: PlanContext, code: string): string {
  const milestone = context.study.definition.milestones.find((candidate) => candidate.code === code);
  const name = milestone?.name ?? code;
  return typeof name === 'string' ? name : name.en;
}

/** The forms a visit asks for (not yet those whose condition is unknown), and whatever else was begun in it. */
function formsOf(context: PlanContext, slot: VisitSlot, fact: VisitFact | null): readonly PlannedForm[] {
  const forms: PlannedForm[] = [];
  for (const { definition, when } of slot.activities) {
    if (when !== null && holds(context, when, slot.cycle) !== true) continue;
    forms.push({ form: definition.form, repetition: 1, required: definition.optional !== true });
  }
  for (const { form, repetition, state } of fact?.forms ?? []) {
    const isAsked = forms.some((planned) => planned.form === form && planned.repetition === repetition);
    if (!isAsked && (repetition > 1 || state !== 'not-started'))
      forms.push({ form, repetition, required: false });
  }
  return forms;
}
