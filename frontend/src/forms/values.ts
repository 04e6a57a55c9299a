import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';

/** Whether two values of a path are the same; null is empty. */
export function isSameValue(left: ItemValue | null, right: ItemValue | null): boolean {
  if (left === null || right === null) return left === right;
  if ('absent' in left || 'absent' in right) {
    return (
      'absent' in left &&
      'absent' in right &&
      left.absent === right.absent &&
      (left.reason ?? null) === (right.reason ?? null)
    );
  }
  return (left.unit ?? null) === (right.unit ?? null) && JSON.stringify(left.v) === JSON.stringify(right.v);
}

/** The values with changes on top; null empties a path. */
export function overlay(values: FormValues, changes: Readonly<Record<string, ItemValue | null>>): FormValues {
  const written = Object.entries({ ...values, ...changes });
  return Object.fromEntries(written.filter((entry): entry is [string, ItemValue] => entry[1] !== null));
}

/** The written value of a path when it is one text, else ''. */
export function writtenText(value: ItemValue | null): string {
  return value !== null && 'v' in value && typeof value.v === 'string' ? value.v : '';
}

/** The codes of a path that holds several choices. */
export function writtenCodes(value: ItemValue | null): readonly string[] {
  return value !== null && 'v' in value && typeof value.v !== 'string' ? value.v : [];
}
