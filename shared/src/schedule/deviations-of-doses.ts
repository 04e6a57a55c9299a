import { toDayNumber } from '../calendar/calendar-day.js';
import { addDuration } from '../calendar/duration.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledValidity, VisitSlot } from '../study/compiled.js';
import { whyAgainstDecision } from './against-decision.js';
import { isOfArmReceived } from './arm-received.js';
import { whyBeforeAllocation } from './before-allocation.js';
import { holds, slotVerdict } from './conditions.js';
import { isKept, type PlanContext } from './context.js';
import { longDay, plural, shortDay } from './day-words.js';
import { inside, nameOf, type DeviationDraft } from './deviation-draft.js';
import { whyAfterFatalEvent } from './fatal-events.js';
import { whyKnownLater } from './known-later.js';
import { failureWords, missingValues, type ScheduleNote } from './note.js';
import type { Placement } from './placement.js';
import { rulingOf } from './rulings.js';
import { whyUndecided } from './undecided-dose.js';
import { latestResult } from './validity.js';

/** What departs from the protocol at a dose that was given. */
export function doseDrafts(context: PlanContext, placement: Placement): readonly DeviationDraft[] {
  const given = context.doses[placement.slot.index];
  if (given === undefined) return [];
  const dose = toDayNumber(given.on);
  return [expiredAtDose(context, placement, dose), againstRule(context, placement, dose)].filter(
    (draft) => draft !== null,
  );
}

/** A dose given on results that were too old, or on none: one deviation for the dose, naming every form. */
function expiredAtDose(context: PlanContext, placement: Placement, dose: DayNumber): DeviationDraft | null {
  const { slot } = placement;
  const stale = [
    ...staleResults(context, dose, ({ event }) => event.kind === 'dose' && event.slot === slot.index),
    ...missingResults(context, slot.index, dose),
  ];
  if (stale.length === 0) return null;
  const sentence = `At ${inside(nameOf(placement))} on ${longDay(dose)}: ${stale.join('; ')}.`;
  return { kind: 'expired-labs', placement, on: dose, days: null, sentence };
}

/** Results too old at a milestone reached: one deviation for the milestone. */
export function expiredAtMilestones(context: PlanContext): readonly DeviationDraft[] {
  const drafts: DeviationDraft[] = [];
  for (const { definition } of context.study.milestones) {
    const on = context.milestones.get(definition.code)?.on ?? null;
    if (on === null) continue;
    const day = toDayNumber(on);
    const stale = staleResults(
      context,
      day,
      ({ event }) => event.kind === 'milestone' && event.code === definition.code,
    );
    if (stale.length === 0) continue;
    const name = typeof definition.name === 'string' ? definition.name : definition.name.en;
    const sentence = `At ${inside(name)} on ${longDay(day)}: ${stale.join('; ')}.`;
    const cause = definition.code;
    drafts.push({ kind: 'expired-labs', placement: null, on: day, days: null, sentence, cause });
  }
  return drafts;
}

/** `Haematology of 3 Mar was 15 days old (at most 14 days)`, once for each form whose latest result was too old. */
function staleResults(
  context: PlanContext,
  event: DayNumber,
  isOfEvent: (validity: CompiledValidity) => boolean,
): readonly string[] {
  const stale = new Set<string>();
  for (const index of context.study.validitySlots) {
    const slot = context.study.slots[index];
    if (slot === undefined) continue;
    for (const { definition, validity, when } of slot.activities) {
      if (validity === null || !isOfEvent(validity)) continue;
      if (when !== null && holds(context, when, slot) !== true) continue;
      const latest = latestResult(context.facts.visits, definition.form, event);
      if (latest === null || latest >= addDuration(event, validity.back)) continue;
      const form = context.study.formNames.get(definition.form) ?? definition.form;
      const age = plural(event - latest, 'day');
      stale.add(`${form} of ${shortDay(latest, event)} was ${age} old (at most ${validity.words})`);
    }
  }
  return [...stale];
}

/** `no Haematology was recorded (at most 14 days)`, once for each form the dose asks for and that has no result by then. */
function missingResults(context: PlanContext, dose: number, on: DayNumber): readonly string[] {
  const missing = new Set<string>();
  for (const index of context.study.validitySlots) {
    const slot = context.study.slots[index];
    // A visit held under an earlier version was asked for that version's forms; one outside the plan for none.
    const isAsked = (context.placements[index] ?? []).some((placement) => !isKept(context, placement));
    if (slot === undefined || !isAsked) continue;
    for (const { definition, validity, when } of slot.activities) {
      if (validity?.event.kind !== 'dose' || validity.event.slot !== dose) continue;
      if (definition.optional === true || (when !== null && holds(context, when, slot) !== true)) continue;
      if (latestResult(context.facts.visits, definition.form, on) !== null) continue;
      const form = context.study.formNames.get(definition.form) ?? definition.form;
      missing.add(`no ${form} is recorded by then (at most ${validity.words} old)`);
    }
  }
  return [...missing];
}

/**
 * A cycle given though the rule of its group, or what makes it part of the plan, did not hold or was not known to, or
 * against the decision on it, or without the decision the definition demands, or after an event that was fatal.
 */
function againstRule(context: PlanContext, placement: Placement, dose: DayNumber): DeviationDraft | null {
  const because = [
    whyAgainst(context, placement.slot, dose),
    whyAgainstDecision(context, placement, dose) ?? whyUndecided(context, placement.slot, dose),
    whyAfterFatalEvent(context.facts, dose),
  ].filter((reason) => reason !== null);
  if (because.length === 0) return null;
  const sentence = `${nameOf(placement)} on ${longDay(dose)} was given ${because.join(', and ')}.`;
  return { kind: 'against-rule', placement, on: dose, days: null, sentence };
}

function whyAgainst(context: PlanContext, slot: VisitSlot, dose: DayNumber): string | null {
  const verdict = slotVerdict(context, slot);
  if (verdict.holds === false && !isOfArmReceived(context, slot))
    return 'although the plan of this participant has no such cycle';
  if (verdict.unknown !== null)
    return `before it was known whether it may be: ${[...verdict.unknown.dependsOn].join(', ')}`;
  const before = whyBeforeAllocation(context, slot, dose);
  if (before !== null) return before;
  if (slot.rule === null) return null;
  const { note } = rulingOf(context, slot.rule, slot.cycle - slot.rule.from);
  return note === null ? whyKnownLater(context, slot, dose) : rulingWords(note);
}

function rulingWords(note: ScheduleNote): string | null {
  if (note.kind === 'rule-ended') return `although ${failureWords(note)}`;
  if (note.kind !== 'held') return null;
  return `before it was known whether it may be: ${missingValues(note)}`;
}
