/** @throws RangeError naming the first input that is not a finite number above 0 */
export function requirePositive(inputs: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(inputs)) {
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} must lie above 0, not ${value}`);
  }
}
