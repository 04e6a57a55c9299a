import { toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import { groupOf } from './allocation.js';
import { typedValue } from './fact-values.js';
import type { ParticipantFacts } from './types.js';

type Names = Readonly<Record<string, string | number | boolean | null>>;

/** A correction that put a participant into another group after doses had been given. */
export interface GroupChange {
  /** Codes of the groups; empty for none. */
  readonly from: string;
  readonly to: string;
  /** The day of the correction. */
  readonly on: CalendarDay;
  /** Facts that decided otherwise before, with what they held then and after, as written. */
  readonly facts: readonly { readonly code: string; readonly was: string; readonly is: string | null }[];
  /** Cycles whose doses were given by then, the earliest first. */
  readonly cycles: readonly number[];
}

/**
 * The group by which the dose of each cycle was given, where that is not the group of today: what a correction of the facts
 * decides holds for the doses after it.
 *
 * @param now - facts and milestones as they stand
 */
export function groupsGiven(
  study: CompiledStudy,
  facts: ParticipantFacts,
  now: Names,
): ReadonlyMap<number, string> {
  const given = new Map<number, string>();
  if (facts.allocation === null || facts.allocation.decided.length === 0) return given;
  const today = groupOf(study, now);
  for (const { cycle, on } of facts.administrations) {
    const then = groupOf(study, namesOn(study, facts, now, on));
    if (then !== null && then !== today && !given.has(cycle)) given.set(cycle, then);
  }
  return given;
}

/** The corrections that changed the group after a dose had been given, in order; one for each day of correction. */
export function groupChanges(
  study: CompiledStudy,
  facts: ParticipantFacts,
  now: Names,
): readonly GroupChange[] {
  const decided = facts.allocation?.decided ?? [];
  const days = [...new Set(decided.map(({ until }) => until))].sort();
  return days.flatMap((on): readonly GroupChange[] => {
    const cycles = facts.administrations.filter((dose) => dose.on <= on).map(({ cycle }) => cycle);
    const from = groupOf(study, namesOn(study, facts, now, on));
    const to = groupOf(study, namesOn(study, facts, now, null, on));
    if (cycles.length === 0 || from === null || to === null || from === to) return [];
    const changed = decided.filter(({ fact, until }, index) => {
      const isFirst = decided.findIndex((one) => one.fact === fact && one.until === on) === index;
      return until === on && isFirst;
    });
    const next = (fact: string): string | null =>
      decided.find((one) => one.fact === fact && one.until > on)?.value ?? textOf(now[fact]);
    const what = changed.map(({ fact, value }) => ({ code: fact, was: value, is: next(fact) }));
    return [{ from, to, on, facts: what, cycles: [...new Set(cycles)] }];
  });
}

/** What conditions would have been asked with on a day, or just after one: each fact as its completed form held it then. */
function namesOn(
  study: CompiledStudy,
  { allocation }: ParticipantFacts,
  now: Names,
  on: CalendarDay | null,
  after: CalendarDay | null = null,
): Names {
  const names: Record<string, string | number | boolean | null> = { ...now };
  for (const definition of study.definition.facts) {
    const then = (allocation?.decided ?? []).find(
      ({ fact, until }) =>
        fact === definition.code &&
        (on === null || toDayNumber(until) >= toDayNumber(on)) &&
        (after === null || toDayNumber(until) > toDayNumber(after)),
    );
    if (then !== undefined) names[definition.code] = typedValue(definition, then.value);
  }
  return names;
}

function textOf(value: string | number | boolean | null | undefined): string | null {
  return value == null ? null : String(value);
}
