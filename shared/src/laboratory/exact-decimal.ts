/**
 * Decimal numbers compared and multiplied as they are written.
 *
 * A result at the very limit is inside its range in every unit, and binary fractions cannot promise that: 3 x 0.1 is
 * not 0.3 to them.
 */
export interface ExactDecimal {
  readonly digits: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const WRITTEN = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Reads a number as people or programs write it, `1.50` or `1e-7`; null for anything else. */
export function exactDecimal(text: string): ExactDecimal | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The product, without rounding. */
export function multiply(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Negative, 0 or positive as `a` is below, equal to or above `b`; 1.5 and 1.50 are equal. */
export function compare(a: ExactDecimal, b: ExactDecimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function atScale({ digits, scale }: ExactDecimal, wanted: number): bigint {
  return scale === wanted ? digits : digits * 10n ** BigInt(wanted - scale);
}
