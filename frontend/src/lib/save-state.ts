import { createStore, useStore } from './store.js';

/** Where the work of this window stands; the top bar shows it. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** `timeZone` = the site's, as beside the value itself. */
  | { readonly kind: 'saved'; readonly at: Date; readonly timeZone: string }
  | { readonly kind: 'kept'; readonly count: number }
  | { readonly kind: 'reason'; readonly count: number }
  | { readonly kind: 'unread'; readonly count: number }
  | { readonly kind: 'failed'; readonly count: number };

const state = createStore<SaveState>({ kind: 'idle' });

/**
 * `kept` = not sent yet and kept on this computer; `reason` = kept until a reason is given; `unread` = typed and no
 * value, kept as typed; `failed` = refused and still in its field.
 */
export function reportSaveState(next: SaveState): void {
  state.set(next);
}

/** On leaving a page: what waits for a person there is no longer the state of this window. */
export function leaveSaveState(): void {
  const { kind } = state.get();
  if (kind === 'unread' || kind === 'reason') state.set({ kind: 'idle' });
}

export function useSaveState(): SaveState {
  return useStore(state);
}
