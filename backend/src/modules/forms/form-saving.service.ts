import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FormSavedView } from '@lutetia/shared/contract/views';
import { canonicalJson, rewindValues } from '@lutetia/shared/forms/diff';
import { evaluateForm, type FormContext } from '@lutetia/shared/forms/evaluate';
import type { Finding, FormState } from '@lutetia/shared/forms/value';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { CONFIG, type Config } from '../../config/config.js';
import { fieldChanges } from '../../platform/audit/field-changes.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { codeOf } from '../../platform/database/connection-errors.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import { requireForm } from '../studies/study-library.service.js';
import { openForm, type FormCaller, type OpenForm } from './form-caller.js';
import { decideSave, diffsOf, type SaveDecision } from './form-decision.js';
import {
  FORM_SAVE,
  FORM_SAVE_CONTEXT,
  type FormSaveContextRow,
  type FormSavedRow,
} from './form-save.queries.js';

/** What a save or a completion asks for. */
export interface SaveOrder {
  readonly act: 'save' | 'complete';
  readonly formId: string;
  /** Version the caller read. */
  readonly version: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly changeId: string;
  readonly reason: string | null;
  readonly preview: boolean;
}

/** Others may save between our reading and our writing; then we read again. More than this is a defect. */
const ATTEMPTS = 8;
const UNIQUE_VIOLATION = '23505';
/** Beyond every version, so that no later change is looked up. */
const NO_VERSION = 999_999_999;

/** Saves forms: in two calls while a form is being filled in, with a planning run where the schedule may change. */
@Injectable()
export class FormSavingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'idleMinutes'>,
  ) {}

  /** Saves or completes a form; an order seen before is answered as it was then. */
  async save(caller: FormCaller, order: SaveOrder): Promise<FormSavedView> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const form = openForm(order.formId, await this.contextOf(caller, order));
      const answer =
        form.known === null ? await this.attempt(caller, order, form) : await this.repeat(order, form);
      if (answer !== null) return answer;
    }
    throw new Error(`form ${order.formId} changed ${ATTEMPTS} times while it was being saved`);
  }

  /** @throws Problem unless the caller may enter the form: as a save of it would be refused */
  async requireEntry(caller: FormCaller, formId: string): Promise<void> {
    openForm(formId, await this.contextOf(caller, { formId, version: NO_VERSION, changeId: null }));
  }

  private async contextOf(
    caller: FormCaller,
    order: Pick<SaveOrder, 'formId' | 'version'> & { readonly changeId: string | null },
  ): Promise<FormSaveContextRow | undefined> {
    const [row] = await this.transactions.statement<FormSaveContextRow & Record<string, unknown>>(
      FORM_SAVE_CONTEXT,
      [
        caller.tokenHash,
        caller.personId,
        order.formId,
        order.version,
        order.changeId,
        this.config.idleMinutes,
        caller.isActivity,
        this.clock.todayIn('UTC'),
      ],
    );
    return row;
  }

  private formContext(form: OpenForm): FormContext {
    return { today: this.clock.todayIn(form.timeZone), visitDay: form.visitDay };
  }

  /** One attempt; null when somebody else saved in between. */
  private async attempt(caller: FormCaller, order: SaveOrder, form: OpenForm): Promise<FormSavedView | null> {
    refuseStale(order, form);
    const { study } = await this.library.version(form.studyVersionId);
    const decision = decideSave(
      {
        form: requireForm(study.forms, form.code),
        context: this.formContext(form),
        values: form.values,
        version: form.version,
        later: form.later.filter(({ version }) => version > order.version),
        raw: order.changes,
      },
      order.act === 'complete',
    );
    const state = stateAfter(order, form, decision);
    const written = { order, form, decision, state };
    if (isPlain(written) && !order.preview) return this.writePlain(caller, written);
    return this.writeAndPlan(caller, written);
  }

  private async writePlain(caller: FormCaller, write: FormWrite): Promise<FormSavedView | null> {
    try {
      const [saved] = await this.transactions.statement<FormSavedRow & Record<string, unknown>>(
        FORM_SAVE,
        saveValues(caller, write),
      );
      return saved === undefined ? null : savedView(write, saved, []);
    } catch (error) {
      if (codeOf(error) === UNIQUE_VIOLATION) return null;
      throw error;
    }
  }

  private async writeAndPlan(caller: FormCaller, write: FormWrite): Promise<FormSavedView | null> {
    const work = (tx: Tx): Promise<FormSavedView | null> => this.planIn(tx, caller, write);
    try {
      const context = contextOf(caller, write);
      return await (write.order.preview
        ? this.transactions.preview(context, work)
        : this.transactions.write(context, work));
    } catch (error) {
      if (codeOf(error) === UNIQUE_VIOLATION) return null;
      throw error;
    }
  }

  private async planIn(tx: Tx, caller: FormCaller, write: FormWrite): Promise<FormSavedView | null> {
    await this.schedules.lock(tx, write.form.participantId);
    const [saved] = await tx.named<FormSavedRow & Record<string, unknown>>(
      FORM_SAVE,
      saveValues(caller, write),
    );
    if (saved === undefined) return null;
    const { moves } = await this.schedules.replan(tx, write.form.participantId);
    return savedView(write, saved, moves.some(({ effect }) => effect !== 'stays') ? moves : []);
  }

  /** Answers an order that counted before, from what the form held then. */
  private async repeat(order: SaveOrder, form: OpenForm): Promise<FormSavedView> {
    const { known } = form;
    if (known === null || known.formId !== form.id || known.digest !== digestOf(order)) {
      throw new Problem('form.change-id-reused');
    }
    const later = form.later.filter(({ version }) => version > known.version);
    const values = rewindValues(form.values, diffsOf(later));
    const { study } = await this.library.version(form.studyVersionId);
    const { findings } = evaluateForm(requireForm(study.forms, form.code), values, this.formContext(form));
    return {
      id: form.id,
      version: known.version,
      state: stateBefore(later) ?? form.state,
      values,
      findings,
      moves: [],
      savedAt: new Date(known.at).toISOString(),
    };
  }
}

