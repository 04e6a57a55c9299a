import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { formsBeside } from '../../forms/around/next-form.js';
import { fieldId, type FormEntry } from '../../forms/use-form-entry.js';
import { isInDialog } from '../../lib/shortcuts.js';
import { CHANGE_REASON } from './focus-field.js';
import { focusChangeReason } from './use-field-keys.js';

interface FormKeysOptions {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView | null;
  readonly entry: FormEntry;
  readonly isReadOnly: boolean;
  readonly onComplete: () => void;
}

/** Alt H history, Alt Up and Down other forms, Ctrl S save, Ctrl Enter complete and next. */
export function useFormKeys(options: FormKeysOptions): void {
  const current = useRef(options);
  const navigate = useNavigate();
  useEffect(() => {
    current.current = options;
  });
  useEffect(() => {
    const leaf = (step: 1 | -1): void => {
      const { form, schedule, study } = current.current;
      const forms = schedule === null ? [] : formsBeside(schedule, form.id);
      const next = forms[forms.findIndex((other) => other.id === form.id) + step];
      if (next === undefined) return;
      // Asked already, leaving is asked about too.
      const isAsked = document.getElementById(fieldId(CHANGE_REASON)) !== null;
      if (isReasonDue(current.current) && !isAsked) return;
      void navigate({
        to: '/$study/participants/$participantId/forms/$formId',
        params: { study, participantId: form.participant.id, formId: next.id },
      });
    };
    const act = (event: KeyboardEvent): (() => void) | null => {
      const { entry, isReadOnly, onComplete } = current.current;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.altKey && key === 'ArrowUp') return () => leaf(-1);
      if (event.altKey && key === 'ArrowDown') return () => leaf(1);
      if (event.altKey && (key === 'h' || event.code === 'KeyH')) return showHistory;
      if (isReadOnly) return null;
      if ((event.ctrlKey || event.metaKey) && key === 's') return () => saveNow(entry);
      if ((event.ctrlKey || event.metaKey) && key === 'Enter')
        return () => (isReasonDue(current.current) ? undefined : onComplete());
      return null;
    };
    const onKey = (event: KeyboardEvent): void => {
      const action = isInDialog(event) ? null : act(event);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}

/** Reads the field one is in. What it changes in a completed form asks for its reason, and one is led there. */
function isReasonDue({ form, entry: { queue } }: FormKeysOptions): boolean {
  leaveField();
  const isDue = form.state === 'complete' && queue.hasWork && queue.needsReason && !queue.hasReason;
  if (isDue) focusChangeReason();
  return isDue;
}

function saveNow(entry: FormEntry): void {
  leaveField();
  entry.confirm();
  entry.settle();
  void entry.queue.flush();
}

/** Leaving and coming back reads the field as if it had been left, and keeps the cursor where it was. */
function leaveField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

function showHistory(): void {
  const heading = document.getElementById('field-history');
  heading?.scrollIntoView({ block: 'nearest' });
  heading?.focus();
}
