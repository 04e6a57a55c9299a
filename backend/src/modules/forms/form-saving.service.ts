import { Inject, Injectable } from '@nestjs/common';
import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { FormContext } from '@lutetia/shared/forms/evaluation';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { changesReview } from '@lutetia/shared/schedule/reviews-waiting';
import { changesFatalEvent } from '@lutetia/shared/schedule/fatal-events';
import { personItems } from '@lutetia/shared/schedule/person-items';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { CONFIG, type Config } from '../../config/config.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { codeOf } from '../../platform/database/connection-errors.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { ENTRY_IN_ERROR, movesView, requireStillRefused } from '../schedule/schedule.service.js';
import type { LoadedParticipant } from '../schedule/stored-participant.queries.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { requireForm, StudyLibrary } from '../studies/study-library.service.js';
import { openForm, openToComplete, openToJudge, type FormCaller, type OpenForm } from './form-caller.js';
import { FormOutsideService } from './form-outside.service.js';
import { neededOf } from './absent-marks.js';
import { decideSave } from './form-decision.js';
import { FormLaboratoryService } from './form-laboratory.service.js';
import { requireBorn } from './born-before.js';
import { replayedView, requireSameChange } from './form-replay.js';
import {
  ENROLLED_IN_ERROR,
  FORM_SAVE,
  FORM_SAVE_CONTEXT,
  KEEP_MOVES,
  KEPT_MOVES,
  LOCK_FORM,
  type FormSaveContextRow,
  type FormSavedRow,
  type KnownChange,
} from './form-save.queries.js';
import {
  beginsInVisit,
  contextOf,
  isPlain,
  refuseOtherVersion,
  refuseStale,
  savedView,
  saveValues,
  stateAfter,
  type FormWrite,
} from './form-write.js';
import type { SaveOrder } from './save-order.js';

/** Others may save between our reading and our writing; then we read again. More than this is a defect. */
const ATTEMPTS = 8;
/** So often without holding anything, which costs nothing while a form is filled in by one person; then in line. */
const ATTEMPTS_AT_ONCE = 2;
/** The same change arrived twice, or the database broke a circle of waiting: nothing was written, read again. */
const WORTH_ANOTHER_READING: readonly (string | null)[] = ['23505', '40001', '40P01'];
/** Beyond every version, so that no later change is looked up. */
const NO_VERSION = 999_999_999;

