import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import type { EditDecision } from '@lutetia/shared/forms/decide-edit';
import { reasonsOf } from '@lutetia/shared/forms/diff';
import type { Finding, FormState, FormValues } from '@lutetia/shared/forms/value';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Problem } from '../../platform/http/problem.js';
import type { FormCaller, OpenForm } from './form-caller.js';
import type { FormSavedRow } from './form-save.queries.js';
import { digestOf, type SaveOrder } from './save-order.js';

/** A decided save. */
export interface FormWrite {
  readonly order: SaveOrder;
  readonly form: OpenForm;
  readonly decision: EditDecision;
  readonly state: FormState;
  /** The values as they are kept and told: canonical, so that a second arrival is answered with the same text. */
  readonly document: string;
  /** Whether it changes who the participant is: sex or year of birth, which lists and reference ranges go by. */
  readonly isOfPerson: boolean;
  /** Whether it changes what is told of a fatal or serious event, which lists tell from its draft on. */
  readonly isOfEvent: boolean;
}

/**
 * A completion says "this is right as it stands", so it must have seen what stands.
 *
 * @throws Problem `form.stale`
 */
export function refuseStale(order: SaveOrder, form: OpenForm): void {
  const isStale = order.act === 'complete' ? order.version !== form.version : order.version > form.version;
  if (!isStale) return;
  throw new Problem('form.stale', order.act === 'complete' ? undefined : NEWER_THAN_ANY, {
    version: form.version,
  });
}

/**
 * Codes and choices may mean something else in another version of the definition.
 *
 * @throws Problem `form.other-version`
 */
export function refuseOtherVersion({ formVersion }: SaveOrder, { definition }: CompiledForm): void {
  if (formVersion !== null && formVersion !== definition.version) throw new Problem('form.other-version');
}

const NEWER_THAN_ANY =
  'If-Match names a version this form never had. Nothing was saved. Open the form again and save from there.';

/** @throws Problem where the act is not open to a form in this state */
export function stateAfter(order: SaveOrder, form: OpenForm, decision: EditDecision): FormState {
  const { changed, corrected, findings } = decision;
  const isCorrection = form.state === 'complete';
  if (order.act === 'complete' && isCorrection && changed.length === 0)
    throw new Problem('form.already-complete');
  if (isCorrection && corrected.length > 0 && order.reason === null)
    throw new Problem('form.reason-required');
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

/** Whether the save touches this form alone: nothing of it can show in the plan or in what is known of the participant. */
export function isPlain({ order, form, state, isOfPerson, isOfEvent }: FormWrite): boolean {
  if (isOfPerson || isOfEvent) return false;
  if (order.act === 'complete' || state === 'complete') return false;
  if (form.state === state || form.visitId === null) return true;
  // A form begun in a visit that was complete makes it one in progress; before its day it makes the visit work at once.
  return form.visitStatus === 'in-progress' && form.isAsked && form.visitDay !== null;
}

/** Whether the save begins a form of a visit: what the plan says of the visit must not change in between. */
export function beginsInVisit({ form, state }: FormWrite): boolean {
  return form.visitId !== null && form.state !== state;
}

/** Why a completed form changes, for the trail: as said, or what was answered to its checks. */
function reasonFor({ order, form, decision }: FormWrite): string | null {
  if (order.reason !== null || form.state !== 'complete') return order.reason;
  const answers = decision.changed.flatMap((path) => {
    const before = reasonsOf(form.values[path] ?? null);
    const now = Object.entries(reasonsOf(decision.values[path] ?? null));
    return now.flatMap(([check, reason]) => (before[check] === reason ? [] : [reason]));
  });
  return answers.length === 0 ? null : [...new Set(answers)].join(' ');
}

/** The context a planning run of this save works in. */
export function contextOf(
  caller: FormCaller,
  { form, order }: Pick<FormWrite, 'form' | 'order'>,
): AccessContext {
  const { personId, role, studyId, siteId, participantId } = form;
  const { requestId, origin } = caller;
  return { personId, role, studyId, sites: [siteId], participantId, requestId, origin, reason: order.reason };
}

/** The sixteen parameters of `FORM_SAVE`. */
export function saveValues(caller: FormCaller, write: FormWrite): unknown[] {
  const { order, form, decision, state, document } = write;
  return [
    form.personId,
    form.role,
    form.studyId,
    form.siteId,
    caller.requestId,
    caller.origin,
    reasonFor(write),
    form.id,
    form.version,
    document,
    state,
    form.studyVersionId,
    decision.answered,
    decision.total,
    order.changeId,
    digestOf(order),
  ];
}

/** What the caller is answered. */
export function savedView(
  { form, decision, state, document }: FormWrite,
  saved: FormSavedRow,
  moves: readonly ScheduleMove[],
  deviations: FormSavedView['deviations'] = [],
): FormSavedView {
  const { findings } = decision;
  const values = JSON.parse(document) as FormValues;
  const savedAt = saved.savedAt.toISOString();
  return { id: form.id, version: saved.version, state, values, findings, moves, deviations, savedAt };
}
