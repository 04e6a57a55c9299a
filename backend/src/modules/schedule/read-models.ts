import { instantMilliseconds } from '@lutetia/shared/calendar/instant';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormValues } from '@lutetia/shared/forms/value';
import { waitingWhenComplete } from '@lutetia/shared/laboratory/form-results';
import { decisionsToAct } from '@lutetia/shared/schedule/decisions-to-act';
import { deathToRecord } from '@lutetia/shared/schedule/fatal-events';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import { personIn } from '@lutetia/shared/schedule/person-items';
import { lastDose, nextVisit, participantStatus } from '@lutetia/shared/schedule/participant';
import type { EvidenceForm } from '@lutetia/shared/schedule/result-evidence';
import { reviewsWaiting } from '@lutetia/shared/schedule/reviews-waiting';
import { workDays } from '@lutetia/shared/schedule/state';
import type { ParticipantFacts, SchedulePlan } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { visitKeyText } from './participant-records.js';
import type {
  StoredAdministration,
  StoredForm,
  StoredMilestone,
  StoredPlan,
  StoredSummary,
  StoredVisit,
} from './stored-participant.queries.js';

/** Ids of visits and forms, as planning and recording know them. */
export interface Identities {
  readonly visits: ReadonlyMap<string, string>;
  readonly visitRows: readonly StoredVisit[];
  readonly forms: readonly StoredForm[];
}

/** What storage should hold of a plan. */
export interface ReadModels {
  readonly planned: readonly StoredPlan[];
  readonly milestones: readonly StoredMilestone[];
  readonly administrations: readonly StoredAdministration[];
  readonly summary: StoredSummary;
}

/** Later than any planned day: what is stored must not depend on the day it was written. */
const END_OF_TIME = '9999-12-31' as CalendarDay;

/** The rows of all read models: a pure function of the facts and the plan, whatever the day. */
export function readModels(
  study: CompiledStudy,
  facts: ParticipantFacts,
  plan: SchedulePlan,
  identities: Identities,
): ReadModels {
  const visitId = (key: Parameters<typeof visitKeyText>[0]): string => {
    const id = identities.visits.get(visitKeyText(key));
    if (id === undefined) throw new Error(`the visit ${visitKeyText(key)} has no identity`);
    return id;
  };
  const drafts = new Set(
    identities.forms.filter(({ state }) => state === 'in-progress').map((form) => form.visitId),
  );
  return {
    planned: plan.visits.map((visit) => {
      const id = visitId(visit);
      return { ...visit, ...workDays(visit, drafts.has(id)), visitId: id };
    }),
    milestones: milestoneRows(study, facts, identities),
    administrations: administrationRows(study, facts, identities.forms, visitId),
    summary: summaryOf(study, facts, plan, identities, visitId),
  };
}

function milestoneRows(
  study: CompiledStudy,
  facts: ParticipantFacts,
  { forms, visitRows }: Identities,
): readonly StoredMilestone[] {
  const visits = visitRows.map(({ id, code }) => ({ visitId: id, code }));
  const rows = new Map<string, StoredMilestone>();
  for (const { code, kind, on } of facts.milestones) {
    if (rows.has(code)) continue;
    const [first] = milestoneRecords(study, forms, visits, code);
    rows.set(code, { code, kind, on, formId: first?.formId ?? null });
  }
  return [...rows.values()];
}

function administrationRows(
  study: CompiledStudy,
  facts: ParticipantFacts,
  forms: readonly StoredForm[],
  visitId: (key: ParticipantFacts['administrations'][number]['visit']) => string,
): readonly StoredAdministration[] {
  const role = study.definition.roles.administration;
  const taken = new Set<string>();
  return facts.administrations.map(({ cycle, visit, on, startedAt }, index) => {
    const id = visitId(visit);
    const form = forms.find(
      (candidate) =>
        candidate.visitId === id &&
        candidate.code === role.form &&
        candidate.state === 'complete' &&
        !taken.has(candidate.id) &&
        (startedAt === null || itemText(candidate.values, role.start) === startedAt),
    );
    if (form === undefined) throw new Error('an administration has no form');
    taken.add(form.id);
    return { formId: form.id, visitId: id, cycle, number: index + 1, on, startedAt: inUtc(startedAt) };
  });
}

function inUtc(instant: string | null): string | null {
  const milliseconds = instant === null ? null : instantMilliseconds(instant);
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

function summaryOf(
  study: CompiledStudy,
  facts: ParticipantFacts,
  plan: SchedulePlan,
  { forms }: Identities,
  visitId: (key: SchedulePlan['visits'][number]) => string,
): StoredSummary {
  const { arm } = facts.values;
  const dose = lastDose(study, facts, END_OF_TIME);
  const next = nextVisit(plan, END_OF_TIME);
  const death = deathToRecord(study, facts);
  const names: Record<string, string | number | boolean | null> = { ...facts.values, cycle: null };
  for (const { definition } of study.milestones) {
    names[definition.code] = facts.milestones.some(({ code }) => code === definition.code);
  }
  return {
    arm: typeof arm === 'string' ? arm : null,
    status: participantStatus(study, facts, plan, END_OF_TIME),
    ...personIn(study.definition, forms, facts.screeningOn),
    subStudies: study.subStudies
      .filter(({ member }) => member.evaluate(names) === true)
      .map(({ definition }) => definition.code),
    nextVisitId: next === null ? null : visitId(next),
    lastDoseCycle: dose?.cycle ?? null,
    lastDoseOn: dose?.on ?? null,
    resultsWaiting: forms.reduce((sum, form) => sum + resultsWaiting(study, form), 0),
    decisionsWaiting: decisionsToAct(study, facts, plan.visits).map(
      ({ formId, cycle, act, answer, laterDoses }) => ({
        formId,
        cycle,
        act,
        answer,
        laterCycles: laterDoses.map((dose) => dose.cycle),
      }),
    ),
    reviewsWaiting: facts.isEnrolledInError ? [] : reviewsWaiting(study, forms),
    deathToRecord: death?.event ?? null,
    deathInProgress: death?.inProgress ?? false,
  };
}

/** Forms with the visits they stand in, as evidence for a dose is looked for. */
export function evidenceForms(
  forms: readonly StoredForm[],
  visits: readonly StoredVisit[],
): readonly EvidenceForm[] {
  const keys = new Map(visits.map((visit) => [visit.id, visit]));
  return forms.map((form) => ({ ...form, visit: keys.get(form.visitId ?? '') ?? null }));
}

/** Abnormal laboratory results of a form that wait for the investigator; none while it is a draft. */
export function resultsWaiting(
  study: CompiledStudy,
  { code, state, values }: Pick<StoredForm, 'code' | 'state' | 'values'>,
): number {
  const definition = state === 'complete' ? study.forms.get(code)?.definition : undefined;
  return definition === undefined ? 0 : waitingWhenComplete(definition, values);
}

function itemText(values: FormValues, item: string): string | null {
  const value = values[item];
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
}
