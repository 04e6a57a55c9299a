import { text } from '../study/words.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { DecisionAct, DecisionRole } from '../study/decision-definition.js';
import { evaluateForm } from '../forms/evaluate.js';
import type { FormState, FormValues } from '../forms/value.js';
import type { CalendarDay } from '../calendar/types.js';
import { putOffSince } from './against-decision.js';
import { dayOf, textOf } from './dated-forms.js';
import { compareText, keptOrder } from './kept-order.js';
import type { ParticipantFacts, PlannedVisit, VisitKey } from './types.js';

/** A form as far as it may hold a decision. */
export interface DecidingForm {
  readonly id: string;
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly repetition: number;
  readonly visit: VisitKey | null;
}

/** A decision on a cycle whose act nobody has recorded yet. */
export interface DecisionToAct {
  readonly formId: string;
  readonly cycle: number;
  readonly act: DecisionAct['act'];
  /** Code of the milestone to record; null for a delay or a skip. */
  readonly milestone: string | null;
  /** The dose to delay or skip; null for a milestone. */
  readonly dose: VisitKey | null;
  /** The answer in words: `End treatment`. */
  readonly answer: string;
  /** The day of the decision, where the form tells it. */
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
  forms: readonly DecidingForm[],
): readonly DecisionToAct[] {
  const role = study.definition.roles.decision;
  if (role?.leadsTo === undefined || facts.isEnrolledInError) return [];
  if (facts.milestones.some(({ kind }) => kind === 'death')) return [];
  return inForce(study, role, facts.timeZone, forms).flatMap((form) => {
    const answer = textOf(form.values, role.item);
    const act = role.leadsTo?.find((candidate) => candidate.answer === answer);
    const cycle = form.visit?.cycle ?? 0;
    const dose = visits.find((visit) => isDoseOf(study, visit, cycle));
    const on = dayIn(role, form.values, facts.timeZone);
    if (act === undefined || isDone(act, facts, dose ?? null, on)) return [];
    return [toAct(study, role, act, { form, cycle, dose: dose ?? null, on, today: facts.screeningOn })];
  });
}

/** The completed decision of each cycle: of several the one of the latest day, then of the later visit. */
function inForce(
  study: CompiledStudy,
  role: DecisionRole,
  timeZone: string,
  forms: readonly DecidingForm[],
): readonly DecidingForm[] {
  const byCycle = new Map<number, DecidingForm>();
  const decided = forms
    .filter(({ code, state, visit }) => code === role.form && state === 'complete' && visit !== null)
    .sort(
      (a, b) =>
        compareText(dayIn(role, a.values, timeZone) ?? '', dayIn(role, b.values, timeZone) ?? '') ||
        keptOrder(study, a, b),
    );
  for (const form of decided) if (form.visit !== null) byCycle.set(form.visit.cycle, form);
  return [...byCycle].sort(([a], [b]) => a - b).map(([, form]) => form);
}

function dayIn({ day }: DecisionRole, values: FormValues, timeZone: string): CalendarDay | null {
  return day === undefined ? null : dayOf(values, day, timeZone);
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
  return putOffSince(fact ?? null, on) !== null;
}

interface Decided {
  readonly form: DecidingForm;
  readonly cycle: number;
  readonly dose: PlannedVisit | null;
  readonly on: CalendarDay | null;
  /** Any day of the trial: forms are evaluated on one. */
  readonly today: CalendarDay;
}

function toAct(
  study: CompiledStudy,
  role: DecisionRole,
  act: DecisionAct,
  { form, cycle, dose, on, today }: Decided,
): DecisionToAct {
  const { values } = form;
  const isMilestone = act.act === 'milestone';
  const details = role.details === undefined ? null : textOf(values, role.details);
  const why = role.reason === undefined ? null : wordsOf(study, role.form, role.reason, values);
  return {
    formId: form.id,
    cycle,
    act: act.act,
    milestone: isMilestone ? (act.milestone ?? null) : null,
    dose:
      isMilestone || dose === null
        ? null
        : { code: dose.code, cycle: dose.cycle, repetition: dose.repetition },
    answer: wordsOf(study, role.form, role.item, values) ?? act.answer,
    on,
    reason: [why, details].filter((part) => part !== null).join(': '),
    values: isMilestone ? proposedValues(study, role, act, { form, on, today, details: details ?? why }) : {},
  };
}

/** The name of the code that an item of a form holds. */
export function wordsOf(study: CompiledStudy, form: string, item: string, values: FormValues): string | null {
  const compiled = study.forms.get(form);
  const code = textOf(values, item);
  const list = compiled?.items.get(item)?.definition.codelist;
  const entry = compiled?.definition.codelists[list ?? '']?.find((candidate) => candidate.code === code);
  return entry === undefined ? code : text(entry.name);
}

/** Day, reason and details as the milestone's form holds them; what that form does not ask with them is left out. */
function proposedValues(
  study: CompiledStudy,
  role: DecisionRole,
  act: DecisionAct,
  { form, on, today, details }: Omit<Decided, 'cycle' | 'dose'> & { readonly details: string | null },
): FormValues {
  const milestone = study.definition.milestones.find(({ code }) => code === act.milestone);
  const compiled = study.forms.get(milestone?.form ?? '');
  if (milestone === undefined || compiled === undefined) return {};
  const reason = act.reason?.codes[textOf(form.values, role.reason ?? '') ?? ''];
  const values: FormValues = {
    ...(on === null ? {} : { [milestone.day]: { v: on } }),
    ...(act.reason === undefined || reason === undefined ? {} : { [act.reason.item]: { v: reason } }),
    ...(act.details === undefined || details === null ? {} : { [act.details]: { v: details } }),
  };
  const { visible } = evaluateForm(compiled, values, { today: on ?? today });
  return Object.fromEntries(Object.entries(values).filter(([path]) => visible.has(path)));
}
