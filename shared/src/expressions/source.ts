import { serialize, type ASTNode } from '@marcbachmann/cel-js';

/** How tightly an operator binds; what is not here binds tightest. */
const BINDS: Readonly<Record<string, number>> = {
  '?:': 0,
  '||': 1,
  '&&': 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '==': 3,
  '!=': 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '!_': 6,
  '-_': 6,
};
const TIGHTEST = 7;

/**
 * Writes a node as an expression that means the same.
 *
 * The library's own `serialize` drops the brackets of `a - (b - c)`, so it writes names, values and nothing else here.
 */
export function sourceOf(node: ASTNode): string {
  switch (node.op) {
    case 'value':
    case 'id':
      return serialize(node);
    case '!_':
      return `!${inside(node.args, TIGHTEST)}`;
    case '-_':
      return `-${inside(node.args, TIGHTEST)}`;
    case '?:': {
      const [condition, whenTrue, whenFalse] = node.args;
      return `${inside(condition, 1)} ? ${inside(whenTrue, 1)} : ${inside(whenFalse, 1)}`;
    }
    case 'call':
      return `${node.args[0]}(${node.args[1].map(sourceOf).join(', ')})`;
    case 'rcall': {
      const [method, receiver, given] = node.args;
      return `${inside(receiver, TIGHTEST)}.${method}(${given.map(sourceOf).join(', ')})`;
    }
    case 'list':
      return `[${node.args.map(sourceOf).join(', ')}]`;
    case '.':
    case '.?':
    case '[]':
    case '[?]':
    case 'map':
      return serialize(node);
    default:
      return binary(node.op, node.args);
  }
}

/** Operators of one rank run from left to right, so the right side needs its brackets. */
function binary(operator: string, [left, right]: readonly [ASTNode, ASTNode]): string {
  const rank = BINDS[operator] ?? TIGHTEST;
  return `${inside(left, rank)} ${operator} ${inside(right, rank + 1)}`;
}

function inside(node: ASTNode, least: number): string {
  const source = sourceOf(node);
  return (BINDS[node.op] ?? TIGHTEST) < least ? `(${source})` : source;
}
