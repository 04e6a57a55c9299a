import { saveForm } from './api/save-form.js';
import { isKept, keepWork, ownKeptWork } from './device-store.js';
import { SaveQueue } from './save-queue.js';

/**
 * Sends what this computer still keeps for a person from earlier, except the form that is open: its page does that.
 *
 * @returns ids of the forms whose work is still here
 */
export async function resendKeptWork(
  personId: string,
  openFormId: string | null,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const work of await ownKeptWork(personId)) {
    const isUnsent = work.outgoing !== null || Object.keys(work.unsent).length > 0;
    if (work.formId === openFormId || !isUnsent) continue;
    const version =
      work.outgoing?.ifMatch ?? Math.min(...Object.values(work.unsent).map((edit) => edit.version));
    const port = {
      formVersion: null,
      send: (save: Parameters<typeof saveForm>[1]) => saveForm(work.formId, save),
      keep: (next: Parameters<typeof keepWork>[2]) =>
        isKept(keepWork(personId, work.formId, next, work.place)),
      newId: () => crypto.randomUUID(),
      saved: () => undefined,
      changed: () => undefined,
    };
    const queue = new SaveQueue(work.formId, { version, values: {} }, port, work);
    await queue.flush();
    if (queue.hasWork) left.push(work.formId);
  }
  return left;
}
