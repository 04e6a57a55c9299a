import type { FormView } from '@lutetia/shared/contract/views/forms';
import { useState, type SyntheticEvent } from 'react';
import { saveForm } from '../../forms/api/save-form.js';
import type { SaveQueue } from '../../forms/save-queue.js';
import type { FormEntry } from '../../forms/use-form-entry.js';
import { CHANGE_REASON, focusField } from './focus-field.js';
import { needsConfirming, type Foreseen } from './what-follows.js';

/** What a correction would bring about, and the very changes and reason it was asked for. */
interface Preview extends Foreseen {
  readonly of: string;
}

/** A completed form that is being changed: its reason, what the change would move, and saving it. */
export function useCorrection(form: FormView, { queue, settle }: FormEntry, onSaved: () => void) {
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const said = reason.trim();
  // Of other changes, or for another reason, it is asked anew.
  const shown = preview !== null && preview.of === orderText(queue, said) ? preview : null;
  const keep = async (): Promise<void> => {
    settle();
    const foreseen = shown === null ? await foreseenOf(form.id, queue, said) : null;
    if (foreseen !== null && needsConfirming(foreseen, form.visit))
      return setPreview({ of: orderText(queue, said), ...foreseen });
    queue.giveReason(said);
    await queue.flush();
    if (!queue.hasWork) onSaved();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(said === '');
    if (said === '') return focusField(CHANGE_REASON);
    if (isWorking) return;
    setWorking(true);
    void keep().finally(() => setWorking(false));
  };
  return { reason, setReason, shown, isWorking, isMissing: isChecked && said === '', submit };
}

/** What the waiting changes would bring about; null when that cannot be asked now: saving them says why. */
async function foreseenOf(formId: string, queue: SaveQueue, reason: string): Promise<Foreseen | null> {
  const save = {
    changeId: crypto.randomUUID(),
    ifMatch: queue.known.version,
    changes: queue.waiting,
    reason,
    formVersion: null,
  };
  const outcome = await saveForm(formId, save, true);
  return outcome.kind === 'saved' ? outcome.saved : null;
}

function orderText(queue: SaveQueue, reason: string): string {
  return JSON.stringify([queue.waiting, reason]);
}
