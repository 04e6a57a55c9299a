import type { FormDefinition } from '../forms/definition.js';
import type { ProposedValue } from '../forms/proposals.js';
import type { ItemValue } from '../forms/value.js';
import { LABORATORY_ITEM, type LaboratoryContext } from './form-results.js';

/**
 * The laboratory of a form's results where the site has exactly one. Of two or more none is proposed: the ranges, and so
 * the grades, of the wrong one look as right. Nor is any for a participant whose last results are of another one.
 *
 * @param last - the laboratory of the participant's last results
 */
export function proposedLaboratory(
  { sections }: FormDefinition,
  { laboratories }: Pick<LaboratoryContext, 'laboratories'>,
  last: ItemValue | null,
): readonly ProposedValue[] {
  const [only, ...others] = laboratories;
  const isAsked = sections.some(({ items }) => items.some(({ code }) => code === LABORATORY_ITEM));
  if (only === undefined || others.length > 0 || !isAsked) return [];
  if (last !== null && !isNamed(last, only.name)) return [];
  return [{ path: LABORATORY_ITEM, value: { v: only.name } }];
}

function isNamed(value: ItemValue, name: string): boolean {
  if (!('v' in value) || typeof value.v !== 'string') return true;
  return value.v.trim().toLowerCase() === name.toLowerCase();
}
