import { asDecimal } from '../expressions/decimal.js';
import type { ExpressionType, ExpressionValue } from '../expressions/types.js';
import { comparedNumber } from './comparator.js';
import type { ItemDefinition } from './definition.js';
import type { ItemValue } from './value.js';

/** What an item is inside an expression; a time is text, `08:30`. */
export function expressionTypeOf(item: ItemDefinition): ExpressionType {
  switch (item.type) {
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'scale':
      return 'number';
    case 'text':
    case 'choice':
    case 'time':
      return 'text';
    case 'choices':
      return 'codes';
    case 'yes-no':
    case 'day':
    case 'partial-day':
    case 'instant':
      return item.type;
  }
}

/** What an item of a repeating group is to an expression outside its rows: the list of all of them; null for days. */
export function rowsTypeOf(item: ItemDefinition): 'numbers' | 'codes' | null {
  const type = expressionTypeOf(item);
  if (type === 'number') return 'numbers';
  return type === 'text' || type === 'yes-no' ? 'codes' : null;
}

/**
 * What an expression sees of a value; a quantity in the item's first unit.
 *
 * @returns null when the item holds nothing, says why it holds nothing, or holds a result beyond what was measured
 *   (`<0.5`), behind which there is no number to reckon with
 */
export function operandOf(item: ItemDefinition, value: ItemValue | null): ExpressionValue | null {
  if (value === null || 'absent' in value) return null;
  if (item.type !== 'quantity' || typeof value.v !== 'string') return value.v;
  if (comparedNumber(value.v) !== null) return null;
  const factor = unitFactor(item, value.unit);
  return factor === 1 ? value.v : asDecimal(Number(value.v) * factor);
}

/**
 * The same, and of a result beyond what was measured its bound, `<0.5`, in the item's first unit: a comparison is
 * answered where the bound alone proves it.
 */
export function boundedOperandOf(item: ItemDefinition, value: ItemValue | null): ExpressionValue | null {
  if (value === null || 'absent' in value || item.type !== 'quantity' || typeof value.v !== 'string')
    return operandOf(item, value);
  const compared = comparedNumber(value.v);
  if (compared === null) return operandOf(item, value);
  const canonical = asDecimal(Number(compared.number) * unitFactor(item, value.unit));
  return `${compared.comparator}${canonical}`;
}

/**
 * A quantity in the item's first unit, where it was entered in another one: derived, never stored.
 *
 * @returns null where it stands in the first unit already, or is no quantity
 */
export function canonicalOf(
  item: ItemDefinition,
  value: ItemValue | null,
): { readonly v: string; readonly unit: string } | null {
  const [first] = item.units ?? [];
  if (value === null || 'absent' in value || typeof value.v !== 'string') return null;
  if (item.type !== 'quantity' || first === undefined || (value.unit ?? first) === first) return null;
  const { comparator, number } = comparedNumber(value.v) ?? { comparator: '', number: value.v };
  const canonical = asDecimal(Number(number) * unitFactor(item, value.unit));
  return { v: `${comparator}${canonical}`, unit: first };
}

/** What a number in `unit` is multiplied by to be in the item's first unit. */
export function unitFactor(item: ItemDefinition, unit: string | undefined): number {
  const factors = item.factors ?? {};
  return unit !== undefined && Object.hasOwn(factors, unit) ? (factors[unit] ?? 1) : 1;
}
