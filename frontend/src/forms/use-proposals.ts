import type { FormView } from '@lutetia/shared/contract/views/forms';
import { sameContent } from '@lutetia/shared/forms/diff';
import { openProposals, proposalsPassed, type OpenProposals } from '@lutetia/shared/forms/proposals';
import type { FormChanges } from '@lutetia/shared/forms/value';
import { useCallback, useMemo, useState } from 'react';
import type { SaveQueue } from './save-queue.js';
import { overlay } from './values.js';

/** What the fields of a form propose while nothing is entered in them. */
export interface Proposals {
  /** As the queue stands at this moment. */
  readonly open: () => OpenProposals;
  /** Those saved with an edit: the ones in sight above what is newly entered. */
  readonly passed: (edit: FormChanges) => OpenProposals;
  /** The field was emptied: what was proposed there is not proposed again. */
  readonly decline: (path: string) => void;
}

/** Nothing is proposed in a form that is complete or only read. */
export function useProposals(
  { definition, proposed, editable, state }: Pick<FormView, 'definition' | 'proposed' | 'editable' | 'state'>,
  queue: SaveQueue,
): Proposals {
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  const isOffered = editable && state !== 'complete';
  const decline = useCallback((path: string) => setDeclined((before) => new Set([...before, path])), []);
  return useMemo(() => {
    const openWith = (changes: FormChanges): OpenProposals =>
      openProposals(
        definition,
        isOffered ? proposed : [],
        overlay(queue.values, changes),
        (path) => declined.has(path) || queue.heldPaths.includes(path),
      );
    const open = (): OpenProposals => openWith({});
    const passed = (edit: FormChanges): OpenProposals => {
      const { values } = queue;
      const entered = Object.entries(edit).filter(
        ([path, value]) => value !== null && !sameContent(values[path] ?? null, value),
      );
      return proposalsPassed(definition, open(), openWith(edit), Object.fromEntries(entered));
    };
    return { open, passed, decline };
  }, [definition, proposed, isOffered, queue, declined, decline]);
}
