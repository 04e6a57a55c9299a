import type { CalendarDay } from '../calendar/types.js';
import { text } from '../study/words.js';
import { itemAt, type CompiledForm } from './compiled.js';
import { parsePath } from './paths.js';
import { readValue } from './read-value.js';
import type { FormChanges, ItemValue } from './value.js';

export interface ChangeProblem {
  readonly path: string;
  readonly code: 'unknown-item' | 'invalid-value' | 'in-future' | 'calculated';
  readonly message: string;
}

export interface ChangesReading {
  /** The changes that could be read; to be used only when there are no problems. */
  readonly changes: FormChanges;
  readonly problems: readonly ChangeProblem[];
}

/**
 * Reads the changes of a save; every problem at once.
 *
 * @param raw - values by path as sent; null empties a path
 * @param today - the site's own calendar day
 */
export function parseChanges(
  form: CompiledForm,
  raw: Readonly<Record<string, unknown>>,
  today: CalendarDay,
): ChangesReading {
  // Entries become own properties even when a path is called `__proto__`.
  const read: [string, ItemValue | null][] = [];
  const problems: ChangeProblem[] = [];
  for (const [path, value] of Object.entries(raw)) {
    const item = parsePath(path) === null ? null : itemAt(form, path);
    if (item === null) {
      problems.push({
        path,
        code: 'unknown-item',
        message: `${text(form.definition.name)} has no item ${path}.`,
      });
    } else if (item.calculate !== null) {
      problems.push({
        path,
        code: 'calculated',
        message: `${text(item.definition.label)} is calculated and cannot be typed.`,
      });
    } else if (value === null) {
      read.push([path, null]);
    } else {
      const reading = readValue(item, value, today);
      if (reading.ok) read.push([path, reading.value]);
      else problems.push({ path, code: reading.code, message: reading.message });
    }
  }
  return { changes: Object.fromEntries(read), problems };
}

/** The values after the changes; a path that is emptied is no longer in them. */
export function applyChanges(
  values: Readonly<Record<string, ItemValue>>,
  changes: FormChanges,
): Readonly<Record<string, ItemValue>> {
  const after = new Map(Object.entries(values));
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) after.delete(path);
    else after.set(path, value);
  }
  return Object.fromEntries(after);
}
