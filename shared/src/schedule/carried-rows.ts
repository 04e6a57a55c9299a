import type { CalendarDay } from '../calendar/types.js';
import type { CompiledForm } from '../forms/compiled.js';
import { operandOf } from '../forms/operands.js';
import { parsePath } from '../forms/paths.js';
import type { ItemValue } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { formDay, type EarlierForm } from './earlier-values.js';

interface Dated {
  readonly value: ItemValue;
  readonly on: CalendarDay;
}

/** What is known of one item of one row: its last value, and of a number the first and the smallest. */
export interface CarriedValue extends Dated {
  readonly first?: Dated;
  readonly least?: Dated;
}

/** True for a group whose rows stand for the same things in every form. */
export function carriesRows(form: CompiledForm, group: string): boolean {
  return (form.groups.get(group) ?? []).some(({ definition }) => definition.carries === true);
}

/**
 * Earlier values of the rows that carry over into a form, by path.
 *
 * @param before - the form's own day; without one, everything dated counts as earlier
 */
export function carriedRows(
  study: CompiledStudy,
  form: CompiledForm,
  before: CalendarDay | null,
  others: readonly EarlierForm[],
): Readonly<Record<string, CarriedValue>> {
  const dated = others
    .map((other) => ({
      values: other.values,
      on: formDay(study, other.form, other.values) ?? other.visitDay,
    }))
    .filter((other): other is { values: typeof other.values; on: CalendarDay } => other.on !== null)
    .filter(({ on }) => before === null || on < before)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const carried = new Map<string, CarriedValue>();
  for (const { values, on } of dated) {
    for (const [path, value] of Object.entries(values)) {
      const { group, item = '' } = parsePath(path) ?? { group: null };
      const own = form.items.get(item);
      if (group === null || own?.group !== group || own.calculate !== null || 'absent' in value) continue;
      if (carriesRows(form, group)) carried.set(path, next(carried.get(path), { value, on }, own));
    }
  }
  return Object.fromEntries(carried);
}

function next(
  known: CarriedValue | undefined,
  last: Dated,
  { definition }: { readonly definition: Parameters<typeof operandOf>[0] },
): CarriedValue {
  if (definition.type !== 'quantity') return last;
  const size = ({ value }: Dated): number => Number(operandOf(definition, value) ?? Infinity);
  const least = known?.least !== undefined && size(known.least) <= size(last) ? known.least : last;
  return { ...last, first: known?.first ?? last, least };
}
