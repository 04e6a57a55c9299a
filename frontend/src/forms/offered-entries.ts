import type { CodelistEntry, ItemDefinition } from '@lutetia/shared/forms/definition';
import type { OutsideValues } from '@lutetia/shared/forms/uses';

/**
 * The answers a choice offers: one that rests on something outside the form only where that is yes, or where it was
 * chosen already.
 *
 * @param text - codes of the field as it stands, several apart by spaces
 */
export function offeredEntries(
  { offered }: ItemDefinition,
  entries: readonly CodelistEntry[],
  outside: OutsideValues,
  text: string,
): readonly CodelistEntry[] {
  if (offered === undefined) return entries;
  const chosen = text.split(' ');
  return entries.filter(({ code }) => {
    const name = offered[code];
    return name === undefined || outside[name]?.[0]?.value === 'Y' || chosen.includes(code);
  });
}
