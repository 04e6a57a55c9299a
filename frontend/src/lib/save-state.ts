import type { Words } from '../i18n/use-words.js';
import { timeText } from './dates.js';
import { useKeeping, useLeftWork } from './left-work.js';
import { createStore, useStore } from './store.js';

/** Where the work of this window stands; the top bar shows it. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** `timeZone` = the site's, as beside the value itself. */
  | { readonly kind: 'saved'; readonly at: Date; readonly timeZone: string }
  /** `isHere` = kept on this computer too, as far as the browser can. */
  | { readonly kind: 'kept'; readonly count: number; readonly isHere?: boolean }
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

/** Where work stands while a form is open; null for no form. What stands in a field one is still in is kept too. */
export function useSaveState(formId: string | null): SaveState {
  const now = useStore(state);
  const left = useLeftWork().find((work) => work.formId === formId);
  const isHere = useKeeping();
  return now.kind === 'kept' ? { ...now, isHere, count: Math.max(now.count, left?.changes ?? 0) } : now;
}

/** The state in a few words, for the top bar and what else stays in sight. */
export function saveStateWords(state: Exclude<SaveState, { kind: 'idle' }>, t: Words): string {
  switch (state.kind) {
    case 'saving':
      return t('save.saving');
    case 'saved':
      return t('save.saved', { time: timeText(state.at, state.timeZone) });
    case 'kept':
      return t(state.isHere === false ? 'save.failed' : 'save.kept', { count: state.count });
    case 'unread':
      return t('save.unread', { count: state.count });
    case 'reason':
      return t('save.reason', { count: state.count });
    case 'failed':
      return t('save.failed', { count: state.count });
  }
}
