/**
 * The change from a reference sum to a sum, in percent of the reference; negative when it became smaller.
 *
 * @param sum - of today, at least 0
 * @param reference - in the same unit, above 0
 * @throws RangeError for a reference of 0: from nothing there is no percentage
 */
export function percentChange(sum: number, reference: number): number {
  requireSums({ sum, reference });
  if (reference === 0) throw new RangeError('there is no percentage of a sum of 0');
  return asMeasured(((sum - reference) / reference) * 100);
}

/** @throws RangeError naming the first sum that is not a finite number of at least 0 */
export function requireSums(sums: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(sums)) {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} must be 0 or more, not ${value}`);
  }
}

/** Takes off what binary fractions add, so that a limit reached exactly counts as reached: 33.3 x 0.7 is 23.31. */
export function asMeasured(value: number): number {
  return Number(value.toPrecision(12));
}
