import type { CalendarDay } from '../calendar/types.js';
import type { CompiledDerived, CompiledStudy } from '../study/compiled.js';
import { isDecimal } from './decimal.js';
import { keptOrder } from './kept-order.js';
import { visitKeyText } from './keys.js';
import type { FormRecord } from './records.js';
import type { ParticipantFacts } from './types.js';

/** The written decimal of each derived value's item in each cycle: of several in one cycle, the latest. */
export function doseValues(
  study: CompiledStudy,
  complete: readonly FormRecord[],
  visitDays: ReadonlyMap<string, CalendarDay>,
): ParticipantFacts['doseValues'] {
  return Object.fromEntries(
    [...study.derived].map(([code, derived]) => [code, valuesOf(study, derived, complete, visitDays)]),
  );
}

function valuesOf(
  study: CompiledStudy,
  derived: CompiledDerived,
  complete: readonly FormRecord[],
  visitDays: ReadonlyMap<string, CalendarDay>,
): Readonly<Record<string, string>> {
  const latest = new Map<
    string,
    { readonly day: string; readonly value: string; readonly form: FormRecord }
  >();
  for (const form of complete) {
    const dose = form.form === derived.definition.form ? doseKeyOf(study, form) : null;
    const value = dose === null ? null : decimalOf(derived, form);
    if (dose === null || form.visit === null || value === null) continue;
    const day = visitDays.get(visitKeyText(form.visit)) ?? '';
    const former = latest.get(dose);
    const isLater =
      former === undefined ||
      day > former.day ||
      (day === former.day && keptOrder(study, form, former.form) >= 0);
    if (isLater) latest.set(dose, { day, value, form });
  }
  return Object.fromEntries([...latest].map(([dose, { value }]) => [dose, value]));
}

/** The dose visit of the cycle a form belongs to; null outside cycles. */
function doseKeyOf(study: CompiledStudy, { visit }: FormRecord): string | null {
  const index = visit === null ? undefined : study.slotsByKey.get(`${visit.code}/${visit.cycle}`);
  const dose = index === undefined ? null : (study.slots[index]?.doseSlot ?? null);
  return dose === null ? null : (study.slots[dose]?.key ?? null);
}

/** The item's value as typed; one in another unit than the sum's counts as missing, since converting would be a guess. */
function decimalOf({ definition, itemUnit }: CompiledDerived, { values }: FormRecord): string | null {
  const value = values[definition.item];
  if (value === undefined || !('v' in value) || typeof value.v !== 'string') return null;
  const wanted = definition.timesPlannedActivity === true ? itemUnit : definition.unit;
  const isOtherUnit = value.unit !== undefined && wanted !== null && value.unit !== wanted;
  return isOtherUnit || !isDecimal(value.v) ? null : value.v;
}
