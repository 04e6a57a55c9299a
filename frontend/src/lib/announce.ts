import { createStore, useStore } from './store.js';

const message = createStore<{ readonly text: string; readonly turn: number }>({ text: '', turn: 0 });

/** Says a sentence through the live region: saved, failed, moved. */
export function announce(text: string): void {
  message.set({ text, turn: message.get().turn + 1 });
}

/** What the live region holds; `turn` changes even when the same sentence is said twice. */
export function useAnnouncement(): { readonly text: string; readonly turn: number } {
  return useStore(message);
}
