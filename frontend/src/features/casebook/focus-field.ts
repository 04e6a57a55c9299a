import type { KeyboardEvent } from 'react';
import { fieldId } from '../../forms/use-form-entry.js';

/** Puts the cursor into a field and brings it into view. */
export function focusField(path: string): void {
  const field = document.getElementById(fieldId(path));
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/** From a one-line field to the first control of the next line; other controls keep Enter for themselves. */
export function focusNext(event: KeyboardEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return;
  const line = target.closest('[data-path]');
  if (line === null) return;
  const inLine = [...line.querySelectorAll<HTMLElement>('input:not([type="radio"]):not([type="checkbox"])')];
  const after = inLine[inLine.indexOf(target) + 1];
  event.preventDefault();
  if (after !== undefined) return after.focus();
  const lines = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  for (const next of lines.slice(lines.indexOf(line as HTMLElement) + 1)) {
    const control = next.querySelector<HTMLElement>('input, textarea, select');
    if (control !== null) return control.focus();
  }
}
