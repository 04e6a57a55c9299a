import { useState } from 'react';

/** Rows begun on the page that hold nothing yet, by group. */
export interface AddedRows {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Adds a row, or the one that was there before. Answers its id. */
  readonly add: (group: string, rowId?: string) => string;
  readonly drop: (group: string, rowId: string) => void;
}

/** Keeps the rows that are on the page only. */
export function useAddedRows(first: () => AddedRows['ids']): AddedRows {
  const [ids, setIds] = useState(first);
  return {
    ids,
    add: (group, rowId = newRowId()) => {
      setIds((rows) => ({ ...rows, [group]: [...(rows[group] ?? []), rowId] }));
      return rowId;
    },
    drop: (group, rowId) =>
      setIds((rows) => ({ ...rows, [group]: (rows[group] ?? []).filter((other) => other !== rowId) })),
  };
}

/** Begins with the moment, so that rows sorted by id stand in the order they were added; unique beyond it. */
function newRowId(): string {
  return `${Date.now().toString(36).padStart(9, '0')}-${crypto.randomUUID().slice(0, 8)}`;
}
