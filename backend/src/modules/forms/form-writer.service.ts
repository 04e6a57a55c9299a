import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { mayComplete } from '@lutetia/shared/contract/access';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import type { EditDecision } from '@lutetia/shared/forms/decide-edit';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { OutsideValues } from '@lutetia/shared/forms/uses';
import type { Finding, FormState } from '@lutetia/shared/forms/value';
import type { AccessContext } from '../../platform/database/access-context.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { ScheduleRow, StoredForm } from '../schedule/stored-participant.queries.js';
import type { LibraryStudy } from '../studies/study-library.service.js';
import { requireForm } from '../studies/study-library.service.js';
import { neededOf } from './absent-marks.js';
import { decideSave, type SaveInput } from './form-decision.js';
import { FormLaboratoryService } from './form-laboratory.service.js';
import { FormOutsideService } from './form-outside.service.js';
import { FORM_SAVE, type FormSavedRow } from './form-save.queries.js';

/** What an act writes into one form. */
export interface FormEntry {
  readonly form: StoredForm;
  readonly participant: Pick<ScheduleRow, 'id' | 'siteId' | 'timeZone'>;
  /** Values by item code, as sent. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly today: CalendarDay;
  readonly visitDay: CalendarDay | null;
  /** The form's visit, for checks that ask for it; left out where the act writes none they could. */
  readonly visitCode?: string | null;
  readonly cycle?: number | null;
  /**
   * Null keeps the form a draft. Else the form is completed, and refused with this code while one of `needed` is
   * missing; what else the form requires is marked as not asked, because the act did not ask for it.
   */
  readonly completion: { readonly code: ProblemCode; readonly needed: ReadonlySet<string> } | null;
}

/** An entry with what its form uses from outside. */
interface KnownEntry extends FormEntry {
  readonly outside: OutsideValues;
}

/** Writes forms on behalf of acts that own a fact kept in one: a visit's day, a milestone. */
@Injectable()
export class FormWriter {
  constructor(
    private readonly laboratories: FormLaboratoryService,
    private readonly outsides: FormOutsideService,
  ) {}

  /**
   * Writes inside the caller's transaction; the trail carries the context's reason.
   *
   * @returns what the form's checks find afterwards
   * @throws Problem where the form cannot hold the values, and `form.reason-required` for a correction without one
   */
  async write(
    tx: Tx,
    context: AccessContext,
    live: LibraryStudy,
    entry: FormEntry,
  ): Promise<readonly Finding[]> {
    const { form, completion } = entry;
    const known = await this.known(tx, live, entry);
    const decision =
      completion === null ? decideEntry(live, known) : decideCompletion(live, known, completion);
    const isCorrection = form.state === 'complete';
    if (isCorrection && decision.changed.length > 0 && context.reason === null) {
      throw new Problem('form.reason-required');
    }
    const state = completion === null && !isCorrection ? 'in-progress' : 'complete';
    if (state === 'complete') requireOwn(requireForm(live.study.forms, form.code), context);
    await this.keep(tx, context, live, entry, decision, state);
    return decision.findings;
  }

  /** Makes a completed form a draft again, with all its values. The trail carries the context's reason. */
  async reopen(
    tx: Tx,
    context: AccessContext,
    live: LibraryStudy,
    reopened: Pick<FormEntry, 'form' | 'participant' | 'today'>,
  ): Promise<void> {
    const entry: FormEntry = { ...reopened, values: {}, visitDay: null, completion: null };
    const known = await this.known(tx, live, entry);
    await this.keep(tx, context, live, entry, decideEntry(live, known), 'in-progress');
  }

  private async known(tx: Tx, { study }: LibraryStudy, entry: FormEntry): Promise<KnownEntry> {
    const { form, participant, visitDay } = entry;
    const { id, code } = form;
    const question = { id, code, participantId: participant.id, visitDay, timeZone: participant.timeZone };
    return { ...entry, outside: await this.outsides.of(study, question, tx) };
  }

  private async keep(
    tx: Tx,
    context: AccessContext,
    live: LibraryStudy,
    { form, participant }: FormEntry,
    decision: EditDecision,
    state: FormState,
  ): Promise<void> {
    const compiled = requireForm(live.study.forms, form.code);
    const values =
      state === 'complete'
        ? await this.laboratories.withLimits(compiled, decision.values, form, decision.changed, tx)
        : decision.values;
    const [saved] = await tx.named<FormSavedRow & Record<string, unknown>>(FORM_SAVE, [
      context.personId,
      context.role,
      context.studyId,
      participant.siteId,
      context.requestId,
      context.origin,
      context.reason,
      form.id,
      form.version,
      canonicalJson(values),
      state,
      form.studyVersionId ?? live.versionId,
      decision.answered,
      decision.total,
      null,
      null,
    ]);
    if (saved === undefined) throw new Problem('form.stale');
  }
}

/** @throws Problem `form.not-yours-to-complete` */
function requireOwn({ definition }: CompiledForm, { role }: AccessContext): void {
  if (role !== 'system' && !mayComplete(definition, [role])) throw new Problem('form.not-yours-to-complete');
}

function decideEntry(live: LibraryStudy, entry: KnownEntry, raw = entry.values): EditDecision {
  const { form, participant, today, visitDay, visitCode = null, cycle = null, completion, outside } = entry;
  const input: SaveInput = {
    form: requireForm(live.study.forms, form.code),
    context: { today, timeZone: participant.timeZone, visitDay, visitCode, cycle, outside },
    values: form.values,
    version: form.version,
    later: [],
    needed: neededOf(live.study, form.code),
    isComplete: form.state === 'complete',
    raw,
  };
  return decideSave(input, completion !== null);
}

function decideCompletion(
  live: LibraryStudy,
  entry: KnownEntry,
  { code, needed }: NonNullable<FormEntry['completion']>,
): EditDecision {
  const asked = decideEntry(live, entry);
  const missing = asked.findings
    .filter(({ kind }) => kind === 'required')
    .flatMap(({ paths }) => paths[0] ?? []);
  const scheduled = neededOf(live.study, entry.form.code);
  const unasked = missing.filter((path) => !needed.has(path) && !scheduled.has(path));
  const decision =
    unasked.length === 0
      ? asked
      : decideEntry(live, entry, {
          ...entry.values,
          ...Object.fromEntries(unasked.map((path) => [path, { absent: 'not-asked' }])),
        });
  const blocking = decision.findings.filter(({ kind }) => kind === 'hard' || kind === 'required');
  if (blocking.length > 0) throw incomplete(code, blocking, decision.findings);
  return decision;
}

function incomplete(code: ProblemCode, blocking: readonly Finding[], findings: readonly Finding[]): Problem {
  const said = blocking.slice(0, 3).map(({ message }) => message);
  return new Problem(code, `${said.join(' ')} Nothing was recorded. Complete it and try again.`, {
    errors: blocking.map(({ paths, message }) => ({ path: paths[0] ?? '', message })),
    findings,
  });
}
