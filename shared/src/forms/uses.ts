import { parseCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { isAtMost, operandInterval } from '../expressions/bounds.js';
import { toOperand } from '../expressions/operands.js';
import type { ExpressionValue } from '../expressions/types.js';
import type { FormDefinition, ItemDefinition, UseDefinition } from './definition.js';

/** What stands outside a form under one of its names, and where it was read. */
export interface OutsideValue {
  /** In the unit the name counts in, a bound as a bound (`<0.5`); of an age, the day or the year of birth. */
  readonly value: ExpressionValue | null;
  /** As it was entered, for people: `12.1 g/dL`. */
  readonly text: string;
  /** The question it answers. */
  readonly label: string;
  /** The day it is of. */
  readonly day: CalendarDay | null;
  /** Name of the form it stands in; null for what the study works out. */
  readonly form: string | null;
  readonly visit: string | null;
}

/** By the names a form uses; of a previous value every earlier one, the newest first, else one at most. */
export type OutsideValues = Readonly<Record<string, readonly OutsideValue[]>>;

/** A name from outside, made ready. */
export interface CompiledUse {
  readonly definition: UseDefinition;
  /** True when the name stands for the day of the value. */
  readonly isDay: boolean;
  /** The item of the form itself that decides which value is meant; null where none does. */
  readonly readsItem: string | null;
}

/** The first item that holds a day or an instant: the day a form's data are of. Null where there is none. */
export function dayItemOf(definition: FormDefinition): ItemDefinition | null {
  const items = definition.sections
    .filter((section) => section.repeating !== true)
    .flatMap((section) => section.items);
  return items.find((item) => item.type === 'day' || item.type === 'instant') ?? null;
}

/** The names a form uses from outside, those of days included. */
export function compileUses(form: FormDefinition): ReadonlyMap<string, CompiledUse> {
  const uses = new Map<string, CompiledUse>();
  for (const definition of form.uses ?? []) {
    const readsItem = itemReadBy(definition, form);
    uses.set(definition.name, { definition, isDay: false, readsItem });
    if (definition.day !== undefined) uses.set(definition.day, { definition, isDay: true, readsItem });
  }
  return uses;
}

function itemReadBy({ from }: UseDefinition, form: FormDefinition): string | null {
  if ('ageAt' in from) return from.ageAt;
  return 'previous' in from ? (dayItemOf(form)?.code ?? null) : null;
}

/**
 * Which of the values from outside a name means.
 *
 * @param ownDay - what the item that decides holds, a day or an instant
 * @param visitDay - stands in for it where a previous value is asked for
 */
export function chosenValue(
  { definition }: CompiledUse,
  outside: OutsideValues,
  ownDay: ExpressionValue | null,
  visitDay: CalendarDay | null,
): OutsideValue | null {
  const known = Object.hasOwn(outside, definition.name) ? (outside[definition.name] ?? []) : [];
  const { from } = definition;
  if (!('previous' in from)) return known[0] ?? null;
  const before = dayIn(ownDay) ?? visitDay;
  const earlier = known.filter(({ day }) => before === null || (day !== null && day < before));
  if (from.take === 'least') return leastOf(earlier);
  return (from.take === 'first' ? earlier.at(-1) : earlier[0]) ?? null;
}

/** The least number, or the bound below all others; of equal ones the latest. Null where nobody can tell which it is. */
function leastOf(values: readonly OutsideValue[]): OutsideValue | null {
  const known = values.flatMap((one) => {
    const interval = operandInterval(one.value === null ? null : toOperand('number', one.value));
    return interval === null ? [] : [{ one, interval }];
  });
  if (known.length === 0) return null;
  const least = known.reduce((a, b) =>
    isAtMost(b.interval, a.interval) && !isAtMost(a.interval, b.interval) ? b : a,
  );
  const isLeast = known.every(
    ({ one, interval }) => isAtMost(least.interval, interval) || one.value === least.one.value,
  );
  return isLeast ? least.one : null;
}

/**
 * What an expression sees under a name from outside; null while it is not known.
 *
 * @param elseDay - stands in for the form's own day where the definition of an age says so
 */
export function useOperand(
  use: CompiledUse,
  chosen: OutsideValue | null,
  ownDay: ExpressionValue | null,
  elseDay: CalendarDay | null,
): ExpressionValue | null {
  if (chosen === null) return null;
  if (use.isDay) return chosen.day;
  const { from } = use.definition;
  if (!('ageAt' in from)) return chosen.value;
  const on = dayIn(ownDay) ?? (from.else === 'visit' ? elseDay : null);
  return on === null || chosen.value === null
    ? null
    : ageOn(String(chosen.value), on, from.bareYear ?? 'pending');
}

/** Completed years from a day or a year of birth; null where the year alone does not tell and no reading is chosen. */
export function ageOn(birth: string, on: CalendarDay, bareYear: 'pending' | 'least' | 'most'): number | null {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  if (!Number.isInteger(years) || years < 0) return null;
  if (birth.length === 10) return on.slice(5) < birth.slice(5) ? years - 1 : years;
  if (bareYear === 'pending') return null;
  return bareYear === 'most' ? years : Math.max(0, years - 1);
}

function dayIn(value: ExpressionValue | null): CalendarDay | null {
  return typeof value === 'string' ? parseCalendarDay(value.slice(0, 10)) : null;
}
