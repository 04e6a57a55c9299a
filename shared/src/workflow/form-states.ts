import type { FormState } from '../forms/value.js';

/** What people do to a form. */
export type FormAction = 'save' | 'complete' | 'reopen';

/** What an action needs besides the right to do it. */
export interface FormTransition {
  readonly to: FormState;
  /** A complete form is changed and reopened only with a reason. */
  readonly needsReason: boolean;
  /** Nothing impossible and nothing required may be open. */
  readonly mustBeComplete: boolean;
}

const NEXT: Readonly<Record<FormState, Partial<Record<FormAction, FormTransition>>>> = {
  'not-started': {
    save: { to: 'in-progress', needsReason: false, mustBeComplete: false },
    complete: { to: 'complete', needsReason: false, mustBeComplete: true },
  },
  'in-progress': {
    save: { to: 'in-progress', needsReason: false, mustBeComplete: false },
    complete: { to: 'complete', needsReason: false, mustBeComplete: true },
  },
  complete: {
    // A correction keeps the form complete, so it may not make it incomplete either.
    save: { to: 'complete', needsReason: true, mustBeComplete: true },
    reopen: { to: 'in-progress', needsReason: true, mustBeComplete: false },
  },
};

/** Where an action leads, or null when it is not open to a form in this state. */
export function formTransition(state: FormState, action: FormAction): FormTransition | null {
  return NEXT[state][action] ?? null;
}

/** What may be done to a form in this state; screens offer these, the server asks `formTransition` again. */
export function formActions(state: FormState): readonly FormAction[] {
  return FORM_ACTIONS.filter((action) => formTransition(state, action) !== null);
}

const FORM_ACTIONS: readonly FormAction[] = ['save', 'complete', 'reopen'];
