import { useEffect, useRef } from 'react';
import { keepPreference, readPreference } from './preferences.js';
import { createStore, useStore } from './store.js';

/** Key as in `KeyboardEvent.key` (letters in lower case), or two keys in a row: `g w`. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const SEQUENCE_MS = 1200;
const letters = createStore(readPreference('single-letters') !== 'off');

/** Single letters can be switched off (WCAG 2.1.4). */
export function setSingleLetters(isOn: boolean): void {
  keepPreference('single-letters', isOn ? null : 'off');
  letters.set(isOn);
}

export function useSingleLetters(): boolean {
  return useStore(letters);
}

/** Listens for keys anywhere on the page, except while a field has the focus or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts, isOn = true): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let first: { readonly key: string; readonly at: number } | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (isForOthers(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (isLetter(key) && !letters.get()) return;
      const pair = first !== null && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${key}` : null;
      const action = (pair === null ? undefined : current.current[pair]) ?? current.current[key];
      first = { key, at: event.timeStamp };
      if (action === undefined) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}

function isLetter(key: string): boolean {
  return key.length === 1 && key >= 'a' && key <= 'z';
}

/** Whether a dialog is open, or was when the key was pressed: no key of the page below works then. */
export function isInDialog({ target }: Event): boolean {
  const dialog = '[role="dialog"][aria-modal="true"]';
  return (
    document.querySelector(dialog) !== null || (target instanceof Element && target.closest(dialog) !== null)
  );
}

function isForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (isInDialog(event)) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (isPress && target.closest('button, a[href], summary') !== null) return true;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="menu"], [role="listbox"]') !== null
  );
}
