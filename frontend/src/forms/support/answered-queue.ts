import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { FormValues } from '@lutetia/shared/forms/value';
import { SaveQueue } from '../save-queue.js';
import type { KeptWork, OutgoingSave, SaveOutcome } from '../saving-types.js';

/** What a server answers to a save, for tests. */
export const saved = (version: number, values: FormValues): SaveOutcome => ({
  kind: 'saved',
  saved: {
    id: 'form',
    version,
    state: 'in-progress',
    values,
    findings: [],
    moves: [],
    deviations: [],
    savedAt: '2026-11-21T14:02:00Z',
  } satisfies FormSavedView,
});

/** A queue over a server that answers from a list, and what it sent and kept. */
export function start(answers: SaveOutcome[], kept: KeptWork | null = null, values: FormValues = {}) {
  const sent: OutgoingSave[] = [];
  const keptHistory: (KeptWork | null)[] = [];
  let ids = 0;
  const queue = new SaveQueue(
    'form',
    { version: 1, values },
    {
      formVersion: '2',
      send: (save) => {
        sent.push(save);
        return Promise.resolve(answers.shift() ?? { kind: 'unreachable' });
      },
      keep: (work) => {
        keptHistory.push(work);
        return Promise.resolve(true);
      },
      newId: () => `id-${String(++ids)}`,
      saved: () => undefined,
      changed: () => undefined,
    },
    kept,
  );
  return { queue, sent, keptHistory };
}
