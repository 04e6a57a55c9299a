import { useRef } from 'react';

/** One id for one change however often it is sent: an answer that was lost does nothing a second time. */
export function useChangeId(): (change: unknown) => string {
  const ids = useRef(new Map<string, string>());
  return (change) => idOf(ids.current, JSON.stringify(change));
}

/** Sends an act with its change id. */
export type SendOnce = <Act extends object, Answer>(
  act: Act,
  send: (once: Act & { readonly changeId: string }) => Promise<Answer>,
) => Promise<Answer>;

/**
 * One id for one act until it is answered as done: pressed again after a lost answer it is the same act, and asked for
 * anew after an answer another one.
 *
 * @param about - what the acts are about, of which the same words may be said: a visit, a participant
 */
export function useOnce(about: string): SendOnce {
  const ids = useRef(new Map<string, string>());
  return (act, send) => sendOnce(ids.current, about)(act, send);
}

/** The same over the ids of acts that wait for their answer. */
export function sendOnce(ids: Map<string, string>, about: string): SendOnce {
  return async (act, send) => {
    const key = JSON.stringify([about, act]);
    const answer = await send({ ...act, changeId: idOf(ids, key) });
    ids.delete(key);
    return answer;
  };
}

function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key) ?? crypto.randomUUID();
  ids.set(key, id);
  return id;
}
