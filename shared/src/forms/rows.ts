import type { CompiledForm, Step } from './compiled.js';
import type { Results } from './results.js';
import type { FormValues } from './value.js';

/** The row a path lies in; null outside repeating groups. */
export function rowOf(path: string): string | null {
  return path.includes('/') ? (path.split('/')[1] ?? null) : null;
}

const NO_ROW: readonly null[] = [null];

/** The rows a step runs in; one null outside repeating groups. */
export function rowsFor(
  step: Step,
  rows: ReadonlyMap<string, readonly string[]>,
): readonly (string | null)[] {
  return step.group === null ? NO_ROW : (rows.get(step.group) ?? []);
}

/** Row ids of each repeating group that has any; what was worked out in a row does not keep it when all else is gone. */
export function rowsOf(form: CompiledForm, values: FormValues): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, Set<string>>();
  if (form.groups.size === 0) return new Map();
  for (const path of Object.keys(values)) {
    const [group = '', row, item = ''] = path.split('/');
    if (row === undefined || !form.groups.has(group)) continue;
    if (form.items.get(item)?.calculate != null) continue;
    rows.set(group, (rows.get(group) ?? new Set<string>()).add(row));
  }
  // Sorted, so that the order of findings does not depend on the order of typing.
  return new Map([...rows].map(([group, ids]) => [group, [...ids].toSorted()]));
}

/** Takes out the results of rows that are there no more. */
export function dropRemovedRows(
  form: CompiledForm,
  results: Results,
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): void {
  form.steps.forEach(({ group }, position) => {
    if (group === null) return;
    for (const row of before.get(group) ?? []) {
      if (after.get(group)?.includes(row) !== true) results.delete(position, row);
    }
  });
}
