import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledMilestone, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import type { PlanContext } from './context.js';
import { longDay } from './day-words.js';
import { inside } from './deviation-draft.js';

/**
 * Why a dose that its cycle's conditions allow today was not part of the plan on its day: the inclusion or the
 * randomisation they rest on came later. Null where it did not, or where the dose counts from that event itself, which
 * tells the same as a wrong order.
 */
export function whyBeforeAllocation(context: PlanContext, dose: VisitSlot, on: DayNumber): string | null {
  for (const milestone of context.study.milestones) {
    const { code, kind, name } = milestone.definition;
    if (kind !== 'inclusion' && kind !== 'randomisation') continue;
    if (dose.timing?.anchorCode === code || !isAskedFor(context, dose, milestone)) continue;
    const reached = context.milestones.get(code)?.on ?? null;
    if (reached !== null && toDayNumber(reached) > on)
      return `before ${inside(text(name))} on ${longDay(toDayNumber(reached))}`;
  }
  return null;
}

/** Whether a condition of the cycle names the milestone, or a fact its form brings: the arm. */
function isAskedFor(
  { study }: PlanContext,
  { conditions }: VisitSlot,
  { definition: { code, form } }: CompiledMilestone,
): boolean {
  const facts = study.definition.facts.filter((fact) => fact.form === form).map((fact) => fact.code);
  return conditions.some(({ dependsOn }) => [code, ...facts].some((name) => dependsOn.has(name)));
}
