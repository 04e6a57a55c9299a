import type { ASTNode } from '@marcbachmann/cel-js';
import { FUNCTIONS, METHODS } from './language.js';

/** The nodes directly below a node. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '!_':
    case '-_':
      return [node.args];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

/** A node and all below it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/** True for `given(NAME)`: asks whether a name holds a value, and is never pending. */
export function isGiven(node: ASTNode): boolean {
  return node.op === 'call' && node.args[0] === 'given';
}

/** True for `unknown()`: the answer of what the data at hand cannot decide, always pending. */
export function isUnknown(node: ASTNode): boolean {
  return node.op === 'call' && node.args[0] === 'unknown';
}

/** Says what of the language a definition may not use, or null when all of it is fine. */
export function refusalOf(root: ASTNode): string | null {
  for (const node of nodesOf(root)) {
    const refusal = refusalOfNode(node);
    if (refusal !== null) return refusal;
  }
  return null;
}

function refusalOfNode(node: ASTNode): string | null {
  switch (node.op) {
    case 'call':
      if (!FUNCTIONS.has(node.args[0])) return `there is no function ${node.args[0]}`;
      return isGiven(node) && node.args[1][0]?.op !== 'id' ? 'given(...) takes one name' : null;
    case 'rcall':
      return METHODS.has(node.args[0]) ? null : `there is no method ${node.args[0]}`;
    case 'map':
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return 'there are no maps, fields or positions: use the declared names';
    case 'value':
      return typeof node.args === 'object' ? 'write numbers, text in quotes, true or false' : null;
    default:
      return null;
  }
}

/**
 * Writes every whole number as a double (`WEIGHT > 200` becomes `WEIGHT > 200.0`), because all our numbers are doubles.
 *
 * @returns null when a whole number is not written in plain digits
 */
export function withDoubles(text: string, root: ASTNode): string | null {
  const ends: number[] = [];
  for (const node of nodesOf(root)) {
    if (node.op !== 'value' || typeof node.args !== 'bigint') continue;
    if (!/^\d+$/.test(text.slice(node.range.start, node.range.end))) return null;
    ends.push(node.range.end);
  }
  return ends
    .sort((a, b) => b - a)
    .reduce((written, end) => `${written.slice(0, end)}.0${written.slice(end)}`, text);
}
