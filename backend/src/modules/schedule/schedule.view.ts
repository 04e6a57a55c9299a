import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';
import { decisionsToAct } from '@lutetia/shared/schedule/decisions-to-act';
import { doseBudget } from '@lutetia/shared/schedule/dose-budget';
import {
  dayInTrial,
  isTreatmentUnderWay,
  lastDose,
  nextVisit,
  PARTICIPANT_STATUSES,
} from '@lutetia/shared/schedule/participant';
import { visitState } from '@lutetia/shared/schedule/state';
import { deathToRecord } from '@lutetia/shared/schedule/fatal-events';
import { treatmentOver } from '@lutetia/shared/schedule/treatment-over';
import { plannedDayHint } from '@lutetia/shared/schedule/site-days';
import type { PlannedForm, PlannedVisit, SiteCalendar, VisitKey } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { isLastDay, lateDays } from '@lutetia/shared/schedule/late-days';
import { text } from '@lutetia/shared/study/words';
import { allocationView } from './allocation.view.js';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import { resultsWaiting } from './read-models.js';
import type { LoadedParticipant, StoredForm, StoredPlan, StoredVisit } from './stored-participant.queries.js';
import { affirmed } from './withdrawal-words.js';

/** The schedule's items in protocol order. */
export function scheduleItems(loaded: LoadedParticipant, today: CalendarDay): ScheduleItemView[] {
  const { row, live } = loaded;
  const visits = new Map(row.visits.map((visit) => [visit.id, visit]));
  const forms = byVisit(row.forms);
  return [...row.planned]
    .sort((a, b) => a.order - b.order)
    .map((planned) => {
      const own = forms.get(planned.visitId) ?? [];
      return scheduleItem(live.study, planned, visits.get(planned.visitId), own, {
        today,
        calendar: row.calendar,
      });
    });
}

/** One item of the schedule. @throws Error when the visit is not in the plan */
export function scheduleItemOf(
  { row, live }: LoadedParticipant,
  visitId: string,
  today: CalendarDay,
): ScheduleItemView {
  const planned = row.planned.find((one) => one.visitId === visitId);
  if (planned === undefined) throw new Error(`the visit ${visitId} is not in the plan`);
  const visit = row.visits.find(({ id }) => id === visitId);
  const own = row.forms.filter((form) => form.visitId === visitId);
  return scheduleItem(live.study, planned, visit, own, { today, calendar: row.calendar });
}

function byVisit(forms: readonly StoredForm[]): ReadonlyMap<string | null, readonly StoredForm[]> {
  const visits = new Map<string | null, StoredForm[]>();
  for (const form of forms) {
    const own = visits.get(form.visitId);
    if (own === undefined) visits.set(form.visitId, [form]);
    else own.push(form);
  }
  return visits;
}

/** The day at the site, and when it is closed. */
interface AtSite {
  readonly today: CalendarDay;
  readonly calendar: SiteCalendar | null;
}

/** @param own - the visit's forms */
function scheduleItem(
  study: CompiledStudy,
  planned: StoredPlan,
  visit: StoredVisit | undefined,
  own: readonly StoredForm[],
  { today, calendar }: AtSite,
): ScheduleItemView {
  const { visitId, order: _order, status: _status, basis: _basis, forms: asked, ...fields } = planned;
  if (visit === undefined) throw new Error(`the planned visit ${visitId} has no identity`);
  return {
    ...fields,
    dayHint: plannedDayHint(calendar, planned),
    id: visitId,
    version: visit.version,
    state: visitState(planned, today),
    booked: visit.bookedOn,
    delay: delayView(visit),
    reason: visit.missedReason ?? visit.skippedReason ?? visit.addedReason,
    assumed: planned.explanation.assumed,
    action: actionWords(study, planned),
    contactModes: slotOf(study, planned)?.definition.contactModes ?? null,
    forms: asked.flatMap((plannedForm) => formsAsked(study, planned, plannedForm, own)),
  };
}

function delayView({ delayTo, delayReason, delayDecidedOn }: StoredVisit): ScheduleItemView['delay'] {
  if (delayTo === null || delayReason === null || delayDecidedOn === null) return null;
  return { to: delayTo, reason: delayReason, decidedOn: delayDecidedOn };
}

function formsAsked(
  study: CompiledStudy,
  { code: visit, cycle }: VisitKey,
  asked: PlannedForm,
  own: readonly StoredForm[],
): ScheduleFormView[] {
  const form = own.find(({ code, repetition }) => code === asked.form && repetition === asked.repetition);
  const slot = slotOf(study, { code: visit, cycle });
  const activity = slot?.definition.activities.find((one) => one.form === asked.form);
  const isRepeating = activity?.repeating === true;
  if (form === undefined) return [];
  const isLast = own.every(({ code, repetition }) => code !== form.code || repetition <= form.repetition);
  const continues = isLast && isRepeating && isInterrupted(study, form);
  return [{ ...scheduleFormView(study, form, asked.required, isRepeating), continues }];
}

function slotOf(study: CompiledStudy, { code, cycle }: Pick<VisitKey, 'code' | 'cycle'>) {
  return study.slots[study.slotsByKey.get(`${code}/${cycle}`) ?? -1];
}

/** Whether a form is an administration whose infusion was broken off, as soon as that is entered. */
function isInterrupted({ definition, doseInterrupted }: CompiledStudy, form: StoredForm): boolean {
  const { code, state, values } = form;
  if (doseInterrupted === null || state === 'not-started') return false;
  return code === definition.roles.administration.form && doseInterrupted.overForm(values) === true;
}

