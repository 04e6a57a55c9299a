import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledActivity, VisitSlot } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { hasData, type Placement } from './placement.js';
import type { VisitFact } from './types.js';

/**
 * Marks what has expired before the dose it was done for, and adds a repeat while the dose is still to come.
 *
 * Validity is not a window: what was done stays done and inside its window. A newer result of the same form, from
 * whichever visit, keeps the dose supplied.
 */
export function addExpiredRepeats(
  context: PlanContext,
  slot: VisitSlot,
  placed: readonly Placement[],
  place: (repetition: number, note: string | null) => Placement,
): readonly Placement[] {
  const limited = slot.activities.filter((activity) => activity.validForDays !== null);
  const dose = limited.length === 0 || slot.doseSlot === null ? null : doseDay(context, slot.doseSlot);
  if (dose === null) return placed;
  const marked = placed.map((placement) => ({
    ...placement,
    expired: isExpired(placement, limited, dose.day),
  }));
  const last = marked.at(-1);
  const settled = last === undefined || last.status === 'complete' || last.occurred !== null;
  if (last === undefined || !settled || dose.given) return marked;
  const stale = limited.filter((activity) => isStale(context, activity, dose.day));
  if (stale.length === 0 || !last.expired) return marked;
  const limit = Math.min(...stale.map((activity) => activity.validForDays ?? Infinity));
  const names = stale.map(
    ({ definition }) => context.study.formNames.get(definition.form) ?? definition.form,
  );
  const note = `Repeated: ${names.join(' and ')} will be older than ${limit} days at the dose`;
  return [...marked, place(last.repetition + 1, note)];
}

/** The day of the cycle's dose, given or planned; null when there will be none or nobody knows. */
export function doseDay(
  context: PlanContext,
  index: number,
): { readonly day: DayNumber; readonly given: boolean } | null {
  const slot = context.study.slots[index];
  const given = slot === undefined ? undefined : context.doses.get(slot.key);
  if (given !== undefined) return { day: toDayNumber(given.on), given: true };
  const placement = context.placements[index]?.[0];
  const isOpen = placement?.status === 'open' || placement?.status === 'in-progress';
  return isOpen && placement.planned !== null ? { day: placement.planned, given: false } : null;
}

function isExpired(placement: Placement, limited: readonly CompiledActivity[], dose: DayNumber): boolean {
  const { fact } = placement;
  if (fact === null || !hasData(fact)) return false;
  return limited.some(({ definition, validForDays }) => {
    const day = latestResult([fact], definition.form, dose);
    return day !== null && validForDays !== null && dose - day > validForDays;
  });
}

function isStale(context: PlanContext, activity: CompiledActivity, dose: DayNumber): boolean {
  const latest = latestResult(context.facts.visits, activity.definition.form, dose);
  return latest !== null && activity.validForDays !== null && dose - latest > activity.validForDays;
}

/** The latest day, not after `until`, of a completed form: its own day where it states one, else its visit's. */
export function latestResult(visits: readonly VisitFact[], form: string, until: DayNumber): DayNumber | null {
  let latest: DayNumber | null = null;
  for (const visit of visits) {
    for (const fact of visit.forms) {
      const on = fact.form === form && fact.state === 'complete' ? (fact.on ?? visit.occurredOn) : null;
      const day = on === null ? null : toDayNumber(on);
      if (day !== null && day <= until && (latest === null || day > latest)) latest = day;
    }
  }
  return latest;
}
