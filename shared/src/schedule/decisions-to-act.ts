import type { CompiledStudy } from '../study/compiled.js';
import type { DecisionAct, DecisionRole } from '../study/decision-definition.js';
import { evaluateForm } from '../forms/evaluate.js';
import type { FormValues } from '../forms/value.js';
import type { CalendarDay } from '../calendar/types.js';
import { decisionOn, putOffSince } from './against-decision.js';
import { textOf } from './dated-forms.js';
import { wordsOf } from './decision-facts.js';
import type { DecisionFact, ParticipantFacts, PlannedVisit, VisitKey } from './types.js';

/** A decision on a cycle whose act nobody has recorded yet. */
export interface DecisionToAct {
  readonly formId: string;
  readonly cycle: number;
  readonly act: DecisionAct['act'];
  /** Code of the milestone to record; null for a delay or a skip. */
  readonly milestone: string | null;
  /** The dose decided on, which is to be delayed, skipped or not given; null where the plan has none. */
  readonly dose: VisitKey | null;
  /** Doses of later cycles still to come which it ends too, as long as nothing else was decided on them since. */
  readonly laterDoses: readonly VisitKey[];
  /** The answer in words: `End treatment`. */
  readonly answer: string;
  /** The day of the decision, else its visit's; null where neither is known. */
  readonly on: CalendarDay | null;
  /** Reason and details in words, for the act; empty where none was given. */
  readonly reason: string;
  /** Values proposed for the milestone's form, by item; none for a delay or a skip. */
  readonly values: FormValues;
}

/**
 * Decisions that lead to an act which is still to be recorded: of each cycle the one in force, which is the latest.
 *
 * @param visits - the participant's plan
 */
export function decisionsToAct(
  study: CompiledStudy,
  facts: ParticipantFacts,
  visits: readonly PlannedVisit[],
): readonly DecisionToAct[] {
  const role = study.definition.roles.decision;
  if (role === undefined || facts.isEnrolledInError) return [];
  if (facts.milestones.some(({ kind }) => kind === 'death')) return [];
  return inForce(facts).flatMap((decision) => {
    const { formId, act, cycle, on } = decision;
    const dose = visits.find((visit) => isDoseOf(study, visit, cycle)) ?? null;
    if (formId === null || act === null || isDone(act, facts, dose, on)) return [];
    const laterDoses = act.act === 'milestone' ? endedDoses(study, facts, visits, decision) : [];
    return [toAct(study, role, act, { formId, decision, dose, laterDoses, today: facts.screeningOn })];
  });
}

/** The decision of each cycle: of several the one of the latest day, then of the later visit. */
function inForce({ decisions }: ParticipantFacts): readonly DecisionFact[] {
  const byCycle = new Map(decisions.map((decision) => [decision.cycle, decision]));
  return [...byCycle].sort(([a], [b]) => a - b).map(([, decision]) => decision);
}

function isDoseOf(study: CompiledStudy, { code, cycle }: PlannedVisit, wanted: number): boolean {
  if (cycle !== wanted) return false;
  return study.slots[study.slotsByKey.get(`${code}/${cycle}`) ?? -1]?.isDose === true;
}

/**
 * Done, or overtaken: a dose given, skipped or no longer to come is neither delayed nor skipped any more, and treatment
 * that something else has closed, such as a withdrawal from it, need not be ended.
 */
function isDone(
  { act, milestone }: DecisionAct,
  facts: ParticipantFacts,
  dose: PlannedVisit | null,
  on: CalendarDay | null,
): boolean {
  if (act === 'milestone') {
    const isClosed = dose?.status === 'not-applicable' && dose.explanation.reason?.kind === 'closed';
    return isClosed || facts.milestones.some(({ code }) => code === milestone);
  }
  if (dose === null || dose.occurred !== null) return true;
  if (dose.status !== 'open' && dose.status !== 'in-progress') return true;
  if (act === 'skip') return false;
  const fact = facts.visits.find(({ code, cycle }) => code === dose.code && cycle === dose.cycle);
  return putOffSince(fact ?? null, dose.target, on) !== null;
}

/** Doses to come of the cycles after a decision's own on which it is the one in force. */
function endedDoses(
  study: CompiledStudy,
  { decisions }: ParticipantFacts,
  visits: readonly PlannedVisit[],
  decision: DecisionFact,
): readonly PlannedVisit[] {
  return visits.filter(
    (visit) =>
      visit.cycle > decision.cycle &&
      visit.occurred === null &&
      (visit.status === 'open' || visit.status === 'in-progress') &&
      isDoseOf(study, visit, visit.cycle) &&
      decisionOn(decisions, visit.cycle) === decision,
  );
}

interface Decided {
  readonly formId: string;
  readonly decision: DecisionFact;
  readonly dose: PlannedVisit | null;
  readonly laterDoses: readonly PlannedVisit[];
  /** Any day of the trial: forms are evaluated on one. */
  readonly today: CalendarDay;
}

function toAct(
  study: CompiledStudy,
  role: DecisionRole,
  act: DecisionAct,
  { formId, decision, dose, laterDoses, today }: Decided,
): DecisionToAct {
  const { cycle, on, values } = decision;
  const isMilestone = act.act === 'milestone';
  const details = role.details === undefined ? null : textOf(values, role.details);
  const why = role.reason === undefined ? null : wordsOf(study, role.form, role.reason, values);
  return {
    formId,
    cycle,
    act: act.act,
    milestone: isMilestone ? (act.milestone ?? null) : null,
    dose: dose === null ? null : keyOf(dose),
    laterDoses: laterDoses.map(keyOf),
    answer: decision.answer,
    on,
    reason: [why, details].filter((part) => part !== null).join(': '),
    values: isMilestone ? proposedValues(study, role, act, { decision, today, details: details ?? why }) : {},
  };
}

function keyOf({ code, cycle, repetition }: PlannedVisit): VisitKey {
  return { code, cycle, repetition };
}

/** Day, reason and details as the milestone's form holds them; what that form does not ask with them is left out. */
function proposedValues(
  study: CompiledStudy,
  role: DecisionRole,
  act: DecisionAct,
  {
    decision,
    today,
    details,
  }: Omit<Decided, 'formId' | 'dose' | 'laterDoses'> & { readonly details: string | null },
): FormValues {
  const milestone = study.definition.milestones.find(({ code }) => code === act.milestone);
  const compiled = study.forms.get(milestone?.form ?? '');
  if (milestone === undefined || compiled === undefined) return {};
  const { on } = decision;
  const reason = act.reason?.codes[textOf(decision.values, role.reason ?? '') ?? ''];
  const values: FormValues = {
    ...(on === null ? {} : { [milestone.day]: { v: on } }),
    ...(act.reason === undefined || reason === undefined ? {} : { [act.reason.item]: { v: reason } }),
    ...(act.details === undefined || details === null ? {} : { [act.details]: { v: details } }),
  };
  const { visible } = evaluateForm(compiled, values, { today: on ?? today });
  return Object.fromEntries(Object.entries(values).filter(([path]) => visible.has(path)));
}