/** A form as the schedule and the casebook show it. */
export function scheduleFormView(
  study: CompiledStudy,
  form: StoredForm,
  required: boolean,
  repeating: boolean,
): ScheduleFormView {
  const { id, version, code, repetition, state, answered, total } = form;
  const name = study.formNames.get(code) ?? code;
  const waiting = resultsWaiting(study, form);
  const continues = false;
  return {
    id,
    version,
    code,
    name,
    repetition,
    state,
    required,
    repeating,
    continues,
    answered,
    total,
    waiting,
  };
}

/** Forms that belong to the participant, in the order of the protocol. */
export function participantForms({ row, live }: LoadedParticipant): ScheduleFormView[] {
  const order = live.study.definition.participantForms.map(({ form }) => form);
  return row.forms
    .filter(({ visitId }) => visitId === null)
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || a.repetition - b.repetition)
    .map((form) => scheduleFormView(live.study, form, false, isRepeated(live.study, form.code)));
}

/** Decisions on cycles whose act is still to be recorded. */
export function decisionViews({ row, live, facts }: LoadedParticipant): DecisionToActView[] {
  return decisionsToAct(live.study, facts, row.planned).map(({ dose, laterDoses, ...decision }) => ({
    ...decision,
    visitId: dose === null ? null : visitIdOf(row.planned, dose),
    laterVisitIds: laterDoses.flatMap((later) => visitIdOf(row.planned, later) ?? []),
  }));
}

function visitIdOf(planned: readonly StoredPlan[], { code, cycle, repetition }: VisitKey): string | null {
  const found = planned.find(
    (visit) => visit.code === code && visit.cycle === cycle && visit.repetition === repetition,
  );
  return found?.visitId ?? null;
}

function isRepeated({ definition }: CompiledStudy, code: string): boolean {
  return definition.participantForms.some(({ form, repeating }) => form === code && repeating === true);
}

/** Whether a visit's administration starts its cycle's clock. */
export function isDoseVisit(
  study: CompiledStudy,
  { code, cycle }: Pick<VisitKey, 'code' | 'cycle'>,
): boolean {
  return study.slots.some((slot) => slot.code === code && slot.cycle === cycle && slot.isDose);
}

/** What the worklist's button says of a visit. */
export function actionWords(study: CompiledStudy, { code, cycle }: VisitKey): string {
  const slot = study.slots.find((candidate) => candidate.code === code && candidate.cycle === cycle);
  const words = slot?.definition.action;
  return words === undefined ? 'Record visit' : text(words);
}

/** The facts at the top of every participant page. */
export function participantView(loaded: LoadedParticipant, today: CalendarDay): ParticipantView {
  const { row, live, facts } = loaded;
  const { definition } = live.study;
  const plan = { visits: row.planned, deviations: [] };
  const next = nextVisit(plan, today);
  const dose = lastDose(live.study, facts, today);
  const arm = definition.arms.find(({ code }) => code === row.summary?.arm);
  return {
    id: row.id,
    number: row.number,
    study: live.code,
    site: { id: row.siteId, code: row.siteCode, name: row.siteName },
    sex: row.summary?.sex ?? null,
    yearOfBirth: row.summary?.yearOfBirth ?? null,
    arm: arm === undefined ? null : { code: arm.code, name: text(arm.name), shortName: text(arm.shortName) },
    allocation: allocationView(loaded),
    definition: { version: definition.version, since: loaded.versions.at(-1)?.from ?? null },
    status: statusOf(row.summary?.status),
    screeningOn: row.screeningOn,
    dayInTrial: dayInTrial(facts, today),
    lastDose: dose === null ? null : { ...dose, isUnderWay: isTreatmentUnderWay(live.study, facts, plan) },
    doseBudget: doseBudget(live.study, facts, row.planned),
    treatmentOver: treatmentOver(live.study, facts, row.planned),
    deathToRecord: deathToRecord(live.study, facts),
    next: next === null ? null : nextView(row.planned, next, today),
    milestones: definition.milestones.flatMap(({ code, kind, name }) => {
      const reached = row.milestones.find((milestone) => milestone.code === code);
      if (reached === undefined) return [];
      const records = milestoneRecords(live.study, row.forms, row.planned, code).map((record) => ({
        ...record,
        says: kind === 'withdrawal' ? affirmed(live.study, formOf(row.forms, record.formId)) : [],
      }));
      return [{ code, kind, name: text(name), on: reached.on, records }];
    }),
    subStudies: row.summary?.subStudies ?? [],
    rescreens: row.rescreens,
    rescreenedAs:
      row.rescreenedAs === null ? null : { id: row.rescreenedAs.id, number: row.rescreenedAs.number },
    enrolledInError: row.enrolledInError,
    transfers: row.transfers,
    today,
  };
}

function formOf(forms: readonly StoredForm[], formId: string): StoredForm | undefined {
  return forms.find(({ id }) => id === formId);
}

function nextView(
  planned: readonly StoredPlan[],
  next: PlannedVisit,
  today: CalendarDay,
): NonNullable<ParticipantView['next']> {
  const { code, cycle, repetition, name } = next;
  const stored = planned.find(
    (visit) => visit.code === code && visit.cycle === cycle && visit.repetition === repetition,
  );
  if (stored === undefined) throw new Error('the next visit is not in the plan');
  const state = visitState(next, today);
  return {
    visitId: stored.visitId,
    name,
    state,
    on: next.occurred ?? next.planned,
    lateDays: lateDays(state, next, today),
    isLastDay: isLastDay(state, next, today),
  };
}

/** A stored status as the contract knows it. */
export function statusOf(stored: string | undefined): ParticipantView['status'] {
  return PARTICIPANT_STATUSES.find((status) => status === stored) ?? 'screening';
}
