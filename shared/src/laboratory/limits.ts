import type { ItemDefinition } from '../forms/definition.js';
import { comparedNumber } from '../forms/comparator.js';
import { compare, exactDecimal, multiply, type ExactDecimal } from './exact-decimal.js';
import { doubtfulIn, mayPartThousands } from './thousands.js';

/** The limits of a result: both belong to the range, and one of them may be open. */
export interface Limits {
  /** As the laboratory writes it; null where there is no lower limit. */
  readonly low: string | null;
  readonly high: string | null;
  /** UCUM; null where the result has no unit. */
  readonly unit: string | null;
}

export type Flag = 'low' | 'normal' | 'high';

/** A result as it is written, with the unit it was entered in. */
export interface Result {
  readonly v: string;
  readonly unit: string | null;
}

type Measured = Pick<ItemDefinition, 'units' | 'factors'>;

/** A limit as laboratories write it: no sign, up to 12 digits and 10 decimals. */
export const LIMIT = /^\d{1,12}(\.\d{1,10})?$/u;

const BETWEEN = '..';
const TYPED = /^(\d+(?:[.,]\d+)?)\s*(?:-|–|—|−|\.\.|to|à)\s*(\d+(?:[.,]\d+)?)$/iu;
const ONE_SIDED = /^(<=|>=|<|>|≤|≥)\s*(\d+(?:[.,]\d+)?)$/u;

/**
 * A range as people type it from a report: `12-16`, `12,0 – 16,0`, `<5`, `> 60`.
 *
 * @returns null for anything else, and for `1,000-2,000`, which may be thousands or not
 */
export function typedLimits(text: string): Omit<Limits, 'unit'> | null {
  const typed = text.trim();
  const both = TYPED.exec(typed);
  if (both !== null) {
    const asTyped = [both[1] ?? '', both[2] ?? ''];
    const [low = '', high = ''] = asTyped.map(pointed);
    return areLimits(low, high) && !asTyped.some(doubtfulIn(asTyped, '.')) ? { low, high } : null;
  }
  const one = ONE_SIDED.exec(typed);
  if (one === null) return null;
  const limit = pointed(one[2] ?? '');
  if (!LIMIT.test(limit) || mayPartThousands(one[2] ?? '', ',')) return null;
  return /^[<≤]/u.test(one[1] ?? '') ? { low: null, high: limit } : { low: limit, high: null };
}

/** True of limits somebody may state: each as laboratories write it, at least one there, low not above high. */
export function areLimits(low: string | null, high: string | null): boolean {
  return [low, high].every((limit) => limit === null || LIMIT.test(limit)) && areInOrder(low, high);
}

/** True where both limits are numbers, at least one is there, and low is not above high. */
function areInOrder(low: string | null, high: string | null): boolean {
  const [lowest, highest] = [
    low === null ? null : exactDecimal(low),
    high === null ? null : exactDecimal(high),
  ];
  if ((low !== null && lowest === null) || (high !== null && highest === null)) return false;
  if (lowest === null || highest === null) return lowest !== null || highest !== null;
  return compare(lowest, highest) <= 0;
}

/** The limits as a form keeps them: `12.0..16.0`, `..5`, `60..`. */
export function limitsText({ low, high }: Pick<Limits, 'low' | 'high'>): string {
  return `${low ?? ''}${BETWEEN}${high ?? ''}`;
}

/** Reads what `limitsText` wrote; null for anything else. */
export function readLimits(text: string): Omit<Limits, 'unit'> | null {
  const parts = text.split(BETWEEN);
  if (parts.length !== 2) return null;
  const [low, high] = parts.map((part) => (part === '' ? null : part));
  return areInOrder(low ?? null, high ?? null) ? { low: low ?? null, high: high ?? null } : null;
}

/**
 * Where a result lies: the limits themselves are inside. The units of result and range may be any two the item has.
 *
 * @returns null where nobody can tell: text that is no number, a unit the item does not convert, or a result beyond
 *   what its method measures (`<5`) whose true value may lie on either side of a limit
 */
export function flagOf(item: Measured, result: Result, limits: Limits): Flag | null {
  const compared = comparedNumber(result.v);
  const value = inFirstUnit(item, compared?.number ?? result.v, result.unit);
  const low = limits.low === null ? null : inFirstUnit(item, limits.low, limits.unit);
  const high = limits.high === null ? null : inFirstUnit(item, limits.high, limits.unit);
  if (value === null || (limits.low !== null && low === null) || (limits.high !== null && high === null))
    return null;
  if (compared === null) {
    if (low !== null && compare(value, low) < 0) return 'low';
    return high !== null && compare(value, high) > 0 ? 'high' : 'normal';
  }
  return compared.comparator.startsWith('<')
    ? flagBelow(value, compared.comparator === '<', low, high)
    : flagAbove(value, compared.comparator === '>', low, high);
}

