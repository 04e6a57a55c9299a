import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';
import { decisionsToAct } from '@lutetia/shared/schedule/decisions-to-act';
import { visitState } from '@lutetia/shared/schedule/state';
import { plannedDayHint } from '@lutetia/shared/schedule/site-days';
import type { PlannedForm, SiteCalendar, VisitKey } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { plannedDose } from '@lutetia/shared/study/planned-dose';
import { actionWords } from './action-words.view.js';
import { resultsWaiting } from './read-models.js';
import type {
  LoadedParticipant,
  StoredAdministration,
  StoredForm,
  StoredPlan,
  StoredVisit,
} from './stored-participant.queries.js';

/** The schedule's items in protocol order. */
export function scheduleItems(loaded: LoadedParticipant, today: CalendarDay): ScheduleItemView[] {
  const { row, live } = loaded;
  const visits = new Map(row.visits.map((visit) => [visit.id, visit]));
  const forms = byVisit(row.forms);
  const atSite = { today, calendar: row.calendar, given: infusionDays(row.administrations) };
  return [...row.planned]
    .sort((a, b) => a.order - b.order)
    .map((planned) => {
      const own = forms.get(planned.visitId) ?? [];
      return scheduleItem(live.study, planned, visits.get(planned.visitId), own, atSite);
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
  const given = infusionDays(row.administrations);
  return scheduleItem(live.study, planned, visit, own, { today, calendar: row.calendar, given });
}

/** The day of the first infusion of each visit that has one. */
function infusionDays(administrations: readonly StoredAdministration[]): ReadonlyMap<string, CalendarDay> {
  const days = new Map<string, CalendarDay>();
  for (const { visitId, on } of administrations) {
    const first = days.get(visitId);
    if (first === undefined || on < first) days.set(visitId, on);
  }
  return days;
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

/** The day at the site, when it is closed, and the days of what was infused there, by visit. */
interface AtSite {
  readonly today: CalendarDay;
  readonly calendar: SiteCalendar | null;
  readonly given: ReadonlyMap<string, CalendarDay>;
}

/** @param own - the visit's forms */
function scheduleItem(
  study: CompiledStudy,
  planned: StoredPlan,
  visit: StoredVisit | undefined,
  own: readonly StoredForm[],
  { today, calendar, given }: AtSite,
): ScheduleItemView {
  const { visitId, order: _order, status: _status, basis: _basis, forms: asked, ...fields } = planned;
  if (visit === undefined) throw new Error(`the planned visit ${visitId} has no identity`);
  const slot = slotOf(study, planned);
  const forms = asked.flatMap((plannedForm) => formsAsked(study, planned, plannedForm, own));
  return {
    ...fields,
    occurred: given.get(visitId) ?? planned.occurred,
    dayHint: plannedDayHint(calendar, planned),
    id: visitId,
    version: visit.version,
    state: visitState(planned, today),
    booked: visit.bookedOn,
    delay: delayView(visit),
    reason: visit.missedReason ?? visit.skippedReason ?? visit.addedReason,
    assumed: planned.explanation.assumed,
    action: actionWords(study, planned, forms),
    contactModes: slot?.definition.contactModes ?? null,
    plannedDose: slot === undefined ? null : plannedDose(study, slot),
    forms,
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
  const completedBy = study.forms.get(code)?.definition.completedBy;
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
    ...(completedBy === undefined ? {} : { completedBy }),
  };
}

/** Forms that belong to the participant, in the order of the protocol. */
export function participantForms({ row, live }: LoadedParticipant): ScheduleFormView[] {
  const order = live.study.definition.participantForms.map(({ form }) => form);
  return row.forms
    .filter(({ visitId }) => visitId === null)
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || a.repetition - b.repetition)
    .map((form) => {
      const view = scheduleFormView(live.study, form, false, isRepeated(live.study, form.code));
      const about = aboutOf(live.study, form);
      return about === null ? view : { ...view, about };
    });
}

/** The first item of an event or a medicine is its name. */
function aboutOf(study: CompiledStudy, { code, values }: StoredForm): string | null {
  const first = study.forms.get(code)?.definition.sections[0]?.items[0];
  if (first?.type !== 'text') return null;
  const value = values[first.code];
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
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
