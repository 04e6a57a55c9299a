/** A decimal number held exactly: `units` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const SHAPE = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const TEN = BigInt(10);

/** Places after the point a derived value is rounded to. */
const PLACES = 6;

/** True for a decimal as it is typed: `27.3`, `-0.50`. */
export function isDecimal(text: string): boolean {
  return SHAPE.test(text);
}

/** Reads a decimal as typed. @throws RangeError for anything else, `1e3` included */
export function decimal(text: string): Decimal {
  const parts = SHAPE.exec(text);
  if (parts === null) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '', fraction = ''] = parts;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** The exact sum. */
export function added(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: scaled(a, scale) + scaled(b, scale), scale };
}

/** The exact product. */
export function multiplied(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

function scaled({ units, scale }: Decimal, wanted: number): bigint {
  return units * TEN ** BigInt(wanted - scale);
}

/** The number nearest to a decimal rounded to six places, halves away from zero. */
export function toNumber(value: Decimal): number {
  if (value.scale <= PLACES) return Number(written(value));
  const divisor = TEN ** BigInt(value.scale - PLACES);
  const half = divisor / BigInt(2);
  const { units } = value;
  const rounded = units < 0 ? -((-units + half) / divisor) : (units + half) / divisor;
  return Number(written({ units: rounded, scale: PLACES }));
}

function written({ units, scale }: Decimal): string {
  const digits = (units < 0 ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}0`;
}
