import type { Duration } from '../calendar/duration.js';
import type { CompiledStudy, CompiledTiming, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { shortDuration } from './day-words.js';
import { cycleHead, repetitionOf } from './names.js';

/** One column of the visit matrix. */
export interface MatrixColumn {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly epoch: string;
  /** Head over a run of columns: `Cycle 1`, `Imaging`. */
  readonly group: string;
  readonly shortName: string;
  readonly name: string;
  /** `+56 d ±7`, `+14 d −7 +14`: target and window from the anchor. */
  readonly timing: string;
  /** The same as it fits under the column's name: `+56 ±7`, `33 mo ±14`, and a window of unequal sides as its days, `7–28 d`. */
  readonly timingShort: string;
  readonly assumed: string | null;
  /** What earlier versions gave instead of `timing`, the newest first: participants under them are still judged by it. */
  readonly earlierTimings: readonly string[];
  /** Whether all visits of the code stand in this one column: visits added by hand come as often as they come. */
  readonly gathers: boolean;
}

/** Most columns of a repeat that states no end. */
const COLUMNS_OF_ENDLESS_REPEAT = 24;
const ANY_DAY = 'any day';

/** The columns of the visit matrix in protocol order, every repetition a visit may reach; unscheduled visits share one. */
export function matrixColumns(study: CompiledStudy): readonly MatrixColumn[] {
  return study.slots.flatMap((slot) => {
    const { timing } = slot;
    if (timing === null) return [gatheringColumn(slot)];
    const count = slot.repeat === null ? 1 : Math.min(slot.repeat.atMost, columnsAtMost(slot));
    return Array.from({ length: count }, (_, index) => column(slot, timing, index + 1));
  });
}

/**
 * The columns of the newest version, and among them those only earlier versions have, each after the one it stood behind:
 * what was collected in a visit that an amendment dropped is still to be seen.
 *
 * @param versions - the newest first; at least one
 */
export function columnsOfVersions([newest, ...earlier]: readonly [
  CompiledStudy,
  ...CompiledStudy[],
]): readonly MatrixColumn[] {
  const columns = [...matrixColumns(newest)];
  for (const version of earlier) {
    let at = 0;
    for (const column of matrixColumns(version)) {
      const known = columns.findIndex((other) => isSameColumn(other, column));
      if (known < 0) columns.splice(at, 0, column);
      else columns[known] = withEarlier(columns[known] ?? column, column);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return columns;
}

function withEarlier(column: MatrixColumn, { timing }: MatrixColumn): MatrixColumn {
  const { earlierTimings } = column;
  if (timing === column.timing || earlierTimings.includes(timing)) return column;
  return { ...column, earlierTimings: [...earlierTimings, timing] };
}

function isSameColumn(a: MatrixColumn, b: MatrixColumn): boolean {
  return a.code === b.code && a.cycle === b.cycle && a.repetition === b.repetition;
}

function columnsAtMost(slot: VisitSlot): number {
  const stated = slot.definition.repeat?.count ?? slot.definition.repeat?.atMost;
  return stated ?? COLUMNS_OF_ENDLESS_REPEAT;
}

function column(slot: VisitSlot, timing: CompiledTiming, repetition: number): MatrixColumn {
  const { name, shortName, offset } = repetitionOf(slot, repetition);
  return {
    code: slot.code,
    cycle: slot.cycle,
    repetition,
    epoch: slot.epoch.code,
    group: groupOf(slot),
    shortName,
    name,
    timing: timingWords(timing, offset),
    timingShort: unevenDays(timing, offset) ?? shortTiming(timingWords(timing, offset)),
    assumed: timing.assumed,
    earlierTimings: [],
    gathers: false,
  };
}

function gatheringColumn(slot: VisitSlot): MatrixColumn {
  const { name, shortName } = repetitionOf(slot, 1);
  return {
    code: slot.code,
    cycle: slot.cycle,
    repetition: 1,
    epoch: slot.epoch.code,
    group: shortName,
    shortName,
    name,
    timing: ANY_DAY,
    timingShort: ANY_DAY,
    assumed: null,
    earlierTimings: [],
    gathers: true,
  };
}

/** `+56 ±7` and `33 mo ±14`: what else would be too wide for a column. */
function shortTiming(words: string): string {
  return words.replace(' d ±', ' ±').replace(/^\+(\d+ mo)/, '$1');
}

function groupOf(slot: VisitSlot): string {
  if (slot.definition.group !== undefined) return text(slot.definition.group);
  return cycleHead(slot) ?? text(slot.epoch.shortName);
}

/** `+56 d ±7`, `≤ 14 d`, `−5 d ±2`, `20–28 h`, `0`. */
function timingWords(timing: CompiledTiming, offset: Duration): string {
  const { before, after } = timing;
  if (timing.byTheHour && before !== null && after !== null) return hoursRange(offset, before, after);
  const isNow = offset.months === 0 && offset.days === 0 && offset.hours === 0;
  const isLimit = isNow && after !== null && before !== null && after.days > 0 && before.days === 0;
  if (isLimit) return `≤ ${after.days} d`;
  const head = isNow ? '0' : `${timing.backwards ? '−' : '+'}${shortDuration(offset)}`;
  const window = windowWords(before, after);
  return window === '' ? head : `${head} ${window}`;
}

/** `7–28 d`, `−14…−1 d`; null for a window with equal sides, without sides, or reached through months or hours. */
function unevenDays({ before, after, backwards }: CompiledTiming, offset: Duration): string | null {
  if (before === null || after === null || Math.abs(before.days) === Math.abs(after.days)) return null;
  if ([offset, before, after].some(({ months, hours }) => months !== 0 || hours !== 0)) return null;
  const target = backwards ? -Math.abs(offset.days) : offset.days;
  const [opens, closes] = [target - Math.abs(before.days), target + Math.abs(after.days)];
  if (opens === 0 && target === 0) return null;
  return opens < 0 ? `${signed(opens)}…${signed(closes)} d` : `${opens}–${closes} d`;
}

function signed(days: number): string {
  return days > 0 ? `+${days}` : String(days).replace('-', '−');
}

function hoursRange(offset: Duration, before: Duration, after: Duration): string {
  const hours = (duration: Duration): number => duration.days * 24 + duration.hours;
  return `${hours(offset) + hours(before)}–${hours(offset) + hours(after)} h`;
}

function windowWords(before: Duration | null, after: Duration | null): string {
  if (before === null || after === null) return '';
  const early = amount(before);
  const late = amount(after);
  if (early === '0' && late === '0') return '';
  return early === late ? `±${early}` : `−${early} +${late}`;
}

/** A window's side: bare days, other units with their letter. */
function amount(duration: Duration): string {
  return duration.months === 0 && duration.hours === 0
    ? String(Math.abs(duration.days))
    : shortDuration(duration);
}
