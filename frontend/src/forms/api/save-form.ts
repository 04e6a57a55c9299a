import type { ConflictView, FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { ProblemView } from '@lutetia/shared/contract/problem-codes';
import { ApiProblem, send } from '../../lib/api.js';
import type { OutgoingSave, SaveOutcome } from '../saving-types.js';

/**
 * Saves values by path, or in a preview says what that would move. Autosave: it does not count as a person's
 * activity.
 */
export async function saveForm(formId: string, save: OutgoingSave, isPreview = false): Promise<SaveOutcome> {
  const { changes, changeId, reason, formVersion, ifMatch } = save;
  const body = {
    changes,
    changeId,
    ...(reason === null ? {} : { reason }),
    ...(formVersion === null ? {} : { formVersion }),
  };
  try {
    const path = `/forms/${formId}${isPreview ? '?preview=true' : ''}`;
    const saved = await send<FormSavedView>('PUT', path, body, { ifMatch, background: true });
    return { kind: 'saved', saved };
  } catch (cause) {
    if (cause instanceof ApiProblem) return outcomeOf(cause);
    throw cause;
  }
}

function outcomeOf(problem: ApiProblem): SaveOutcome {
  if (problem.status === 0 || problem.status >= 500 || problem.status === 429) return { kind: 'unreachable' };
  if (problem.status === 401) return { kind: 'signed-out' };
  if (problem.code === 'form.reason-required') return { kind: 'reason-required' };
  if (problem.code === 'form.other-version') return { kind: 'other-version' };
  const conflict = problem.code === 'form.conflict' ? conflictOf(problem.view) : null;
  if (conflict !== null) return { kind: 'conflict', conflict };
  const errors = problem.view?.errors ?? [];
  const paths = Object.fromEntries(
    // Told as a part of a sentence: without its own full stop.
    errors.map(({ path, message }) => [path.replace(/^changes\./, ''), message.replace(/\.$/, '')]),
  );
  return { kind: 'refused', paths, detail: problem.detail };
}

/** The conflict as the problem carries it; null when a part is missing. */
export function conflictOf(view: ProblemView | null): ConflictView | null {
  if (view === null) return null;
  const holder: unknown = 'conflict' in view ? view['conflict'] : view;
  return isConflict(holder) ? holder : null;
}

function isConflict(value: unknown): value is ConflictView {
  return (
    typeof value === 'object' && value !== null && 'base' in value && 'mine' in value && 'theirs' in value
  );
}
