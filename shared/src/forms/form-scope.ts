import { declare, type Scope } from '../expressions/scope.js';
import type { ExpressionType } from '../expressions/types.js';
import type { FormDefinition } from './definition.js';
import { expressionTypeOf, rowsTypeOf } from './operands.js';

/** What expressions know besides the items: the site's calendar day, and the visit the form belongs to. */
export const CONTEXT_NAMES = {
  today: 'day',
  visitDay: 'day',
  visitCode: 'text',
  cycle: 'number',
} as const satisfies Record<string, ExpressionType>;

/**
 * Declares the items of a form, what it uses from outside and with `CONTEXT_NAMES` what stands around it.
 *
 * @param group - the repeating group in whose rows the expression runs; what belongs to another one is a list of all
 *   its rows
 */
function scopeOf(definition: FormDefinition, group: string | null): Scope {
  const names: Record<string, ExpressionType> = { ...CONTEXT_NAMES };
  for (const { name, type, day } of definition.uses ?? []) {
    names[name] = type;
    if (day !== undefined) names[day] = 'day';
  }
  for (const section of definition.sections) {
    const isApart = section.repeating === true && section.code !== group;
    for (const item of section.items) {
      const type = isApart ? rowsTypeOf(item) : expressionTypeOf(item);
      if (type !== null) names[item.code] = type;
    }
  }
  return declare(names);
}

/** The scopes of a form by the group an expression runs in, each declared once. */
export function scopesOf(definition: FormDefinition): (group: string | null) => Scope {
  const scopes = new Map<string | null, Scope>();
  return (group) => {
    const scope = scopes.get(group) ?? scopeOf(definition, group);
    scopes.set(group, scope);
    return scope;
  };
}
