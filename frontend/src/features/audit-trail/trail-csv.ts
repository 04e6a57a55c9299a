import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { csvText } from '../../lib/csv.js';

const COLUMNS = [
  'at',
  'who',
  'role',
  'recordName',
  'label',
  'oldText',
  'newText',
  'reason',
  'origin',
] as const;

/**
 * The entries as CSV.
 *
 * @param heads - the columns' names, in the order of `at, who, role, record, field, old, new, reason, origin`
 */
export function trailCsv(entries: readonly TrailEntryView[], heads: readonly string[]): string {
  return csvText(
    heads,
    entries.map((entry) => COLUMNS.map((column) => entry[column] ?? '')),
  );
}
