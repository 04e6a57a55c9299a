import type { StudyTrailEntryView, TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { siteClockText } from '../../forms/day-words.js';
import { csvText } from '../../lib/csv.js';

/** Columns of a participant's trail, each named by `trail.<column>`. */
export const TRAIL_COLUMNS = [
  'whenUtc',
  'whenThere',
  'zone',
  'who',
  'role',
  'record',
  'field',
  'old',
  'new',
  'checks',
  'why',
  'origin',
] as const;
/** The same of a study, where each line says whose it is. */
export const STUDY_TRAIL_COLUMNS = ['participant', 'site', ...TRAIL_COLUMNS] as const;
type Column = (typeof STUDY_TRAIL_COLUMNS)[number];

/**
 * The entries as CSV.
 *
 * @param wordOf - names a column (`trail.who`)
 */
export function trailCsv(
  entries: readonly (TrailEntryView | StudyTrailEntryView)[],
  columns: readonly Column[],
  wordOf: (key: string) => string,
): string {
  return csvText(
    columns.map((column) => wordOf(`trail.${column}`)),
    entries.map((entry) => columns.map((column) => CELLS[column](entry) ?? '')),
  );
}

const CELLS: Readonly<Record<Column, (entry: TrailEntryView | StudyTrailEntryView) => string | null>> = {
  participant: (entry) => ('number' in entry ? entry.number : null),
  site: ({ site }) => site,
  whenUtc: ({ at }) => at,
  whenThere: ({ at, timeZone }) => siteClockText(at, timeZone),
  zone: ({ timeZone }) => timeZone,
  who: ({ who }) => who,
  role: ({ role }) => role,
  record: ({ recordName }) => recordName,
  field: ({ label }) => label,
  old: ({ oldText }) => oldText,
  new: ({ newText }) => newText,
  checks: ({ checks }) =>
    checks
      .map(({ message, explained }) => (explained === null ? message : `${message} (${explained})`))
      .join(' '),
  why: ({ reason }) => reason,
  origin: ({ origin }) => origin,
};
