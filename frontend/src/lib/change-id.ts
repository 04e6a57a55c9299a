import { useRef } from 'react';

/** One id for one change however often it is sent: an answer that was lost does nothing a second time. */
export function useChangeId(): (change: unknown) => string {
  const ids = useRef(new Map<string, string>());
  return (change) => {
    const key = JSON.stringify(change);
    const id = ids.current.get(key) ?? crypto.randomUUID();
    ids.current.set(key, id);
    return id;
  };
}
