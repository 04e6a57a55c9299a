import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import { amongVisits, indexOfDay } from '../../forms/visits-ahead.js';

export interface CasebookRow {
  readonly code: string;
  readonly name: string;
  /** One per column; null where the visit does not have the form. */
  readonly cells: readonly (ScheduleFormView | null)[];
}

export interface CasebookMatrix {
  readonly columns: readonly ScheduleItemView[];
  readonly rows: readonly CasebookRow[];
  /** Column of the earliest visit that waits for something; 0 when none does. */
  readonly openColumn: number;
}

/** Share of the columns shown that lies before the earliest open visit, so that the last cycle stays in sight. */
const SHARE_BEFORE = 0.45;
const OPEN = new Set(['overdue', 'due', 'in-progress']);

/**
 * Forms down, visits across: as many visits as fit around today, or all that apply; those added by hand stand by their day.
 *
 * @param most - columns that fit, at least 1; null = all
 */
export function casebookMatrix(schedule: ScheduleView, most: number | null): CasebookMatrix {
  const all = amongVisits(schedule.items).filter(
    (item) => item.state !== 'not-applicable' || item.forms.some((form) => form.answered > 0),
  );
  const open = openIndex(all);
  const count = Math.min(most ?? all.length, all.length);
  const before = Math.min(open - Math.floor(count * SHARE_BEFORE), all.length - count);
  // Where the earliest open visit lies far back, the visit of today is the last one shown, as long as both have room.
  const withToday = Math.min(open, indexOfDay(all, schedule.today) - count + 1);
  const first = Math.max(0, before, withToday);
  const columns = all.slice(first, first + count);
  const names = new Map<string, string>();
  for (const item of all)
    for (const form of item.forms) if (!names.has(form.code)) names.set(form.code, form.name);
  const rows = [...names]
    .map(([code, name]) => ({
      code,
      name,
      cells: columns.map((item) => item.forms.find((form) => form.code === code) ?? null),
    }))
    .filter((row) => row.cells.some((cell) => cell !== null));
  return { columns, rows, openColumn: Math.max(0, open - first) };
}

/** The earliest visit that is overdue, due or begun, else the next one to come. */
function openIndex(items: readonly ScheduleItemView[]): number {
  const open = items.findIndex((item) => OPEN.has(item.state));
  if (open >= 0) return open;
  const next = items.findIndex((item) => item.state === 'not-due' || item.state === 'provisional');
  return next >= 0 ? next : Math.max(0, items.length - 1);
}

/** The head over a run of columns, and the same where there is room for one column only. */
export interface GroupNames {
  readonly name: string;
  readonly shortName: string;
}

/** Heads over runs of columns: the cycle where there is one, else the epoch's name. */
export function columnGroups(
  columns: readonly ScheduleItemView[],
  groupOf: (item: ScheduleItemView) => GroupNames,
): readonly (GroupNames & { readonly span: number })[] {
  const groups: (GroupNames & { span: number })[] = [];
  for (const column of columns) {
    const names = groupOf(column);
    const last = groups.at(-1);
    if (last?.name === names.name) last.span += 1;
    else groups.push({ ...names, span: 1 });
  }
  return groups;
}
