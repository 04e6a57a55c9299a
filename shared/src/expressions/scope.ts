import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { faultWords } from './fault-words.js';
import { celType, LIMITS, newEnvironment, resultType } from './language.js';
import { compileBound, compileLogic, hasMisplacedGiven, messageOf, namesOf, type Names } from './logic.js';
import { nearestName } from './nearest-name.js';
import { compileReading } from './reading.js';
import { nodesOf, refusalOf, withDoubles } from './syntax.js';
import type { Compilation, ExpressionType, ExpressionValues } from './types.js';

/** The names an expression may use. Compiled expressions are kept, so asking twice costs nothing. */
export interface Scope {
  /**
   * Reads, type-checks and prepares an expression.
   *
   * @param text - CEL over the declared names; whole numbers count as doubles
   * @param expected - the type the result must have, when there is one
   */
  compile(text: string, expected?: ExpressionType): Compilation;
}

/**
 * Declares the names a set of expressions may use.
 *
 * @throws Error when a name is not one CEL can hold (`in`, `true`, `a-b`)
 */
export function declare(names: Names): Scope {
  const environment = newEnvironment();
  for (const [name, type] of Object.entries(names)) environment.registerVariable(name, celType(type));
  const known = new Map<string, Compilation>();
  return {
    compile(text, expected) {
      const compiled = known.get(text) ?? compile(text, environment, names);
      known.set(text, compiled);
      if (!compiled.ok || expected === undefined || compiled.expression.type === expected) return compiled;
      return refused(`this must be a ${expected} value, but it is a ${compiled.expression.type} value`);
    },
  };
}

function compile(text: string, environment: Environment, names: Names): Compilation {
  if (text.length > LIMITS.maxCharacters) return refused(`longer than ${LIMITS.maxCharacters} characters`);
  try {
    const asWritten = environment.parse(text).ast;
    const refusal = refusalOf(asWritten);
    if (refusal !== null) return refused(refusal);
    const unknown = unknownName(asWritten, names);
    if (unknown !== null) return refused(`there is no ${unknown}`, nearestName(unknown, Object.keys(names)));
    const doubled = withDoubles(text, asWritten);
    if (doubled === null) return refused('write whole numbers in plain digits');
    return checked(text, doubled, environment, names);
  } catch (error) {
    return faulty(error, text);
  }
}

function checked(text: string, doubled: string, environment: Environment, names: Names): Compilation {
  const parsed = environment.parse(doubled);
  const { valid, type, error } = parsed.check();
  if (!valid || type === undefined) return faulty(error, text);
  const ours = resultType(type);
  if (ours === null) return refused(`no item is of the type ${type}`);
  if (hasMisplacedGiven(parsed.ast))
    return refused('given(...) and unknown() can only be joined with &&, ||, ! and ? :');
  const used = new Set(namesOf(parsed.ast, names).map(([name]) => name));
  const evaluate = compileLogic(parsed.ast, environment, names);
  const comparisons = onFirstUse(() => compileReading(parsed.ast, environment, names));
  const bound = onFirstUse(() => compileBound(parsed.ast, names));
  const expression = {
    text,
    type: ours,
    names: used,
    evaluate,
    bound: (values: ExpressionValues) => bound()(values),
    comparisons: (values: ExpressionValues) => comparisons()(values),
  };
  return { ok: true, expression };
}

/** Few expressions are ever asked for their reading. */
function onFirstUse<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}

function unknownName(root: ASTNode, names: Names): string | null {
  for (const node of nodesOf(root)) {
    if (node.op === 'id' && !Object.hasOwn(names, node.args)) return node.args;
  }
  return null;
}

function faulty(error: unknown, text: string): Compilation {
  const { message, suggestion } = faultWords(messageOf(error), text);
  return refused(message, suggestion);
}

function refused(message: string, suggestion: string | null = null): Compilation {
  return { ok: false, message, suggestion };
}
