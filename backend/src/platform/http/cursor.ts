import { isUuid } from './is-uuid.js';
import { Problem } from './problem.js';
import { isKeepable } from './text-hygiene.js';

/** Where a page begins: the key of the last row of the page before. Null for the first page. */
export function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined || cursor === '') return null;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || !isKeepable(key) || writeCursor(key) !== cursor) throw foreignCursor();
  return key;
}

/** The same for lists in order of their ids. @throws Problem `request.invalid` */
export function readIdCursor(cursor: string | undefined): string | null {
  const key = readCursor(cursor);
  if (key !== null && !isUuid(key)) throw foreignCursor();
  return key;
}

/** The same for lists whose keys have a shape. @throws Problem `request.invalid` */
export function readPlaceCursor(cursor: string | undefined, shape: RegExp): string | null {
  const key = readCursor(cursor);
  if (key !== null && !shape.test(key)) throw foreignCursor();
  return key;
}

function foreignCursor(): Problem {
  const detail = 'The cursor is not one of this list. Begin again with the first page.';
  return new Problem('request.invalid', detail, {
    errors: [{ path: 'cursor', message: 'is not one of this list' }],
  });
}

/** A key as a cursor: opaque, so that nobody builds on its shape. */
export function writeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/** The cursor of the next page; null when this one was not full. */
export function nextCursor<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : writeCursor(keyOf(last));
}

/**
 * A page out of one row more than it holds: there is a next one only if that row came.
 *
 * @param rows - at most `limit + 1`
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { readonly page: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  return { page, nextCursor: rows.length > limit ? nextCursor(page, limit, keyOf) : null };
}

/** `a,b` as a list; null for none. */
export function splitList(list: string | undefined): readonly string[] | null {
  const parts = (list ?? '').split(',').filter((part) => part !== '');
  return parts.length === 0 ? null : parts;
}
