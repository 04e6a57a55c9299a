import { addDuration } from '../calendar/duration.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledRepeat, CompiledTiming, VisitSlot } from '../study/compiled.js';
import { resolveAnchor } from './anchors.js';
import { holds, missingOf, openCondition, putIn, slotVerdict, unitOf, unknownNames } from './conditions.js';
import type { PlanContext } from './context.js';
import { cycleHead, repetitionOf } from './names.js';
import type { ScheduleNote } from './note.js';
import { placeRepetition, placeUnscheduled, type SlotPlan } from './place-visit.js';
import { hasData, type Placement } from './placement.js';
import { cycleStanding, SHOWN_AHEAD, type CycleStanding } from './rulings.js';
import type { VisitFact } from './types.js';

const NO_FACTS: readonly VisitFact[] = [];
const NOTHING: readonly Placement[] = [];
const OUTSIDE: ScheduleNote = { kind: 'outside-plan' };

/** Places one slot: all its repetitions that belong in the plan. */
export function placeSlot(context: PlanContext, slot: VisitSlot): readonly Placement[] {
  const facts = context.visits[slot.index] ?? NO_FACTS;
  const { timing } = slot;
  if (timing === null) return facts.map((fact) => placeUnscheduled(context, slot, fact));
  const verdict = slotVerdict(context, slot);
  const standing = verdict.holds === false ? null : cycleStanding(context, slot);
  if (standing === null || !standing.shown || isOfAmendmentNotMade(context, timing)) {
    return facts.some(hasData) ? placeOutside(context, slot, timing, facts) : NOTHING;
  }
  const plan = slotPlan(context, slot, timing, facts, standing);
  if (slot.repeat !== null) return placeRepeats(plan, slot.repeat);
  const first = placeRepetition(plan, 1, null);
  return facts.length === 0 ? [first] : [first, ...furtherRepetitions(plan)];
}

function isOfAmendmentNotMade({ facts }: PlanContext, { anchor }: CompiledTiming): boolean {
  return anchor.kind === 'amendment' && facts.amendedOn === null;
}

function slotPlan(
  context: PlanContext,
  slot: VisitSlot,
  timing: CompiledTiming,
  facts: readonly VisitFact[],
  { ruling }: CycleStanding,
): SlotPlan {
  const anchor = resolveAnchor(context, timing.anchor, timing.anchorCode, slot);
  const unknown = openCondition(context, slot, anchor);
  const pending = unknown === null ? null : dependence(slot, unknownNames(context, unknown, slot));
  return {
    context,
    slot,
    timing,
    anchor,
    facts,
    waits: pending ?? (ruling.holds === null ? ruling.note : null),
    ended: ruling.holds === false ? ruling.note : null,
  };
}

/** Cycles of different arms in one epoch may have visits of the same name: their heads tell them apart. */
function dependence(slot: VisitSlot, names: readonly string[]): ScheduleNote {
  const isAlone = slot.epoch.cycles.length < 2;
  const cycles = isAlone || slot.group?.when === undefined ? null : cycleHead(slot);
  return cycles === null ? { kind: 'depends', names } : { kind: 'depends', names, cycles };
}

/** What is recorded of a visit the plan does not ask for stays in it. */
function placeOutside(
  context: PlanContext,
  slot: VisitSlot,
  timing: CompiledTiming,
  facts: readonly VisitFact[],
): readonly Placement[] {
  const anchor = resolveAnchor(context, timing.anchor, timing.anchorCode, slot);
  const plan: SlotPlan = { context, slot, timing, anchor, facts, waits: null, ended: null };
  return facts.filter(hasData).map(({ repetition }) => placeRepetition(plan, repetition, OUTSIDE));
}

/** A visit that was repeated because its results expired has as many repetitions as have data. */
function furtherRepetitions(plan: SlotPlan): readonly Placement[] {
  const last = lastWithData(plan.facts);
  return Array.from({ length: last - 1 }, (_, index) => placeRepetition(plan, index + 2, null));
}

function lastWithData(facts: readonly VisitFact[]): number {
  let last = 1;
  for (const fact of facts) if (fact.repetition > last && hasData(fact)) last = fact.repetition;
  return last;
}

/** The repetitions of a repeating visit up to its end: its count, the day, the rule; those with data always. */
function placeRepeats(plan: SlotPlan, repeat: CompiledRepeat): readonly Placement[] {
  const placed: Placement[] = [];
  const lastDay = lastDayOf(plan, repeat);
  const shown = shownRepetitions(repeat, plan.facts);
  let rule: Pick<SlotPlan, 'waits' | 'ended'> = plan;
  for (let repetition = 1; repetition <= shown; repetition += 1) {
    if (repetition > 1 && repeat.condition !== null && rule.ended === null) {
      rule = askRepetition(plan, repeat, repetition, rule.waits);
    }
    const isBeyond = lastDay !== null && targetOf(plan, repetition) > lastDay;
    const isRecorded = plan.facts.some((fact) => fact.repetition === repetition && hasData(fact));
    if (isBeyond && !isRecorded) continue;
    const note = isBeyond ? OUTSIDE : null;
    placed.push(placeRepetition(rule === plan ? plan : { ...plan, ...rule }, repetition, note));
  }
  return placed;
}

/** How many repetitions show: the expected number, and of an open repeat two more than have happened. */
function shownRepetitions(repeat: CompiledRepeat, facts: readonly VisitFact[]): number {
  if (facts.length === 0) return repeat.open ? openRepetitions(repeat, 0) : repeat.atMost;
  const happened = facts.some(hasData) ? lastWithData(facts) : 0;
  return Math.max(happened, repeat.open ? openRepetitions(repeat, happened) : repeat.atMost);
}

function openRepetitions(repeat: CompiledRepeat, happened: number): number {
  return Math.min(repeat.atMost, Math.max(repeat.expected, happened + SHOWN_AHEAD));
}

/** The last day a repetition's target may lie on; null without one, or while its anchor has no day. */
function lastDayOf({ context, slot }: SlotPlan, { untilDay }: CompiledRepeat): DayNumber | null {
  if (untilDay === null) return null;
  const { day } = resolveAnchor(context, untilDay.anchor, untilDay.code, slot);
  return day === null ? null : addDuration(day, untilDay.offset);
}

function targetOf({ slot, anchor }: SlotPlan, repetition: number): number {
  return anchor.day === null ? -Infinity : addDuration(anchor.day, repetitionOf(slot, repetition).offset);
}

function askRepetition(
  { context, slot }: SlotPlan,
  { condition }: CompiledRepeat,
  repetition: number,
  waits: ScheduleNote | null,
): Pick<SlotPlan, 'waits' | 'ended'> {
  if (condition === null) return { waits, ended: null };
  const answer = holds(context, condition, slot, repetition);
  if (answer === true) return { waits, ended: null };
  if (answer === null) {
    const missing = missingOf(context, condition, slot);
    return { waits: waits ?? { kind: 'held', rule: condition.text, missing }, ended: null };
  }
  const comparisons = condition.comparisons(putIn(context, condition, slot, repetition));
  const rule = condition.text;
  const unit = unitOf(context, condition);
  const ended: ScheduleNote = {
    kind: 'rule-ended',
    rule,
    of: 'repetition',
    number: repetition,
    comparisons,
    ...unit,
  };
  return { waits, ended };
}
