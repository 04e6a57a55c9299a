import type { OtherItem } from '../forms/definition.js';
import type { FormValues, ItemValue } from '../forms/value.js';
import { keptLimits } from '../laboratory/companions.js';
import { textOf } from './dated-forms.js';
import { compareText } from './kept-order.js';

/**
 * What an item of another form holds that a form asks for; of an item of a repeating group, in the rows it is asked of.
 *
 * @param group - null outside repeating groups
 */
export function valueIn(values: FormValues, group: string | null, from: OtherItem): ItemValue | undefined {
  return group === null ? values[from.item] : dayInRows(values, group, from);
}

/**
 * The last day, or the first, that an item holds in the rows of its group in which another item holds a code; of a month
 * or a year its beginning counts.
 *
 * @returns undefined where there is no such row, or one of them holds no day: treatment may go on
 */
function dayInRows(
  values: FormValues,
  group: string,
  { item, where, take }: OtherItem,
): ItemValue | undefined {
  if (where === undefined) return undefined;
  const days: { readonly value: ItemValue; readonly text: string }[] = [];
  for (const path of Object.keys(values)) {
    const [of, row = '', code] = path.split('/');
    if (of !== group || code !== where.item || textOf(values, path) !== where.is) continue;
    const day = `${group}/${row}/${item}`;
    const text = textOf(values, day);
    const value = values[day];
    if (text === null || value === undefined) return undefined;
    days.push({ value, text });
  }
  days.sort((a, b) => compareText(a.text, b.text));
  return (take === 'first' ? days[0] : days.at(-1))?.value;
}

/** A limit a result was read against, as a value of its item; null where that side is open or nobody knew the limits. */
export function limitBeside(values: FormValues, item: string, side: 'low' | 'high'): ItemValue | null {
  const kept = keptLimits(values, item);
  const v = kept?.[side] ?? null;
  if (kept === null || v === null) return null;
  return kept.unit === null ? { v } : { v, unit: kept.unit };
}
