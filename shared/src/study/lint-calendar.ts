import { parseDuration } from '../calendar/duration.js';
import { fault, type StudyFault } from './faults.js';
import { STUDY_LIMITS } from './limits.js';
import type { LintContext } from './lint-context.js';
import { mostCycles } from './slots.js';
import type { RepeatDefinition, TimingDefinition } from './visit-definition.js';

type Found = Generator<StudyFault, void, undefined>;

const DAYS_OF_YEAR = 365;
const HOURS_OF_DAY = 24;
const MONTHS_OF_YEAR = 12;

/** Offsets, windows, repeats and chains of cycles that lead out of any trial's years, and in the end of the calendar. */
export function* calendarFaults({ definition, places }: LintContext): Found {
  for (const { visit, pointer } of places) {
    if (visit.timing === undefined) continue;
    yield* timingFaults(visit.timing, `${pointer}/timing`);
    if (visit.repeat !== undefined) yield* repeatFaults(visit.timing, visit.repeat, `${pointer}/repeat`);
  }
  for (const [e, { cycles }] of definition.epochs.entries()) {
    for (const [c, cycle] of cycles.entries()) {
      const pointer = `/epochs/${e}/cycles/${c}`;
      yield* timingFaults(cycle.first, `${pointer}/first`);
      yield* timingFaults(cycle.next, `${pointer}/next`);
      const years = yearsOf(cycle.first.offset) + yearsOf(cycle.next.offset) * (mostCycles(cycle) - 1);
      yield* tooFar(years, `${pointer}/next/offset`, 'The last cycle');
    }
  }
}

function* timingFaults({ offset, window }: TimingDefinition, pointer: string): Found {
  yield* tooFar(yearsOf(offset), `${pointer}/offset`, 'The day');
  yield* tooFar(yearsOf(window?.before), `${pointer}/window/before`, 'The window');
  yield* tooFar(yearsOf(window?.after), `${pointer}/window/after`, 'The window');
}

function* repeatFaults(
  { offset }: TimingDefinition,
  { every, count, atMost, expected }: RepeatDefinition,
  pointer: string,
): Found {
  const most = count ?? atMost ?? expected ?? 1;
  const own = yearsOf(offset);
  if (own > STUDY_LIMITS.years) return;
  yield* tooFar(own + yearsOf(every) * (most - 1), `${pointer}/every`, 'The last repetition');
}

function* tooFar(years: number, pointer: string, what: string): Found {
  if (years > STUDY_LIMITS.years)
    yield fault(
      pointer,
      `${what} lies ${Math.round(years)} years away; at most ${STUDY_LIMITS.years} are planned`,
    );
}

/** How far a duration leads, whichever way; 0 for what is none, which its shape has told. */
function yearsOf(text: string | undefined): number {
  const duration = text === undefined ? null : parseDuration(text);
  if (duration === null) return 0;
  const { months, days, hours } = duration;
  return (
    Math.abs(months) / MONTHS_OF_YEAR +
    Math.abs(days) / DAYS_OF_YEAR +
    Math.abs(hours) / (HOURS_OF_DAY * DAYS_OF_YEAR)
  );
}
