import type { ASTNode } from '@marcbachmann/cel-js';
import { newEnvironment } from './language.js';
import { nodesOf } from './syntax.js';

/** A name and a text that a condition compares it with. */
export interface ComparedText {
  readonly name: string;
  readonly text: string;
}

const environment = newEnvironment();

/**
 * Every text in quotes that an expression compares a name with: `arm == 'A'`, `arm in ['A', 'B']`, `REGION.contains('A')`.
 *
 * @param text - an expression that has been compiled without fault
 */
export function comparedTexts(text: string): readonly ComparedText[] {
  return [...nodesOf(environment.parse(text).ast)].flatMap((node) => {
    switch (node.op) {
      case '==':
      case '!=':
        return [...paired(node.args[0], node.args[1]), ...paired(node.args[1], node.args[0])];
      case 'in':
        return paired(node.args[0], node.args[1]);
      case 'rcall':
        return node.args[0] === 'contains' ? node.args[2].flatMap((code) => paired(node.args[1], code)) : [];
      default:
        return [];
    }
  });
}

function paired(named: ASTNode, held: ASTNode): readonly ComparedText[] {
  if (named.op !== 'id') return [];
  const texts = held.op === 'list' ? held.args : [held];
  return texts.flatMap((node) =>
    node.op === 'value' && typeof node.args === 'string' ? [{ name: named.args, text: node.args }] : [],
  );
}

/** Whether a name can stand in an expression: `in`, `true` and the names of types cannot. */
export function isUsableName(name: string): boolean {
  try {
    return newEnvironment().registerVariable(name, 'string').parse(name).ast.op === 'id';
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
