import { Injectable } from '@nestjs/common';
import type { AddFormRequest } from '@lutetia/shared/contract/requests/forms';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import { canonicalValues } from '@lutetia/shared/forms/display';
import { isGranted, mayComplete, type Role } from '@lutetia/shared/contract/access';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { preferredUnitsOf } from '@lutetia/shared/study/blank-form';
import type { OutsideValues } from '@lutetia/shared/forms/uses';
import { formDay } from '@lutetia/shared/schedule/earlier-values';
import { outsideValues } from '@lutetia/shared/schedule/outside-values';
import { text } from '@lutetia/shared/study/words';
import { withUseLabels } from '@lutetia/shared/study/use-labels';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant, StoredForm } from '../schedule/stored-participant.queries.js';
import { EvidenceService } from '../schedule/evidence.service.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { scheduleFormView } from '../schedule/schedule.view.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import { blankTotal, requireForm } from '../studies/study-library.service.js';
import { FormLaboratoryService } from './form-laboratory.service.js';
import { FormOutsideService, NOTHING_ELSE } from './form-outside.service.js';
import { FORM, PARTICIPANT_OF, type FormRow } from './forms.queries.js';
import { previousValues } from './previous-values.js';
import { proposedValues } from './proposed-values.js';
import { neededOf } from './absent-marks.js';
import { answerOf, keepAnswer } from '../../platform/http/answered-changes.js';
import { INSERT_FORM, REMOVED_FORM, REMOVE_FORM, TAKE_FORM_BACK } from './form-save.queries.js';

/** Whose form: a visit's or a participant's own. */
export type FormOwner = { readonly visit: string } | { readonly participant: string };

/** Forms as people open them, and further instances of those that repeat. */
@Injectable()
export class FormsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly schedules: ScheduleService,
    private readonly evidence: EvidenceService,
    private readonly laboratories: FormLaboratoryService,
    private readonly outsides: FormOutsideService,
    private readonly clock: Clock,
  ) {}

  /** One form with its definition, values, findings and last values. */
  async get(context: AccessContext, id: string, memberships: Actor['memberships']): Promise<FormView> {
    const [row] = await this.transactions.read(context, (tx) =>
      tx.named<FormRow & Record<string, unknown>>(FORM, [id]),
    );
    if (row === undefined) throw new Problem('form.not-found');
    const today = this.clock.todayIn(row.timeZone);
    const study = await this.studyOf(row);
    const form = requireForm(study.forms, row.code);
    const visitDay = row.visit?.day ?? null;
    const around = { visitCode: row.visit?.code ?? null, cycle: row.visit?.cycle ?? null };
    const outside = await this.outsideOf(context, study, row);
    const isSettled = row.state === 'complete';
    const roles = rolesAt(memberships, row);
    const isOwn = mayComplete(form.definition, roles);
    const { findings } = evaluateForm(form, row.values, { today, visitDay, ...around, outside, isSettled });
    const { id: formId, version, code, state, repetition, values, visit } = row;
    const place = { code, day: formDay(study, code, values) ?? visitDay, visit, visitDay, repetition };
    const previous = previousValues(study, place, row.earlier, outside);
    const laboratory = await this.laboratories.of(form, formId, context);
    return {
      id: formId,
      version,
      code,
      name: text(form.definition.name),
      state,
      studyVersion: study.definition.version,
      study: row.studyCode,
      participant: { id: row.participantId, number: row.number },
      visit,
      repetition,
      values,
      canonical: canonicalValues(form, values),
      findings,
      definition: withUseLabels(study, form.definition),
      previous,
      proposed: proposedValues(study, form.definition, row, { today, previous, laboratory }),
      neededBySchedule: [...neededOf(study, code)],
      laboratory,
      preferredUnits: preferredUnitsOf(study.definition, form.definition),
      evidence: await this.evidenceOf(context, study, row),
      outside,
      editable: !row.isEnrolledInError && isGranted(roles, 'form.enter') && (isOwn || !isSettled),
      mayComplete: isOwn,
      today,
      timeZone: row.timeZone,
      updatedAt: row.updatedAt === null ? null : row.updatedAt.toISOString(),
      updatedBy: row.updatedBy,
    };
  }

  /** What was read beside the form serves what it uses, but for derived values. */
  private outsideOf(
    context: AccessContext,
    study: CompiledStudy,
    row: FormRow,
  ): OutsideValues | Promise<OutsideValues> {
    const { code, screeningOn, timeZone, earlier, visit } = row;
    const visitDay = visit?.day ?? null;
    if (study.outside.get(code)?.needsPlan === true)
      return this.outsides.of(study, { ...row, visitDay }, context);
    const records = { ...NOTHING_ELSE, screeningOn, timeZone, forms: earlier };
    const place = { visit, visitDay, part: row.repetition };
    return outsideValues(study, requireForm(study.forms, code), place, records);
  }

  /** Of the form that decides on a cycle's dose what the decision rests on; null for any other form, which it costs nothing. */
  private evidenceOf(
    context: AccessContext,
    { definition }: CompiledStudy,
    { code, participantId, visit }: FormRow,
  ): Promise<FormView['evidence']> | null {
    if (code !== definition.roles.decision?.form || visit === null || visit.cycle === 0) return null;
    return this.evidence.of(context, participantId, visit.cycle);
  }

  /** The version a form was begun under; of a blank one the newest of the participant's that has the form. */
  private async studyOf({ studyVersionId, versions, code }: FormRow): Promise<CompiledStudy> {
    for (const id of studyVersionId === null ? versions : [studyVersionId]) {
      const { study } = await this.library.version(id);
      if (study.forms.has(code)) return study;
    }
    throw new Error(`no version of the study has a form ${code}`);
  }

  /**
   * Adds one more instance of a form that repeats, or in a preview says which it would be. Sent again it is answered and
   * none is added twice.
   *
   * @throws Problem `form.not-repeating`, `form.change-id-reused` where the id stands for something else
   */
  add(
    context: AccessContext,
    owner: FormOwner,
    request: AddFormRequest,
    preview: boolean,
  ): Promise<ScheduleFormView> {
    const visitId = 'visit' in owner ? owner.visit : null;
    const { changeId, form: code } = request;
    const change = { changeId, asked: canonicalJson({ act: 'add a form', ...owner, form: code }) };
    return this.transactions.act(context, preview, async (tx) => {
      const known = await answerOf<ScheduleFormView>(tx, change);
      if (known !== null) return requireKept(tx, known);
      const participant = 'participant' in owner ? owner.participant : null;
      const [found] = await tx.named<{ participantId: string }>(PARTICIPANT_OF, [visitId, participant]);
      const missing = visitId === null ? 'participant.not-found' : 'visit.not-found';
      if (found === undefined) throw new Problem(missing);
      const loaded = await this.schedules.take(tx, found.participantId, missing);
      requireRepeating(loaded, visitId, code);
      const form = await addInstance(tx, loaded, nextInstance(loaded, visitId, code));
      await this.schedules.replanTaken(tx, loaded);
      const added = scheduleFormView(loaded.live.study, form, false, true);
      return keepAnswer(tx, context, change, loaded.row.siteId, added);
    });
  }

  /** Removes a further part of a visit that was opened by mistake. @throws Problem `form.not-removable` */
  remove(context: AccessContext, id: string): Promise<void> {
    return this.transactions.write(context, async (tx) => {
      const [row] = await tx.named<FormRow & Record<string, unknown>>(FORM, [id]);
      if (row === undefined) throw new Problem('form.not-found');
      if (row.isEnrolledInError) throw new Problem('participant.enrolled-in-error');
      await this.schedules.lock(tx, row.participantId, 'form.not-found');
      const [removed] = await tx.named(REMOVE_FORM, [id]);
      if (removed === undefined) throw new Problem('form.not-removable');
      await this.schedules.replan(tx, row.participantId);
    });
  }
}

