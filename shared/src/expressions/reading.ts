import { sourceOf } from './source.js';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { isComparison, type ComparisonNode, type Operands } from './comparison.js';
import { BoundOperand } from './bounds.js';
import { asDecimal } from './decimal.js';
import { compileLogic, holdsBound, namesOf, operandsOf, type Names } from './logic.js';
import type { Comparison, ComparisonSide, ExpressionValues } from './types.js';

/**
 * Makes an expression able to say what it compared: each comparison whose operands are all known, with its values.
 *
 * Evaluating does not need it; it serves the words that explain an answer.
 */
export function compileReading(
  node: ASTNode,
  environment: Environment,
  names: Names,
): (values: ExpressionValues) => readonly Comparison[] {
  const readers = comparisonsOf(node).map((comparison) => readerOf(comparison, environment, names));
  return (values) => readers.map((read) => read(values)).filter((comparison) => comparison !== null);
}

function comparisonsOf(node: ASTNode): readonly ComparisonNode[] {
  switch (node.op) {
    case '&&':
    case '||':
    case '?:':
      return node.args.flatMap(comparisonsOf);
    case '!_':
      return comparisonsOf(node.args);
    default:
      return isComparison(node) ? [node] : [];
  }
}

function readerOf(
  node: ComparisonNode,
  environment: Environment,
  names: Names,
): (values: ExpressionValues) => Comparison | null {
  const used = namesOf(node, names);
  const evaluate = compileLogic(node, environment, names);
  const sides = node.args.map((side) => ({ side, run: environment.parse(sourceOf(side)) }));
  return (values) => {
    const outcome = evaluate(values);
    const operands = operandsOf(used, values);
    if (outcome.kind !== 'value' || operands.kind !== 'value') return null;
    const isBound = holdsBound(operands.value);
    const [left, right] = sides.map(({ side, run }): ComparisonSide => {
      const text = withValues(side, operands.value);
      const result: unknown = isBound ? null : run(operands.value);
      return { text, value: typeof result === 'number' ? String(asDecimal(result)) : text };
    });
    if (left === undefined || right === undefined) return null;
    return { left, operator: node.op, right, holds: outcome.value === true };
  };
}

/** `kidneyDoseGy + projectedGy` with its values: `27.3 + 4.2`. */
function withValues(node: ASTNode, operands: Operands): string {
  switch (node.op) {
    case 'value':
      return String(node.args);
    case 'id':
      return valueText(operands[node.args]);
    case '+':
      return `${withValues(node.args[0], operands)} + ${withValues(node.args[1], operands)}`;
    case '-':
      return `${withValues(node.args[0], operands)} - ${inBrackets(node.args[1], operands)}`;
    case '*':
    case '/':
      return `${inBrackets(node.args[0], operands)} ${node.op} ${inBrackets(node.args[1], operands)}`;
    default:
      return sourceOf(node);
  }
}

function inBrackets(node: ASTNode, operands: Operands): string {
  const text = withValues(node, operands);
  return node.op === '+' || node.op === '-' ? `(${text})` : text;
}

function valueText(operand: Operands[string] | undefined): string {
  if (operand instanceof BoundOperand) return operand.text;
  return typeof operand === 'number' || typeof operand === 'string' ? String(operand) : '…';
}
