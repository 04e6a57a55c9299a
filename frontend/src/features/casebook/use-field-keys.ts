import { useEffect, useRef } from 'react';
import { isInDialog } from '../../lib/shortcuts.js';
import { CHANGE_REASON, focusOnArrival, focusReason } from './focus-field.js';

const ARRIVAL_MS = 500;

interface FieldKeysOptions {
  readonly focused: string | null;
  readonly isReadOnly: boolean;
  readonly isComplete: boolean;
  readonly onAbsent: (path: string | null) => void;
  /** Takes over the last value; none where a form has no earlier ones. */
  readonly onTakeOver?: (path: string) => void;
}

/** Alt U unit, Alt L last value, Alt N not done, Alt Q and Alt R reasons: what stands outside the tab order of the field one is in. */
export function useFieldKeys(options: FieldKeysOptions): void {
  const current = useRef(options);
  useEffect(() => {
    current.current = options;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { focused, isReadOnly, isComplete, onAbsent, onTakeOver } = current.current;
      if (!event.altKey || isReadOnly || isInDialog(event)) return;
      const isKey = (letter: string): boolean =>
        event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
      const action = isKey('u')
        ? () => focusUnit(focused)
        : isKey('n')
          ? () => onAbsent(focused)
          : isKey('q')
            ? focusReason
            : isKey('r') && isComplete
              ? focusChangeReason
              : isKey('l') && focused !== null && onTakeOver !== undefined
                ? () => onTakeOver(focused)
                : null;
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function focusUnit(path: string | null): void {
  if (path === null) return;
  document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"] select`)?.focus();
}

/**
 * To why a completed form changes. What is typed last asks for it only once its field is left; where nothing asks, the
 * cursor goes back.
 */
export function focusChangeReason(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  field.blur();
  const stop = focusOnArrival(CHANGE_REASON);
  window.setTimeout(() => {
    stop();
    if (document.activeElement === document.body) field.focus();
  }, ARRIVAL_MS);
}
