/** Where a value of a form lies: `ITEM`, or `group/rowId/ITEM` in a repeating group. */
export interface PathParts {
  readonly group: string | null;
  readonly row: string | null;
  readonly item: string;
}

/** Short and plain, and never a number alone: a row is named, not counted. */
const ROW_ID = /^(?!\d+$)[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** Takes a path apart. Returns null when it has another shape or its row id is no row id. */
export function parsePath(path: string): PathParts | null {
  if (!path.includes('/')) return path === '' ? null : { group: null, row: null, item: path };
  const parts = path.split('/');
  const [first, row, item] = parts;
  if (parts.length !== 3 || first === undefined || row === undefined || item === undefined) return null;
  return first !== '' && item !== '' && ROW_ID.test(row) ? { group: first, row, item } : null;
}

/** The path of an item, in one row of its group when it has one. */
export function pathOf(group: string | null, row: string | null, item: string): string {
  return group === null || row === null ? item : `${group}/${row}/${item}`;
}
