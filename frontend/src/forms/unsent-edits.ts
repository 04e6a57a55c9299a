import type { OutgoingSave, UnsentEdit } from './saving-types.js';

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