/** The reader's roles where the form is. */
function rolesAt(memberships: Actor['memberships'], { studyCode, siteId: at }: FormRow): readonly Role[] {
  return memberships
    .filter(({ study, siteId }) => study === studyCode && (siteId === null || siteId === at))
    .map(({ role }) => role);
}

function requireRepeating({ row, live }: LoadedParticipant, visitId: string | null, code: string): void {
  const visit = row.visits.find(({ id }) => id === visitId);
  const slot = live.study.slots.find(
    (candidate) => candidate.code === visit?.code && candidate.cycle === visit.cycle,
  );
  const activities =
    visitId === null ? live.study.definition.participantForms : (slot?.definition.activities ?? []);
  const activity = activities.find(({ form }) => form === code);
  if (activity === undefined)
    throw new Problem('form.not-found', `There is no form ${code} here. Nothing was added.`);
  if (activity.repeating !== true) throw new Problem('form.not-repeating');
}

/** Who added a form that was removed since is not led to it. @throws Problem `form.change-id-reused` */
async function requireKept(tx: Tx, form: ScheduleFormView): Promise<ScheduleFormView> {
  const [removed] = await tx.named(REMOVED_FORM, [form.id]);
  if (removed !== undefined) throw new Problem('form.change-id-reused');
  return form;
}

/** A part that was removed keeps its number, and comes back under it. */
async function addInstance(tx: Tx, { row }: LoadedParticipant, form: StoredForm): Promise<StoredForm> {
  const { id, visitId, code, repetition, total } = form;
  const [again] = await tx.named<Pick<StoredForm, 'id' | 'version'>>(TAKE_FORM_BACK, [
    visitId,
    code,
    repetition,
  ]);
  if (again !== undefined) return { ...form, ...again };
  await tx.named(INSERT_FORM, [id, row.studyId, row.siteId, row.id, visitId, code, repetition, total]);
  return form;
}

function nextInstance({ row, live }: LoadedParticipant, visitId: string | null, code: string): StoredForm {
  const taken = row.forms.filter((form) => form.visitId === visitId && form.code === code);
  return {
    id: uuidv7(),
    visitId,
    code,
    repetition: Math.max(0, ...taken.map(({ repetition }) => repetition)) + 1,
    state: 'not-started',
    values: {},
    version: 0,
    studyVersionId: null,
    answered: 0,
    total: blankTotal(live, code),
  };
}
