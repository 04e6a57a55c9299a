import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import { sameContent } from '@lutetia/shared/forms/diff';
import type { FormValues } from '@lutetia/shared/forms/value';
import type { OutgoingSave, UnsentEdit } from './saving-types.js';

type Unsent = Readonly<Record<string, UnsentEdit>>;

/** A record without one path. */
export function without<T>(record: Readonly<Record<string, T>>, path: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== path));
}

/** What a save held, as edits still to be sent. */
export function asUnsent(save: OutgoingSave): Record<string, UnsentEdit> {
  return Object.fromEntries(
    Object.entries(save.changes).map(([path, value]) => [path, { value, version: save.ifMatch }]),
  );
}

/** The same edits as if typed over another version of the document. */
export function rebase(
  unsent: Readonly<Record<string, UnsentEdit>>,
  version: number,
): Record<string, UnsentEdit> {
  return Object.fromEntries(Object.entries(unsent).map(([path, edit]) => [path, { ...edit, version }]));
}

/** All edits as the changes of one save, over the oldest document any of them was typed over. */
export function orderOf(unsent: Unsent): Pick<OutgoingSave, 'ifMatch' | 'changes'> {
  const edits = Object.entries(unsent);
  return {
    ifMatch: Math.min(...edits.map(([, edit]) => edit.version)),
    changes: Object.fromEntries(edits.map(([path, edit]) => [path, edit.value])),
  };
}

/**
 * What was typed while a save was under way, over the document it made, but for paths that others changed meanwhile.
 *
 * @param before - the values that were known before the save
 */
export function over(
  unsent: Unsent,
  save: OutgoingSave,
  before: FormValues,
  saved: FormSavedView,
): Record<string, UnsentEdit> {
  return Object.fromEntries(
    Object.entries(unsent).map(([path, edit]) => {
      const expected = path in save.changes ? (save.changes[path] ?? null) : (before[path] ?? null);
      const isUntouched = sameContent(saved.values[path] ?? null, expected);
      return [path, isUntouched ? { ...edit, version: saved.version } : edit];
    }),
  );
}
