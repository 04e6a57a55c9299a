import { useEffect, useRef } from 'react';
import { focusReason } from './focus-field.js';

interface FieldKeysOptions {
  readonly focused: string | null;
  readonly isReadOnly: boolean;
  readonly onAbsent: (path: string | null) => void;
}

/** Alt U unit, Alt N not done, Alt Q and Alt R reasons: what stands outside the tab order of the field one is in. */
export function useFieldKeys(options: FieldKeysOptions): void {
  const current = useRef(options);
  useEffect(() => {
    current.current = options;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { focused, isReadOnly, onAbsent } = current.current;
      if (!event.altKey || isReadOnly) return;
      const isKey = (letter: string): boolean =>
        event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
      const action = isKey('u')
        ? () => focusUnit(focused)
        : isKey('n')
          ? () => onAbsent(focused)
          : isKey('q')
            ? focusReason
            : isKey('r')
              ? reasonForChange()
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

/** To why a completed form changes; null where it is not asked. */
function reasonForChange(): (() => void) | null {
  const box = document.querySelector<HTMLElement>('[data-change-reason]');
  return box === null ? null : () => box.focus();
}