/** A decided save. */
interface FormWrite {
  readonly order: SaveOrder;
  readonly form: OpenForm;
  readonly decision: SaveDecision;
  readonly state: FormState;
}

/** A completion says "this is right as it stands", so it must have seen what stands. */
function refuseStale(order: SaveOrder, form: OpenForm): void {
  const isStale = order.act === 'complete' ? order.version !== form.version : order.version > form.version;
  if (!isStale) return;
  throw new Problem('form.stale', order.act === 'complete' ? undefined : NEWER_THAN_ANY, {
    version: form.version,
  });
}

const NEWER_THAN_ANY =
  'If-Match names a version this form never had. Nothing was saved. Open the form again and save from there.';

/** @throws Problem where the act is not open to a form in this state */
function stateAfter(order: SaveOrder, form: OpenForm, { changed, findings }: SaveDecision): FormState {
  const isCorrection = form.state === 'complete';
  if (order.act === 'complete' && isCorrection && changed.length === 0)
    throw new Problem('form.already-complete');
  if (isCorrection && changed.length > 0 && order.reason === null) throw new Problem('form.reason-required');
  if (order.act === 'complete' || isCorrection) {
    const blocking = findings.filter(({ kind }) => kind === 'hard' || kind === 'required');
    if (blocking.length > 0 && changed.length + (order.act === 'complete' ? 1 : 0) > 0) {
      throw notCompletable(blocking, findings);
    }
    return 'complete';
  }
  return form.state === 'not-started' && changed.length === 0 ? 'not-started' : 'in-progress';
}

function notCompletable(blocking: readonly Finding[], findings: readonly Finding[]): Problem {
  const errors = blocking.map(({ paths, message }) => ({ path: paths[0] ?? '', message }));
  return new Problem('form.not-completable', undefined, { errors, findings });
}

/** Whether the save touches this form alone: nothing of it can show in the plan. */
function isPlain({ order, form, state }: FormWrite): boolean {
  if (order.act === 'complete' || state === 'complete') return false;
  if (form.state === state || form.visitId === null) return true;
  const isUnderWay = form.visitStatus === 'in-progress' || form.visitStatus === 'complete';
  return isUnderWay && form.isAsked;
}

function contextOf(caller: FormCaller, { form, order }: FormWrite): AccessContext {
  const { personId, role, studyId, siteId } = form;
  const { requestId, origin } = caller;
  return { personId, role, studyId, sites: [siteId], requestId, origin, reason: order.reason };
}

function saveValues(caller: FormCaller, { order, form, decision, state }: FormWrite): unknown[] {
  return [
    form.personId,
    form.role,
    form.studyId,
    form.siteId,
    caller.requestId,
    caller.origin,
    order.reason,
    form.id,
    form.version,
    canonicalJson(decision.values),
    state,
    form.studyVersionId,
    decision.answered,
    decision.total,
    order.changeId,
    digestOf(order),
  ];
}

function savedView(
  { form, decision, state }: FormWrite,
  saved: FormSavedRow,
  moves: readonly ScheduleMove[],
): FormSavedView {
  const { values, findings } = decision;
  const savedAt = saved.savedAt.toISOString();
  return { id: form.id, version: saved.version, state, values, findings, moves, savedAt };
}

/** The state before the earliest of the later changes that touched it. */
function stateBefore(later: readonly LaterChanges[number][]): FormState | null {
  for (const { action, changes } of later) {
    const change = fieldChanges(action, changes).find(({ path }) => path === 'state');
    const old = change?.old ?? null;
    if (old === 'not-started' || old === 'in-progress' || old === 'complete') return old;
  }
  return null;
}

type LaterChanges = OpenForm['later'];

/** Eight bytes of SHA-256 over what was asked, as PostgreSQL's bigint: the same change id must mean the same change. */
function digestOf({ act, changes, reason }: SaveOrder): string {
  const hash = createHash('sha256').update(canonicalJson({ act, changes, reason })).digest();
  return hash.readBigInt64BE(0).toString();
}
