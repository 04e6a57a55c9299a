import { declare, type Scope } from '../expressions/scope.js';
import type { ExpressionType } from '../expressions/types.js';
import type { FormDefinition } from './definition.js';
import { expressionTypeOf } from './operands.js';

/** What expressions know besides the items: the site's calendar day, and the visit the form belongs to. */
export const CONTEXT_NAMES = {
  today: 'day',
  visitDay: 'day',
  visitCode: 'text',
  cycle: 'number',
} as const satisfies Record<string, ExpressionType>;

/** Declares the items of a form, and with `CONTEXT_NAMES` what stands around it. */
export function scopeOf(definition: FormDefinition): Scope {
  const names: Record<string, ExpressionType> = { ...CONTEXT_NAMES };
  for (const section of definition.sections) {
    for (const item of section.items) names[item.code] = expressionTypeOf(item);
  }
  return declare(names);
}
