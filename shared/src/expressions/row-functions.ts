import type { Environment } from '@marcbachmann/cel-js';
import { asDecimal } from './decimal.js';

/** Functions over all rows of a repeating group: `sum(TRSIZE)`, `mostAlike(TRORGAN) > 2`. */
export const ROW_FUNCTIONS = ['sum', 'least', 'greatest', 'mostAlike'] as const;

/** Makes the functions over rows known to an environment; `count` of rows stands with the others. */
export function registerRowFunctions(environment: Environment): void {
  environment
    .registerFunction('count(list<double>): double', (numbers: readonly number[]) => numbers.length)
    .registerFunction('sum(list<double>): double', (numbers: readonly number[]) =>
      asDecimal(numbers.reduce((sum, number) => sum + number, 0)),
    )
    .registerFunction('least(list<double>): double', (numbers: readonly number[]) =>
      Math.min(...some(numbers)),
    )
    .registerFunction('greatest(list<double>): double', (numbers: readonly number[]) =>
      Math.max(...some(numbers)),
    )
    .registerFunction('mostAlike(list<string>): double', mostAlike);
}

/** How often the most frequent code stands in the list; 0 for an empty one. */
function mostAlike(codes: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** @throws RangeError when there is no row to take the least or the greatest of */
function some(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 0) throw new RangeError('there is no row');
  return numbers;
}
