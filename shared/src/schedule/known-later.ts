import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { VisitSlot } from '../study/compiled.js';
import type { PlanContext } from './context.js';
import { longDay } from './day-words.js';
import { inside } from './deviation-draft.js';

/**
 * Why a dose that the rule of its cycles allows today was given while the rule held: a value the rule adds up, of a cycle
 * before, is of a visit of a later day. Null where all of them were known by then, and where no rule decides.
 */
export function whyKnownLater({ study, facts }: PlanContext, dose: VisitSlot, on: DayNumber): string | null {
  if (dose.rule === null) return null;
  const { condition, from } = dose.rule;
  const asked = [...condition.dependsOn].flatMap((name) => study.derived.get(name)?.definition.form ?? []);
  for (const { cycle, occurredOn, forms } of facts.visits) {
    if (cycle < from || cycle >= dose.cycle) continue;
    for (const { form, state, on: dated } of forms) {
      // A final report of a later date corrects what was known: the day of the visit stays.
      const day = occurredOn ?? dated;
      if (state !== 'complete' || day === null || !asked.includes(form) || toDayNumber(day) <= on) continue;
      const name = inside(study.formNames.get(form) ?? form);
      return `before it was known whether it may be: ${name} of cycle ${cycle}, of ${longDay(toDayNumber(day))}`;
    }
  }
  return null;
}
