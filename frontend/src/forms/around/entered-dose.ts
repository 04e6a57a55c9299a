import type { DoseBudget } from '@lutetia/shared/schedule/dose-budget';

type Parts = Pick<DoseBudget, 'parts'>;

/** The sum over the cycles entered, in the unit of the budget; null while none is. */
export function enteredDose({ parts }: Parts): number | null {
  const entered = parts.flatMap(({ value }) => value ?? []);
  return entered.length === 0 ? null : entered.reduce((sum, value) => sum + value, 0);
}

/** As many places as the doses were recorded with, at least one: `17.9`, `6.0`. */
export function inPlaces(value: number, { parts }: Parts): string {
  const places = parts.map((part) => String(part.value ?? '').split('.')[1]?.length ?? 0);
  return value.toFixed(Math.max(1, ...places));
}
