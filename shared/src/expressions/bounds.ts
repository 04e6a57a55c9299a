import type { ASTNode } from '@marcbachmann/cel-js';
import { asDecimal, fixedDecimal } from './decimal.js';
import type { ComparisonOperator } from './types.js';

/** Where a number lies of which only a bound is known; an end is `closed` when the number may be that very end. */
export interface Interval {
  readonly low: number;
  readonly lowClosed: boolean;
  readonly high: number;
  readonly highClosed: boolean;
}

/** A result beyond what its method measures inside an expression: `<0.5`, `>=30`. */
export class BoundOperand {
  constructor(
    readonly text: string,
    readonly interval: Interval,
  ) {}
}

const BOUND = /^(<=|>=|<|>)(\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/** Reads a bound, or returns null. What a laboratory measures is never below 0, so `<0.5` lies from 0 to 0.5. */
export function boundOperand(text: string): BoundOperand | null {
  const [, comparator = '', number = ''] = BOUND.exec(text) ?? [];
  if (number === '') return null;
  const end = Number(number);
  const closed = comparator.endsWith('=');
  return new BoundOperand(
    text,
    comparator.startsWith('<')
      ? { low: 0, lowClosed: true, high: end, highClosed: closed }
      : { low: end, lowClosed: closed, high: Infinity, highClosed: false },
  );
}

/** What names hold, numbers and bounds; anything else has no place in arithmetic. */
export type BoundedOperands = Readonly<Record<string, unknown>>;

/** Where the result of an arithmetic expression lies; null for what is not worked out over bounds (a formula, a text). */
export function intervalOf(node: ASTNode, operands: BoundedOperands): Interval | null {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'number' ? exactly(node.args) : null;
    case 'id':
      return operandInterval(operands[node.args]);
    case '-_':
      return times(intervalOf(node.args, operands), exactly(-1));
    case '+':
      return plus(intervalOf(node.args[0], operands), intervalOf(node.args[1], operands));
    case '-': {
      const less = times(intervalOf(node.args[1], operands), exactly(-1));
      return plus(intervalOf(node.args[0], operands), less);
    }
    case '*':
      return times(intervalOf(node.args[0], operands), intervalOf(node.args[1], operands));
    case '/':
      return times(intervalOf(node.args[0], operands), inverse(intervalOf(node.args[1], operands)));
    case 'call':
      return node.args[0] === 'round' ? rounded(node.args[1], operands) : null;
    default:
      return null;
  }
}

/** Where an operand lies; null for what is no number. */
export function operandInterval(operand: unknown): Interval | null {
  if (operand instanceof BoundOperand) return operand.interval;
  return typeof operand === 'number' ? exactly(operand) : null;
}

/** Whether a comparison holds wherever the two numbers lie; null where the bounds prove neither. */
export function provenComparison(
  operator: ComparisonOperator,
  left: Interval | null,
  right: Interval | null,
): boolean | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '<':
      return isBelow(left, right) ? true : isAtMost(right, left) ? false : null;
    case '<=':
      return isAtMost(left, right) ? true : isBelow(right, left) ? false : null;
    case '>':
      return isBelow(right, left) ? true : isAtMost(left, right) ? false : null;
    case '>=':
      return isAtMost(right, left) ? true : isBelow(left, right) ? false : null;
    case '==':
      return isBelow(left, right) || isBelow(right, left) ? false : null;
    case '!=':
      return isBelow(left, right) || isBelow(right, left) ? true : null;
  }
}

/** A bound as people write it, `≥84` or `<0.5`; the tighter side of 0 is of no interest. Null where no end is known. */
export function boundText({ low, lowClosed, high, highClosed }: Interval): string | null {
  if (Number.isFinite(low) && !(low === 0 && Number.isFinite(high)))
    return `${lowClosed ? '≥' : '>'}${asDecimal(low)}`;
  return Number.isFinite(high) ? `${highClosed ? '≤' : '<'}${asDecimal(high)}` : null;
}

function exactly(number: number): Interval {
  return { low: number, lowClosed: true, high: number, highClosed: true };
}

function isBelow(a: Interval, b: Interval): boolean {
  const [high, low] = [asDecimal(a.high), asDecimal(b.low)];
  return high < low || (high === low && !(a.highClosed && b.lowClosed));
}

/** Whether the first is no greater than the second wherever the two lie. */
export function isAtMost(a: Interval, b: Interval): boolean {
  return asDecimal(a.high) <= asDecimal(b.low);
}

function plus(a: Interval | null, b: Interval | null): Interval | null {
  if (a === null || b === null) return null;
  return {
    low: a.low + b.low,
    lowClosed: a.lowClosed && b.lowClosed,
    high: a.high + b.high,
    highClosed: a.highClosed && b.highClosed,
  };
}

/** Only a bound times a number is asked for: between two bounds neither sign nor closed ends would be told by the corners. */
function times(a: Interval | null, b: Interval | null): Interval | null {
  if (a === null || b === null) return null;
  const [factor, other] = a.low === a.high ? [a.low, b] : [b.low, a];
  if (a.low !== a.high && b.low !== b.high) return null;
  if (factor === 0) return exactly(0);
  const { low, lowClosed, high, highClosed } = other;
  return factor > 0
    ? { low: low * factor, lowClosed, high: high * factor, highClosed }
    : { low: high * factor, lowClosed: highClosed, high: low * factor, highClosed: lowClosed };
}

/** One divided by what is above 0; null for what may be less. */
function inverse(divisor: Interval | null): Interval | null {
  if (divisor === null || divisor.low < 0 || divisor.high === 0) return null;
  const { low, lowClosed, high, highClosed } = divisor;
  return {
    low: 1 / high,
    lowClosed: highClosed,
    high: low === 0 ? Infinity : 1 / low,
    highClosed: low !== 0 && lowClosed,
  };
}

/** Rounding keeps order, and lets an end that was only approached be reached. */
function rounded([value, digits]: readonly ASTNode[], operands: BoundedOperands): Interval | null {
  const of = value === undefined ? null : intervalOf(value, operands);
  const places = digits?.op === 'value' ? Number(digits.args) : NaN;
  if (of === null || !Number.isInteger(places) || places < 0 || places > 10) return null;
  const end = (number: number): number =>
    Number.isFinite(number) ? Number(fixedDecimal(number, places)) : number;
  return {
    low: end(of.low),
    lowClosed: Number.isFinite(of.low),
    high: end(of.high),
    highClosed: Number.isFinite(of.high),
  };
}
