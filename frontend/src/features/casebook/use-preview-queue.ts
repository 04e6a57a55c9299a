import { useMemo, useState } from 'react';
import { SaveQueue } from '../../forms/save-queue.js';

/** A queue that holds what is typed for the life of the page: nothing is sent, and nothing kept on this computer. */
export function usePreviewQueue(): SaveQueue {
  const [, redraw] = useState(0);
  return useMemo(
    () =>
      new SaveQueue(
        'preview',
        { version: 0, values: {} },
        {
          formVersion: null,
          send: () => Promise.resolve({ kind: 'unreachable' }),
          keep: () => Promise.resolve(true),
          newId: () => crypto.randomUUID(),
          saved: () => undefined,
          changed: () => redraw((turn) => turn + 1),
        },
      ),
    [],
  );
}
