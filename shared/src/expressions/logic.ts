import { sourceOf } from './source.js';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { decimalComparison, hasArithmetic, isComparison, type Operands } from './comparison.js';
import { BoundOperand, boundText, intervalOf, provenComparison } from './bounds.js';
import { fromOperand, toOperand, type Operand } from './operands.js';
import { isGiven, isUnknown, nodesOf } from './syntax.js';
import type { ExpressionType, ExpressionValues, Outcome } from './types.js';

/** Declared names with their types. */
export type Names = Readonly<Record<string, ExpressionType>>;

type Evaluate = (values: ExpressionValues) => Outcome;

const PENDING = { kind: 'pending' } as const;
const TRUE: Outcome = { kind: 'value', value: true };
const FALSE: Outcome = { kind: 'value', value: false };
const DIVISION_BY_ZERO: Outcome = { kind: 'error', message: 'division by zero' };

/**
 * Makes a checked expression ready to run, in Kleene's three-valued logic.
 *
 * `&&`, `||`, `!` and `? :` decide as soon as one side settles them; what lies below them is strict: pending while any
 * of its names is absent. A side that failed outweighs one that is pending.
 */
export function compileLogic(node: ASTNode, environment: Environment, names: Names): Evaluate {
  const below = (child: ASTNode): Evaluate => compileLogic(child, environment, names);
  switch (node.op) {
    case '&&':
      return decided(below(node.args[0]), below(node.args[1]), false);
    case '||':
      return decided(below(node.args[0]), below(node.args[1]), true);
    case '!_':
      return negated(below(node.args));
    case '?:':
      return chosen(below(node.args[0]), below(node.args[1]), below(node.args[2]));
    default:
      if (isUnknown(node)) return () => PENDING;
      return isGiven(node) ? given(node) : strict(node, environment, names);
  }
}

/** True when `given(...)` or `unknown()` stands where only a value may stand. */
export function hasMisplacedGiven(node: ASTNode): boolean {
  switch (node.op) {
    case '&&':
    case '||':
    case '?:':
      return node.args.some(hasMisplacedGiven);
    case '!_':
      return hasMisplacedGiven(node.args);
    default:
      return !isAsked(node) && [...nodesOf(node)].some(isAsked);
  }
}

const isAsked = (node: ASTNode): boolean => isGiven(node) || isUnknown(node);

/** `settling` is the value of one side that decides: false for `&&`, true for `||`. */
function decided(left: Evaluate, right: Evaluate, settling: boolean): Evaluate {
  return (values) => {
    const a = left(values);
    if (a.kind === 'value' && a.value === settling) return a;
    const b = right(values);
    if (b.kind === 'value' && b.value === settling) return b;
    if (a.kind === 'error') return a;
    if (b.kind === 'error') return b;
    return a.kind === 'pending' ? a : b;
  };
}

function negated(operand: Evaluate): Evaluate {
  return (values) => {
    const outcome = operand(values);
    if (outcome.kind !== 'value') return outcome;
    return outcome.value === true ? FALSE : TRUE;
  };
}

function chosen(condition: Evaluate, whenTrue: Evaluate, whenFalse: Evaluate): Evaluate {
  return (values) => {
    const outcome = condition(values);
    if (outcome.kind !== 'value') return outcome;
    return outcome.value === true ? whenTrue(values) : whenFalse(values);
  };
}

function given(node: ASTNode): Evaluate {
  const argument = node.op === 'call' ? node.args[1][0] : undefined;
  const name = argument?.op === 'id' ? argument.args : '';
  return (values) => (valueOf(values, name) === null ? FALSE : TRUE);
}

function strict(node: ASTNode, environment: Environment, names: Names): Evaluate {
  const used = namesOf(node, names);
  const run = environment.parse(sourceOf(node));
  const worked = isComparison(node) && hasArithmetic(node) ? decimalComparison(node, environment) : null;
  const divisors = [...nodesOf(node)].flatMap((below) =>
    below.op === '/' ? [environment.parse(sourceOf(below.args[1]))] : [],
  );
  return (values) => {
    const read = operandsOf(used, values);
    if (read.kind !== 'value') return read;
    const operands = read.value;
    if (holdsBound(operands)) return overBounds(node, operands);
    try {
      if (divisors.some((divisor) => divisor(operands) === 0)) return DIVISION_BY_ZERO;
      const value = fromOperand(worked?.(operands) ?? run(operands));
      return value === null
        ? { kind: 'error', message: 'the result is not a finite value' }
        : { kind: 'value', value };
    } catch (error) {
      return { kind: 'error', message: messageOf(error) };
    }
  };
}

/** True when of one of the operands only a bound is known. */
export function holdsBound(operands: Operands): boolean {
  return Object.values(operands).some((operand) => operand instanceof BoundOperand);
}

/** What bounds alone prove of a comparison; all else waits for the numbers. */
function overBounds(node: ASTNode, operands: Operands): Outcome {
  if (!isComparison(node)) return PENDING;
  const [left, right] = node.args;
  const proven = provenComparison(node.op, intervalOf(left, operands), intervalOf(right, operands));
  return proven === null ? PENDING : proven ? TRUE : FALSE;
}

/** Makes a worked-out number able to say between which bounds it lies. */
export function compileBound(node: ASTNode, names: Names): (values: ExpressionValues) => string | null {
  const used = namesOf(node, names);
  return (values) => {
    const read = operandsOf(used, values);
    if (read.kind !== 'value' || !holdsBound(read.value)) return null;
    const interval = intervalOf(node, read.value);
    return interval === null ? null : boundText(interval);
  };
}

/** The values of the names used, as operands; pending while one is absent. */
export function operandsOf(
  used: readonly (readonly [string, ExpressionType])[],
  values: ExpressionValues,
): { readonly kind: 'value'; readonly value: Record<string, Operand> } | Exclude<Outcome, { kind: 'value' }> {
  const operands: Record<string, Operand> = {};
  for (const [name, type] of used) {
    const value = valueOf(values, name);
    if (value === null) return PENDING;
    const operand = toOperand(type, value);
    if (operand === null) return { kind: 'error', message: `${name} does not hold a ${type} value` };
    operands[name] = operand;
  }
  return { kind: 'value', value: operands };
}

/** The declared names below a node, with their types. */
export function namesOf(node: ASTNode, names: Names): readonly (readonly [string, ExpressionType])[] {
  const used = new Map<string, ExpressionType>();
  for (const below of nodesOf(node)) {
    const type = below.op === 'id' && Object.hasOwn(names, below.args) ? names[below.args] : undefined;
    if (below.op === 'id' && type !== undefined) used.set(below.args, type);
  }
  return [...used];
}

function valueOf(values: ExpressionValues, name: string): NonNullable<ExpressionValues[string]> | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

/** The first line of what CEL says; the rest draws the source with an arrow. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
