import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { VisitSlot } from '../study/compiled.js';
import { holds } from './conditions.js';
import { isKept, type PlanContext } from './context.js';

/**
 * Why a dose given departs from a protocol that demands a decision on its cycle: none was made by then, or the last one
 * did not permit it: after a delay the dose is decided on anew. Null where there was one to give it, or the definition
 * demands none: what it only assumes to be asked for is nothing a dose could be held against.
 */
export function whyUndecided(context: PlanContext, dose: VisitSlot, on: DayNumber): string | null {
  const { study, facts } = context;
  const role = study.definition.roles.decision;
  if (role?.leadsTo === undefined) return null;
  const demanded = study.slots.some(
    (slot) =>
      slot.cycle === dose.cycle &&
      slot.index <= dose.index &&
      (slot.index === dose.index || slot.doseSlot === dose.index) &&
      isPlanned(context, slot) &&
      demandsForm(context, slot, role.form),
  );
  if (!demanded) return null;
  const last = facts.decisions.findLast(
    (decision) => decision.cycle === dose.cycle && (decision.on === null || toDayNumber(decision.on) <= on),
  );
  if (last === undefined) return 'without a decision on it';
  return last.act === null ? null : 'without a decision to give it';
}

/** What an earlier version placed is asked for that version's forms. */
function isPlanned(context: PlanContext, { index }: VisitSlot): boolean {
  return (context.placements[index] ?? []).some((placement) => !isKept(context, placement));
}

function demandsForm(context: PlanContext, slot: VisitSlot, form: string): boolean {
  return slot.activities.some(
    ({ definition, when }) =>
      definition.form === form &&
      definition.optional !== true &&
      definition.assumed === undefined &&
      (when === null || holds(context, when, slot) === true),
  );
}
