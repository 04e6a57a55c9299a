import { get, queryText } from './api.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Rows asked for at once, where the list does not say otherwise. */
const PAGE = 200;

/** Reads a paged list to its end, `limit` rows at a time; the last page's other fields come with all items. */
export async function getAllPages<T, View extends Page<T>>(
  path: string,
  search: Readonly<Record<string, string | null>>,
  signal: AbortSignal,
  limit = PAGE,
): Promise<View> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query = queryText({ ...search, limit, cursor });
    const page: View = await get<View>(`${path}${query}`, { signal });
    items.push(...page.items);
    if (page.nextCursor === null || page.items.length === 0) return { ...page, items };
    cursor = page.nextCursor;
  }
}
