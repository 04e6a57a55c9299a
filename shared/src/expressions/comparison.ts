import { asDecimal } from './decimal.js';
import { sourceOf } from './source.js';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { FORMULA_FUNCTIONS } from './formula-functions.js';
import type { Operand } from './operands.js';
import type { ComparisonOperator } from './types.js';

export type ComparisonNode = Extract<ASTNode, { op: ComparisonOperator }>;
export type Operands = Readonly<Record<string, Operand>>;

const OPERATORS: ReadonlySet<string> = new Set<ComparisonOperator>(['<', '<=', '>', '>=', '==', '!=']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '-_']);
const FORMULAS: ReadonlySet<string> = new Set(FORMULA_FUNCTIONS);

/** True for a node that compares two sides. */
export function isComparison(node: ASTNode): node is ComparisonNode {
  return OPERATORS.has(node.op);
}

/** True when a side is worked out from numbers, so that it may carry the small errors of binary fractions. */
export function hasArithmetic(node: ComparisonNode): boolean {
  return node.args.some(
    (side) => ARITHMETIC.has(side.op) || (side.op === 'call' && FORMULAS.has(side.args[0])),
  );
}

/**
 * Compares worked-out numbers as a person does, so that a limit reached exactly is not passed.
 *
 * @returns what answers, or null where a side is no number and the ordinary comparison answers
 */
export function decimalComparison(
  node: ComparisonNode,
  environment: Environment,
): (operands: Operands) => boolean | null {
  const left = environment.parse(sourceOf(node.args[0]));
  const right = environment.parse(sourceOf(node.args[1]));
  return (operands) => {
    const a: unknown = left(operands);
    const b: unknown = right(operands);
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    return areFar(a, b) ? compare(node.op, a, b) : compare(node.op, asDecimal(a), asDecimal(b));
  };
}

/** True when no rounding to the digits a double holds could make two numbers equal; then none is needed to compare them. */
function areFar(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-10 * Math.max(Math.abs(a), Math.abs(b));
}

function compare(operator: ComparisonOperator, a: number, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
  }
}