/**
 * How far outside its limits a result lies: how many times the upper limit it is, or how many times it the lower limit
 * is. Of a result beyond what its method measures, the bound that is written counts.
 *
 * @returns above 1 outside, `Infinity` for a result of 0; null inside, and where nobody can tell
 */
export function timesOutside(item: Measured, result: Result, limits: Limits): number | null {
  const value = numberIn(item, comparedNumber(result.v)?.number ?? result.v, result.unit);
  const flag = flagOf(item, result, limits);
  const limit = flag === 'low' ? limits.low : flag === 'high' ? limits.high : null;
  const bound = limit === null ? null : numberIn(item, limit, limits.unit);
  if (value === null || bound === null) return null;
  return flag === 'low' ? bound / value : value / bound;
}

/** By how many percent, in whole ones, a result differs from an earlier one; null where either is no plain number, or it was 0. */
export function percentChange(item: Measured, from: Result, to: Result): number | null {
  const [earlier, later] = [numberIn(item, from.v, from.unit), numberIn(item, to.v, to.unit)];
  return earlier === null || later === null || earlier === 0
    ? null
    : Math.round((later / earlier) * 100) - 100;
}

function numberIn(item: Measured, written: string, unit: string | null): number | null {
  const factor = factorOf(item, unit);
  return factor === null || exactDecimal(written) === null ? null : Number(written) * factor;
}

/** The true value is below `bound`, or at most it. */
function flagBelow(
  bound: ExactDecimal,
  isStrict: boolean,
  low: ExactDecimal | null,
  high: ExactDecimal | null,
): Flag | null {
  if (low !== null) {
    const side = compare(bound, low);
    return side < 0 || (side === 0 && isStrict) ? 'low' : null;
  }
  return high !== null && compare(bound, high) <= 0 ? 'normal' : null;
}

/** The true value is above `bound`, or at least it. */
function flagAbove(
  bound: ExactDecimal,
  isStrict: boolean,
  low: ExactDecimal | null,
  high: ExactDecimal | null,
): Flag | null {
  if (high !== null) {
    const side = compare(bound, high);
    return side > 0 || (side === 0 && isStrict) ? 'high' : null;
  }
  return low !== null && compare(bound, low) >= 0 ? 'normal' : null;
}

/**
 * The limits in another unit of the item, to be read beside a result entered in it; rounded to as many significant
 * digits as they were stated with, at least three, so never to be compared with.
 *
 * @returns the limits as they are where they are in that unit already; null where the item does not convert
 */
export function limitsIn(item: Measured, limits: Limits, unit: string | null): Limits | null {
  if (limits.unit === unit) return limits;
  const [from, to] = [factorOf(item, limits.unit), factorOf(item, unit)];
  if (from === null || to === null) return null;
  const turned = (limit: string | null): string | null =>
    limit === null ? null : String(Number(((Number(limit) * from) / to).toPrecision(digitsOf(limit))));
  return { low: turned(limits.low), high: turned(limits.high), unit };
}

/** Significant digits worth showing of a number turned into another unit. */
function digitsOf(number: string): number {
  const stated = number.replace(/\D/gu, '').replace(/^0+/u, '').length;
  return Math.min(Math.max(stated, 3), 15);
}

/** A number in a unit of the item, in its first one. */
function inFirstUnit(item: Measured, text: string, unit: string | null): ExactDecimal | null {
  const [number, factor] = [exactDecimal(text), factorOf(item, unit)];
  if (factor === 1) return number;
  const exactFactor = factor === null ? null : exactDecimal(String(factor));
  return number === null || exactFactor === null ? null : multiply(number, exactFactor);
}

/** What a number in a unit is multiplied by to be in the item's first one; null where the item has no such unit. */
function factorOf({ units = [], factors = {} }: Measured, unit: string | null): number | null {
  if (unit === null) return units.length === 0 ? 1 : null;
  if (units[0] === unit) return 1;
  return units.includes(unit) ? (factors[unit] ?? null) : null;
}

const pointed = (number: string): string => number.replace(',', '.');

/** Limits in print: `12.0–16.0`, `≤ 5`, `≥ 60`; the limits are inside. */
export function limitsWords({ low, high }: Pick<Limits, 'low' | 'high'>): string {
  if (low === null) return `≤ ${high ?? ''}`;
  return high === null ? `≥ ${low}` : `${low}–${high}`;
}
