import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../lib/announce.js';
import type { FormPlace } from '../lib/left-work.js';
import { useSessionEnded } from '../lib/session.js';
import { leaveSaveState, reportSaveState } from '../lib/save-state.js';
import { saveForm } from './api/save-form.js';
import { SaveQueue } from './save-queue.js';
import { useWords } from './words.js';

const RETRY_MS = 10_000;

/**
 * The queue that saves one form for one person, with what this computer still keeps of it; null while that is read.
 * The component draws again at every change of the queue. One queue serves the first form given for the life of
 * the component (key it by form); later documents reach it through `refresh`.
 */
export function useSaveQueue(
  form: FormView,
  personId: string,
  timeZone: string,
  onSaved: (saved: FormSavedView) => void,
): SaveQueue | null {
  const [queue, setQueue] = useState<SaveQueue | null>(null);
  const [, redraw] = useState(0);
  const [first] = useState(form);
  const tell = useRef(onSaved);
  const place = useRef(placeOf(form));
  const zone = useRef(timeZone);
  useEffect(() => {
    tell.current = onSaved;
    place.current = placeOf(form);
    zone.current = timeZone;
  });

  useEffect(() => {
    let isOver = false;
    const open = async (): Promise<void> => {
      // Fetched beside the form. Should it not come, work is sent and not kept, which the page says.
      const store = await import('./device-store.js').catch(() => null);
      const kept = (await store?.keptWork(personId, first.id).catch(() => null)) ?? null;
      if (isOver) return;
      const made: SaveQueue = new SaveQueue(
        first.id,
        { version: first.version, values: first.values },
        {
          formVersion: first.definition.version,
          send: (save) => saveForm(first.id, save),
          keep: async (work) =>
            store !== null && store.isKept(store.keepWork(personId, first.id, work, place.current)),
          newId: () => crypto.randomUUID(),
          saved: (saved) => tell.current(saved),
          changed: () => {
            report(made, zone.current, isOver ? null : place.current);
            if (!isOver) redraw((turn) => turn + 1);
          },
        },
        kept,
      );
      setQueue(made);
      if (made.hasWork) void made.flush();
    };
    void open();
    return () => {
      isOver = true;
      leaveSaveState();
    };
  }, [first, personId]);

  useRetries(queue);
  useUnreadTold(queue);
  return queue;
}

/** Where the top bar leads back to. */
function placeOf({ study, participant, name, state }: FormView): FormPlace {
  return {
    study,
    participantId: participant.id,
    name: `${participant.number} ${name}`,
    isComplete: state === 'complete',
  };
}

/** Says on leaving that something typed was not saved. */
function useUnreadTold(queue: SaveQueue | null): void {
  const t = useWords();
  useEffect(
    () => () => {
      const count = queue === null ? 0 : Object.keys({ ...queue.unread, ...queue.refused }).length;
      if (count > 0) announce(t('saving.unread', { count }));
    },
    [queue, t],
  );
}

/** Sends again when the network is back, when the page is hidden or left, and every ten seconds while work is kept. */
function useRetries(queue: SaveQueue | null): void {
  const end = useSessionEnded();
  useEffect(() => {
    if (end === null && queue?.state.kind === 'signed-out') void queue.flush();
  }, [queue, end]);
  useEffect(() => {
    if (queue === null) return undefined;
    const again = (): void => {
      if (queue.hasWork && queue.state.kind !== 'reason-required') void queue.flush();
    };
    const timer = window.setInterval(() => {
      if (queue.state.kind === 'kept') again();
    }, RETRY_MS);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
      again();
    };
  }, [queue]);
}

/** What waits for a person is told only on its own page; elsewhere the top bar leads back to it. */
function report(queue: SaveQueue, timeZone: string, open: FormPlace | null): void {
  const isOpen = open !== null;
  const { state, waiting, unread, refused, hasWork } = queue;
  const count = Math.max(1, Object.keys(waiting).length);
  const held = isOpen ? Object.keys({ ...unread, ...refused }).length : 0;
  if (held > 0 && !hasWork) {
    if (state.kind === 'refused') announce(state.detail);
    return reportSaveState({ kind: 'unread', count: held });
  }
  const isAtRest = state.kind === 'untouched' || state.kind === 'saved';
  if (isAtRest && open?.isComplete === true && hasWork && queue.needsReason && !queue.hasReason)
    return reportSaveState({ kind: 'reason', count });
  switch (state.kind) {
    case 'untouched':
      return reportSaveState({ kind: 'idle' });
    case 'saving':
      return reportSaveState({ kind: 'saving' });
    case 'saved':
      return reportSaveState({ kind: 'saved', at: new Date(state.at), timeZone });
    case 'reason-required':
      return reportSaveState(isOpen ? { kind: 'reason', count } : { kind: 'idle' });
    case 'kept':
    case 'signed-out':
    case 'other-version':
    case 'conflict':
      return reportSaveState({ kind: 'kept', count });
    case 'refused':
      if (!hasWork) return reportSaveState({ kind: 'idle' });
      announce(state.detail);
      return reportSaveState({ kind: 'failed', count: 1 });
  }
}