/** Saves forms: in two calls while a form is being filled in, with a planning run where the schedule may change. */
@Injectable()
export class FormSavingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly schedules: ScheduleService,
    private readonly laboratories: FormLaboratoryService,
    private readonly outsides: FormOutsideService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'idleMinutes'>,
  ) {}

  /** Saves or completes a form; an order seen before is answered as it was then. */
  async save(caller: FormCaller, order: SaveOrder): Promise<FormSavedView> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const form = openForm(order.formId, await this.contextOf(caller, order), caller);
      const answer =
        form.known !== null
          ? await this.repeat(caller, order, form, form.known)
          : attempt <= ATTEMPTS_AT_ONCE
            ? await this.attempt(caller, order, form)
            : await this.attemptInLine(caller, order, form);
      if (answer !== null) return answer;
    }
    throw new Error(`form ${order.formId} changed ${ATTEMPTS} times while it was being saved`);
  }

  /** @throws Problem unless the caller may enter the form: as a save of it would be refused */
  async requireEntry(caller: FormCaller, formId: string): Promise<void> {
    const row = await this.contextOf(caller, { formId, version: NO_VERSION, changeId: null });
    openForm(formId, row, caller);
  }

  private async contextOf(
    caller: FormCaller,
    order: Pick<SaveOrder, 'formId' | 'version'> & { readonly changeId: string | null },
    tx?: Tx,
  ): Promise<FormSaveContextRow | undefined> {
    const values = [
      caller.tokenHash,
      caller.personId,
      order.formId,
      order.version,
      order.changeId,
      this.config.idleMinutes,
      caller.isActivity,
      this.clock.todayIn('UTC'),
    ];
    const [row] = await (tx === undefined
      ? this.transactions.statement<FormSaveContextRow & Record<string, unknown>>(FORM_SAVE_CONTEXT, values)
      : tx.named<FormSaveContextRow & Record<string, unknown>>(FORM_SAVE_CONTEXT, values));
    return row;
  }

  private async formContext(
    form: OpenForm,
    study: CompiledStudy,
    where: Tx | AccessContext,
  ): Promise<FormContext> {
    const { timeZone, visitDay, visitCode, cycle } = form;
    const outside = await this.outsides.of(study, form, where);
    const now = { today: this.clock.todayIn(timeZone), timeZone, latest: this.clock.latest() };
    return { ...now, visitDay, visitCode, cycle, outside };
  }

  /** One attempt; null when somebody else saved in between. */
  private async attempt(caller: FormCaller, order: SaveOrder, form: OpenForm): Promise<FormSavedView | null> {
    if (order.act === 'complete') await this.requireEnrolled(caller, order, form);
    const write = await this.decide(order, form, contextOf(caller, { form, order }));
    if (isPlain(write) && !order.preview) {
      if (beginsInVisit(write)) return this.attemptInLine(caller, order, form);
      return this.writePlain(caller, write).catch(retryOf);
    }
    const work = (tx: Tx): Promise<FormSavedView | null> => this.planIn(tx, caller, write);
    return this.transactions.act(contextOf(caller, write), order.preview, work).catch(retryOf);
  }

  /** Waits for its turn at the form, so that it cannot be overtaken; null when a new look is due all the same. */
  private attemptInLine(caller: FormCaller, order: SaveOrder, seen: OpenForm): Promise<FormSavedView | null> {
    const work = async (tx: Tx): Promise<FormSavedView | null> => {
      // The participant first, as every act does; a transfer since we read asks who may do this where.
      if ((await this.schedules.lock(tx, seen.participantId, null)) !== seen.siteId) return null;
      await tx.named(LOCK_FORM, [seen.id]);
      const row = await this.contextOf({ ...caller, isActivity: false }, order, tx);
      const form = openForm(order.formId, row, caller);
      if (form.known !== null) return null;
      const write = await this.decide(order, form, tx);
      const isPlanned = !isPlain(write) || order.preview;
      return isPlanned ? this.planIn(tx, caller, write) : this.writePlain(caller, write, tx);
    };
    const context = contextOf(caller, { form: seen, order });
    return this.transactions.act(context, order.preview, work).catch(retryOf);
  }

  private async decide(order: SaveOrder, form: OpenForm, where: Tx | AccessContext): Promise<FormWrite> {
    refuseStale(order, form);
    const { study } = await this.library.version(form.studyVersionId, 'named' in where ? where : null);
    const compiled = requireForm(study.forms, form.code);
    const own = openToComplete(form, compiled.definition, order.act);
    refuseOtherVersion(order, compiled);
    const decision = decideSave(
      {
        form: compiled,
        context: await this.formContext(form, study, where),
        values: form.values,
        version: form.version,
        later: form.later.filter(({ version }) => version > order.version),
        needed: neededOf(study, form.code),
        isComplete: form.state === 'complete',
        raw: order.changes,
      },
      order.act === 'complete',
    );
    const state = stateAfter(order, form, decision);
    const values =
      state === 'complete'
        ? await this.laboratories.withLimits(compiled, decision.values, form, decision.changed, where)
        : decision.values;
    const opened = openToJudge(own, decision.changed);
    const { sex, yearOfBirth } = personItems(study.definition);
    const isOfPerson = decision.changed.some((path) => path === sex || path === yearOfBirth);
    const { reviewed } = compiled.definition;
    const isOfEvent =
      (form.visitId === null && changesFatalEvent(form.values, values)) ||
      changesReview(reviewed, form.values, values);
    return { order, form: opened, decision, state, document: canonicalJson(values), isOfPerson, isOfEvent };
  }

  private async writePlain(caller: FormCaller, write: FormWrite, tx?: Tx): Promise<FormSavedView | null> {
    const values = saveValues(caller, write);
    const [saved] = await (tx === undefined
      ? this.transactions.statement<FormSavedRow & Record<string, unknown>>(FORM_SAVE, values)
      : tx.named<FormSavedRow & Record<string, unknown>>(FORM_SAVE, values));
    return saved === undefined ? null : savedView(write, saved, []);
  }

  /** Who completes a form is not asked first for what is missing. @throws Problem `participant.enrolled-in-error` */
  private async requireEnrolled(caller: FormCaller, order: SaveOrder, form: OpenForm): Promise<void> {
    const [found] = await this.transactions.read(contextOf(caller, { form, order }), (tx) =>
      tx.named(ENROLLED_IN_ERROR, [form.participantId]),
    );
    if (found !== undefined) throw new Problem('participant.enrolled-in-error');
  }

  private async planIn(tx: Tx, caller: FormCaller, write: FormWrite): Promise<FormSavedView | null> {
    // A transfer since we read is as if others had saved: read again who may do this where.
    if ((await this.schedules.lock(tx, write.form.participantId, null)) !== write.form.siteId) return null;
    const [saved] = await tx.named<FormSavedRow & Record<string, unknown>>(
      FORM_SAVE,
      saveValues(caller, write),
    );
    if (saved === undefined) return null;
    const replanning = await this.schedules.replan(tx, write.form.participantId);
    requireBorn(replanning, write);
    await requireStillRefused(tx, replanning.loaded, write.form.code);
    const { moves, deviations } = movesView(replanning, write.order.preview);
    const told = moves.some(({ effect }) => effect !== 'stays') ? moves : [];
    // Only what moved something takes room; without a row here the answer was that nothing moves.
    if (told.length > 0) await tx.named(KEEP_MOVES, [write.order.changeId, JSON.stringify(told)]);
    if (write.isOfPerson) await this.replanNext(tx, replanning.loaded);
    return savedView(write, saved, told, write.order.preview ? deviations : []);
  }

  /** Who was screened again is held against who they were: as far as that number is within reach. */
  private async replanNext(tx: Tx, { row: { rescreenedAs } }: LoadedParticipant): Promise<void> {
    if (rescreenedAs === null || (await this.schedules.lock(tx, rescreenedAs.id, null)) === null) return;
    await this.schedules.replan(tx, rescreenedAs.id);
  }

  /** Answers an order that counted before. @throws Problem `form.change-id-reused` */
  private async repeat(
    caller: FormCaller,
    order: SaveOrder,
    form: OpenForm,
    known: KnownChange,
  ): Promise<FormSavedView> {
    requireSameChange(order, form, known);
    const [kept] = await this.transactions.read(contextOf(caller, { form, order }), (tx) =>
      tx.named<{ moves: readonly ScheduleMove[] | null }>(KEPT_MOVES, [order.changeId]),
    );
    const { study } = await this.library.version(form.studyVersionId);
    const compiled = requireForm(study.forms, form.code);
    const around = await this.formContext(form, study, contextOf(caller, { form, order }));
    return replayedView(form, known, compiled, around, kept?.moves ?? []);
  }
}

/** Null where somebody else saved in between. @throws Problem `participant.enrolled-in-error`, or the error itself */
function retryOf(error: unknown): null {
  if (WORTH_ANOTHER_READING.includes(codeOf(error))) return null;
  if (codeOf(error) === ENTRY_IN_ERROR) throw new Problem('participant.enrolled-in-error');
  throw error;
}
