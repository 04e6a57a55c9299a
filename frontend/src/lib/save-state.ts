import { createStore, useStore } from './store.js';

/** Where the work of this window stands; the top bar shows it. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'kept'; readonly count: number }
  | { readonly kind: 'failed'; readonly count: number };

const state = createStore<SaveState>({ kind: 'idle' });

/** `kept` = not sent yet and kept on this computer; `failed` = refused and still in its field. */
export function reportSaveState(next: SaveState): void {
  state.set(next);
}

export function useSaveState(): SaveState {
  return useStore(state);
}
