import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { canonicalJson, rewindValues } from '@lutetia/shared/forms/diff';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import type { FormContext } from '@lutetia/shared/forms/evaluation';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { fieldChanges, STATE_PATH } from '../../platform/audit/field-changes.js';
import { Problem } from '../../platform/http/problem.js';
import type { OpenForm } from './form-caller.js';
import { diffsOf } from './form-decision.js';
import type { KnownChange, LaterChange } from './form-save.queries.js';
import { digestOf, type SaveOrder } from './save-order.js';

/** The change counted before under this order's id. @throws Problem `form.change-id-reused` when it was another one */
export function requireSameChange(order: SaveOrder, form: OpenForm, known: KnownChange): void {
  if (known.formId !== form.id || known.digest !== digestOf(order))
    throw new Problem('form.change-id-reused');
}

/**
 * Answers an order that counted before, from what the form held then.
 *
 * @param moves - what it moved then
 */
export function replayedView(
  form: OpenForm,
  known: KnownChange,
  compiled: CompiledForm,
  context: FormContext,
  moves: readonly ScheduleMove[],
): FormSavedView {
  const later = form.later.filter(({ version }) => version > known.version);
  const values = JSON.parse(canonicalJson(rewindValues(form.values, diffsOf(later)))) as FormValues;
  const { findings } = evaluateForm(compiled, values, context);
  return {
    id: form.id,
    version: known.version,
    state: stateBefore(later) ?? form.state,
    values,
    findings,
    moves,
    deviations: [],
    savedAt: new Date(known.at).toISOString(),
  };
}

/** The state before the earliest of the later changes that touched it. */
function stateBefore(later: readonly LaterChange[]): FormState | null {
  for (const { action, changes } of later) {
    const change = fieldChanges(action, changes).find(({ path }) => path === STATE_PATH);
    const old = change?.old ?? null;
    if (old === 'not-started' || old === 'in-progress' || old === 'complete') return old;
  }
  return null;
}
