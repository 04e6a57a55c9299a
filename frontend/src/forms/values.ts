import { reasonsOf } from '@lutetia/shared/forms/diff';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';

/** The values with changes on top; null empties a path. */
export function overlay(values: FormValues, changes: Readonly<Record<string, ItemValue | null>>): FormValues {
  const written = Object.entries({ ...values, ...changes });
  return Object.fromEntries(written.filter((entry): entry is [string, ItemValue] => entry[1] !== null));
}

/** The written value of a path when it is one text, else ''. */
export function writtenText(value: ItemValue | null): string {
  return value !== null && 'v' in value && typeof value.v === 'string' ? value.v : '';
}

/** The unit a value was written with. */
export function writtenUnit(value: ItemValue | null): string | undefined {
  return value !== null && 'v' in value ? value.unit : undefined;
}

/** The codes of a path that holds several choices. */
export function writtenCodes(value: ItemValue | null): readonly string[] {
  return value !== null && 'v' in value && typeof value.v !== 'string' ? value.v : [];
}

/** A value with the reason for what one check finds at it; '' takes the reason back. */
export function withReason(value: ItemValue, check: string, reason: string): ItemValue {
  if (!('v' in value)) return value;
  const others = Object.entries(reasonsOf(value)).filter(([answered]) => answered !== check);
  const explained = Object.fromEntries(reason === '' ? others : [...others, [check, reason]]);
  return { v: value.v, ...(value.unit === undefined ? {} : { unit: value.unit }), explained };
}
