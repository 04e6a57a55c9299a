import { toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { CompiledTiming, VisitSlot } from '../study/compiled.js';
import { holds } from './conditions.js';
import { closedNote, closes, givenUpBecause } from './closing.js';
import { endsOfContact } from './contact.js';
import { firstDayOf, type PlanContext } from './context.js';
import { repetitionOf } from './names.js';
import type { ScheduleNote } from './note.js';
import type { Placement, ResolvedAnchor } from './placement.js';
import { openDay } from './site-days.js';
import type { DateBasis, MilestoneFact, PlannedForm, VisitFact, VisitStatus } from './types.js';
import { placeWindow, type DayWindow } from './window.js';
import { compareText } from './kept-order.js';
import { text } from '../study/words.js';

/** What all repetitions of one slot share in one planning run. */
export interface SlotPlan {
  readonly context: PlanContext;
  readonly slot: VisitSlot;
  readonly timing: CompiledTiming;
  readonly anchor: ResolvedAnchor;
  readonly facts: readonly VisitFact[];
  /** Why it is not settled yet whether it takes place. */
  readonly waits: ScheduleNote | null;
  /** Why it will not take place unless it has. */
  readonly ended: ScheduleNote | null;
}

/** Places one repetition; what was recorded under an earlier version stays as that version placed it. */
export function placeRepetition(plan: SlotPlan, repetition: number, note: ScheduleNote | null): Placement {
  const { context, slot, timing, anchor, facts } = plan;
  const kept = context.kept?.get(`${slot.key}/${repetition}`);
  if (kept !== undefined) return kept;
  const fact = factOf(facts, repetition);
  const { offset } = repetitionOf(slot, repetition);
  const window = placeWindow(timing, offset, anchor, fact?.timeZone ?? context.facts.timeZone);
  return placed(plan, repetition, fact, window, note);
}

function factOf(facts: readonly VisitFact[], repetition: number): VisitFact | null {
  for (const fact of facts) if (fact.repetition === repetition) return fact;
  return null;
}

/** Places one repetition into a window found elsewhere: a repeat that must lie before an event. */
export function placed(
  plan: SlotPlan,
  repetition: number,
  fact: VisitFact | null,
  window: DayWindow,
  note: ScheduleNote | null,
): Placement {
  const { context, slot, timing, anchor } = plan;
  const decided = decidedDay(fact, window.target);
  const occurred = dayNumber(fact?.occurredOn ?? null);
  const moved =
    context.siteDays === null || decided === null || occurred !== null || isDecided(fact)
      ? null
      : openDay(context.siteDays, decided, window.opens, window.closes);
  const planned = moved === null ? decided : moved.day;
  const forms = formsOf(context, slot, fact);
  const own = ownStatus(fact, forms);
  const basis = basisOf(plan, timing, fact, planned, window.target);
  const closed =
    own === null
      ? (closedBecause(context, slot, anchor, { planned, closes: window.closes, basis }) ?? plan.ended)
      : own === 'in-progress' && occurred === null
        ? givenUpBecause(plan, fact, planned)
        : null;
  return {
    slot,
    repetition,
    fact,
    anchor,
    status: closed === null ? (own ?? 'open') : 'not-applicable',
    basis,
    target: window.target,
    opens: window.opens,
    closes: window.closes,
    planned,
    occurred,
    hours: window.hours,
    forms,
    expired: false,
    note: closed ?? note ?? plan.waits,
    siteClosed: moved === null ? null : moved.closed,
  };
}

/**
 * Places a visit that was added by hand: on its own day, without a window. It asks nobody to come who has died or withdrew
 * from contact by then.
 */
export function placeUnscheduled(context: PlanContext, slot: VisitSlot, fact: VisitFact): Placement {
  const kept = context.kept?.get(`${slot.key}/${fact.repetition}`);
  if (kept !== undefined) return kept;
  const planned = decidedDay(fact, null);
  const forms = formsOf(context, slot, fact);
  const own = ownStatus(fact, forms);
  const closed = own === null ? endedBefore(context, planned) : null;
  return {
    slot,
    repetition: fact.repetition,
    fact,
    anchor: null,
    status: own ?? (closed === null ? 'open' : 'not-applicable'),
    basis: 'planned',
    target: planned,
    opens: null,
    closes: null,
    planned,
    occurred: dayNumber(fact.occurredOn),
    hours: null,
    forms,
    expired: false,
    note: closed,
    siteClosed: null,
  };
}

/** What ended all contact by a day, or may have where its day is not wholly known. */
function endedBefore(context: PlanContext, planned: DayNumber | null): ScheduleNote | null {
  const end = endsOfContact(context.study, context.closures).find(
    ({ first }) => first === null || planned === null || planned >= first,
  );
  if (end === undefined) return null;
  const { milestone, reason } = end;
  return { kind: 'closed', milestone, on: context.milestones.get(milestone)?.on ?? null, reason };
}

function dayNumber(day: CalendarDay | null): DayNumber | null {
  return day === null ? null : toDayNumber(day);
}

function isDecided(fact: VisitFact | null): boolean {
  return fact !== null && (fact.bookedOn !== null || fact.delay !== null);
}

/**
 * The booked day, else the day a delay moved to, else the target.
 *
 * A booking before the delay's day was made for the date that has been given up, so the delay stands.
 */
function decidedDay(fact: VisitFact | null, target: DayNumber | null): DayNumber | null {
  if (fact === null) return target;
  const { bookedOn, delay } = fact;
  if (bookedOn !== null && (delay === null || bookedOn >= delay.to)) return toDayNumber(bookedOn);
  return delay === null ? target : toDayNumber(delay.to);
}

function basisOf(
  { anchor, waits }: SlotPlan,
  timing: CompiledTiming,
  fact: VisitFact | null,
  planned: DayNumber | null,
  target: DayNumber | null,
): DateBasis {
  if (planned === null || (timing.byTheHour && anchor.instant === null)) return 'provisional';
  const decided = isDecided(fact);
  if (waits !== null || target === null) return decided ? 'planned' : 'provisional';
  const basis = timing.backwards && anchor.basis !== 'firm' ? basisCountedBack(anchor, target) : anchor.basis;
  return basis === 'provisional' && decided ? 'planned' : basis;
}

/**
 * What counts back from an event ahead, as imaging from a randomisation, does not wait for what it comes before: the
 * inclusion that the randomisation itself waits for.
 */
function basisCountedBack({ basisBefore, certainUntil }: ResolvedAnchor, target: DayNumber): DateBasis {
  return basisBefore === 'provisional' && certainUntil !== null && target <= certainUntil
    ? 'planned'
    : basisBefore;
}

/**
 * Where a visit stands by what is recorded of it; null when nothing is. Whatever form was begun in it is to be finished,
 * required or not: a further part of a dose, a form no longer asked for.
 */
function ownStatus(fact: VisitFact | null, forms: readonly PlannedForm[]): VisitStatus | null {
  if (fact === null) return null;
  const begun = fact.occurredOn !== null || fact.forms.some((form) => form.state !== 'not-started');
  if (fact.occurredOn === null && fact.missed !== null) return 'missed';
  if (fact.occurredOn === null && fact.skipped !== null) return 'skipped';
  if (!begun) return null;
  const isComplete = (code: string): boolean =>
    fact.forms.some((form) => form.form === code && form.state === 'complete');
  const done =
    fact.occurredOn !== null &&
    fact.forms.every(({ state }) => state !== 'in-progress') &&
    forms.every((form) => !form.required || isComplete(form.form));
  return done ? 'complete' : 'in-progress';
}

/**
 * Why a visit without data will not take place, or null when it may.
 *
 * A milestone closes what could still have taken place on its day: a visit planned before it whose window was open. What
 * was too late by then stays, to be recorded or said to be missed; a dose does not, nobody gives it any more, and neither
 * does what is provisional: what it waits for had not happened. Of a month or a year the first day counts, so that a
 * window that had closed before it is told from one that may have been open.
 */
function closedBecause(
  context: PlanContext,
  slot: VisitSlot,
  anchor: ResolvedAnchor,
  { planned, closes: end, basis }: Pick<Placement, 'planned' | 'closes' | 'basis'>,
): ScheduleNote | null {
  const lastDay = planned === null || end === null ? planned : Math.max(planned, end);
  for (const closure of context.closures) {
    if (!closes(closure, slot)) continue;
    const isToCome = lastDay === null || closure.first === null || lastDay >= closure.first;
    if (isToCome || slot.isDose || basis === 'provisional') return closedNote(context, closure);
  }
  const ends = endOfRepeat(context, { slot, planned });
  if (ends !== undefined) {
    return { kind: 'ended', milestone: ends.code, name: nameOfMilestone(context, ends.code), on: ends.on };
  }
  return anchor.impossible;
}

/** The milestone that ended a visit's repeat before this repetition was to come. */
export function endOfRepeat(
  { milestones }: PlanContext,
  { slot, planned }: Pick<Placement, 'slot' | 'planned'>,
): MilestoneFact | undefined {
  const end = milestones.get(slot.repeat?.until ?? '');
  const day = end === undefined ? null : firstDayOf(end);
  return planned === null || day === null || planned > day ? end : undefined;
}

/** A milestone's name in English. */
export function nameOfMilestone(context: PlanContext, code: string): string {
  const milestone = context.study.definition.milestones.find((candidate) => candidate.code === code);
  return milestone === undefined ? code : text(milestone.name);
}

const NO_FORMS: VisitFact['forms'] = [];

/**
 * The forms a visit asks for (not yet those whose condition is unknown), each with its further parts after it, and
 * whatever else was begun in it.
 */
function formsOf(context: PlanContext, slot: VisitSlot, fact: VisitFact | null): readonly PlannedForm[] {
  const recorded = fact?.forms ?? NO_FORMS;
  if (slot.plainForms !== null && recorded.length === 0) return slot.plainForms;
  const forms: PlannedForm[] = [];
  for (const { definition, when } of slot.activities) {
    if (when !== null && holds(context, when, slot) !== true) continue;
    forms.push({ form: definition.form, repetition: 1, required: definition.optional !== true });
  }
  const asked = forms.length;
  for (const { form, repetition, state } of recorded) {
    const isAsked = forms.some((planned) => planned.form === form && planned.repetition === repetition);
    if (!isAsked && (repetition > 1 || state !== 'not-started'))
      forms.push({ form, repetition, required: false });
  }
  if (forms.length === asked) return forms;
  const further = forms
    .splice(asked)
    .sort((a, b) => compareText(a.form, b.form) || a.repetition - b.repetition);
  return [
    ...forms.flatMap((first) => [first, ...further.filter(({ form }) => form === first.form)]),
    ...further.filter(({ form }) => !forms.some((first) => first.form === form)),
  ];
}
