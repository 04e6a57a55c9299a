/** A double holds 15 decimal digits; what differs only beyond the twelfth came from working with binary fractions. */
const SIGNIFICANT_DIGITS = 12;

/** A worked-out number as a person writes it: 0.1 + 0.2 is 0.3. */
export function asDecimal(value: number): number {
  const isShort = Number.isInteger(value) && Math.abs(value) < 10 ** SIGNIFICANT_DIGITS;
  return isShort ? value : Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/**
 * A number with so many decimals, halves away from zero as on paper: 24.45 is 24.5. `toFixed` rounds the binary fraction
 * beside it, which is a little less, to 24.4.
 *
 * @param decimals - 0 to 10
 */
export function fixedDecimal(value: number, decimals: number): string {
  const number = asDecimal(value);
  const [digits, exponent = '0'] = String(Math.abs(number)).split('e');
  const units = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  // Too large for a half to be seen.
  if (!Number.isSafeInteger(units)) return number.toFixed(decimals);
  const rounded = Number(`${units}e-${decimals}`);
  return (number < 0 ? -rounded : rounded).toFixed(decimals);
}
