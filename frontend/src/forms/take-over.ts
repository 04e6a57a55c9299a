import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';

/** Rows of earlier forms that a form does not have yet, with what is taken over of them. */
export interface RowsToTakeOver {
  readonly rowIds: readonly string[];
  readonly values: Readonly<Record<string, ItemValue>>;
  /** The latest day they were seen. */
  readonly on: string | null;
}

/** What the rows that carry over would bring into a group: who they are, not what was measured. */
export function rowsToTakeOver(
  section: SectionDefinition,
  previous: FormView['previous'],
  values: FormValues,
): RowsToTakeOver {
  const carries = new Set(section.items.flatMap(({ code, carries }) => (carries === true ? [code] : [])));
  const held = new Set(Object.keys(values).map((path) => path.slice(0, path.lastIndexOf('/'))));
  const found = Object.entries(previous).filter(([path]) => {
    const [group, row = '', item = ''] = path.split('/');
    return group === section.code && carries.has(item) && !held.has(`${group}/${row}`);
  });
  const days = found.map(([, { on }]) => on).toSorted();
  return {
    rowIds: [...new Set(found.map(([path]) => path.split('/')[1] ?? ''))].toSorted(),
    values: Object.fromEntries(found.map(([path, { value }]) => [path, value])),
    on: days.at(-1) ?? null,
  };
}
