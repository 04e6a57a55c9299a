import { dayNumberOf } from '../calendar/calendar-day.js';
import {
  addDuration,
  isByTheHour,
  negated,
  parseDuration,
  repeatedOffset,
  type Duration,
} from '../calendar/duration.js';
import { warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import type { TimingDefinition } from './visit-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Windows of one visit's neighbouring occurrences that share days, and hours counted where no instant is known. */
export function* windowWarnings({ definition, places }: LintContext): Found {
  for (const { visit, pointer } of places) {
    const { timing, repeat } = visit;
    if (timing === undefined) continue;
    yield* hourWarnings(timing, `${pointer}/timing`);
    if (repeat === undefined || repeat.count === 1) continue;
    const every = parseDuration(repeat.every);
    if (every !== null && isByTheHour(every) && !hasInstant(timing))
      yield warning(`${pointer}/repeat/every`, hoursFromADay(timing));
    if (overlaps(timing, repeat.every))
      yield warning(`${pointer}/timing/window`, 'The windows of neighbouring repetitions overlap');
  }
  for (const [e, { cycles }] of definition.epochs.entries()) {
    for (const [c, { first, next }] of cycles.entries()) {
      yield* hourWarnings(first, `/epochs/${e}/cycles/${c}/first`);
      yield* hourWarnings(next, `/epochs/${e}/cycles/${c}/next`);
      if (overlaps(next, next.offset))
        yield warning(`/epochs/${e}/cycles/${c}/next/window`, 'The windows of neighbouring doses overlap');
    }
  }
}

const FIRST_OF_JANUARY = dayNumberOf(2026, 1, 1);

/** Whether the window of one occurrence reaches into that of the next. Only days are compared. */
function overlaps({ offset, window }: TimingDefinition, every: string): boolean {
  const [from, distance] = [parseDuration(offset), parseDuration(every)];
  const [before, after] = [parseDuration(window?.before ?? 'P0D'), parseDuration(window?.after ?? 'P0D')];
  if (from === null || distance === null || before === null || after === null) return false;
  if ([from, distance, before, after].some(isByTheHour)) return false;
  const target = (k: number): ReturnType<typeof dayNumberOf> =>
    addDuration(FIRST_OF_JANUARY, repeatedOffset(from, distance, k));
  return addDuration(target(1), after) >= addDuration(target(2), negated(before));
}

/** Only a dose has an instant; everything else has a day. */
function hasInstant({ relativeTo }: TimingDefinition): boolean {
  return relativeTo === 'dose' || relativeTo === 'administration';
}

function hoursFromADay({ relativeTo }: TimingDefinition): string {
  return `Hours are counted from an instant, and ${relativeTo} has only a day`;
}

function* hourWarnings(timing: TimingDefinition, pointer: string): Found {
  const { offset, window } = timing;
  const edges = [window?.before, window?.after].map((edge) => parseDuration(edge ?? ''));
  const target = parseDuration(offset);
  const byTheHour = target !== null && isByTheHour(target);
  const edgesByTheHour = edges.some((edge: Duration | null) => edge !== null && isByTheHour(edge));
  if ((byTheHour || edgesByTheHour) && !hasInstant(timing)) yield warning(pointer, hoursFromADay(timing));
  if (edgesByTheHour && !byTheHour)
    yield warning(
      `${pointer}/window`,
      'A window in hours needs an offset in hours (PT0H for the same instant)',
    );
}
