import type { Expression } from '../expressions/types.js';
import { withComma } from './check-message.js';
import { itemAt, type CompiledCheck, type CompiledForm, type CompiledItem } from './compiled.js';
import { inLanguage, valueText } from './display.js';
import { unitText } from './unit-text.js';
import { boundedOperandOf, canonicalOf } from './operands.js';
import { readValue } from './read-value.js';
import type { ItemValue } from './value.js';

interface SlipWords {
  readonly is: (entered: string, canonical: string) => string;
  readonly meant: (others: readonly string[]) => string;
}

const WORDS: Readonly<Record<'en' | 'fr', SlipWords>> = {
  en: {
    is: (entered, canonical) => `${entered} is ${canonical}.`,
    meant: (others) => `Did you mean ${others.join(' or ')}?`,
  },
  fr: {
    is: (entered, canonical) => `${entered} font ${canonical}.`,
    meant: (others) => `Vouliez-vous dire ${others.join(' ou ')} ?`,
  },
};

/**
 * Asks about a unit taken for another, where a number cannot be or is unusual by a check that reads it alone: what it
 * comes to in the item's first unit, and the units in which the same number would be usual, `88 mg/dL is 7779.2 µmol/L.
 * Did you mean 88 µmol/L?`.
 *
 * @returns empty where the number is as unusual in any other unit of the item, and for a unit the item does not know
 */
export function unitSlip(
  form: CompiledForm,
  item: CompiledItem,
  value: ItemValue | null,
  language = 'en',
): string {
  const units = unitsMeant(form, item, value);
  if (units.length === 0 || value === null || 'absent' in value) return '';
  const { definition } = item;
  const meant = units.map((unit) => valueText(definition, null, { v: value.v, unit }, language));
  const words = inLanguage(WORDS, language);
  const canonical = canonicalOf(definition, value);
  const entered = `${String(value.v)} ${unitText(value.unit ?? '')}`;
  const told = canonical === null ? [] : [words.is(entered, `${canonical.v} ${unitText(canonical.unit)}`)];
  return withComma([...told, words.meant(meant)].join(' '), language);
}

/**
 * The units that the message of a finding asks about: what is offered beside it is what it says.
 *
 * @param check - code of the check that found it; a code that is none of the form's stands for a value that cannot be
 * @param value - what stands in the field
 */
export function unitsAskedAbout(
  form: CompiledForm,
  path: string,
  check: string,
  value: ItemValue | null,
): readonly string[] {
  const item = itemAt(form, path);
  const asking = form.checks.find(({ definition }) => definition.code === check);
  if (item === null || (asking !== undefined && !isUnusualAlone(form, item, asking.when, value))) return [];
  return unitsMeant(form, item, value);
}

/** The other units of an item in which the same number would be usual. */
function unitsMeant(form: CompiledForm, item: CompiledItem, value: ItemValue | null): readonly string[] {
  if (value === null || 'absent' in value) return [];
  const { units = [] } = item.definition;
  // A unit the item does not know has no factor: there is nothing to compare.
  if (value.unit !== undefined && !units.includes(value.unit)) return [];
  const limits = form.checks.filter(({ when }) => isAlone(form, item, when));
  return units
    .filter((unit) => unit !== (value.unit ?? units[0]))
    .filter((unit) => isUsual(item, limits, { v: value.v, unit }));
}

/**
 * Whether a condition holds of a quantity by itself: it reads no other item of the form, and holds with nothing known from
 * outside. A rise since the value before does not: there the number may be as usual in its own unit.
 */
export function isUnusualAlone(
  form: CompiledForm,
  item: CompiledItem,
  when: Expression,
  value: ItemValue | null,
): boolean {
  const { definition } = item;
  if (definition.type !== 'quantity' || value === null || !isAlone(form, item, when)) return false;
  const outcome = when.evaluate({ [definition.code]: boundedOperandOf(definition, value) });
  return outcome.kind === 'value' && outcome.value === true;
}

/** True of a condition that reads no other item of the form; what it asks from outside counts as not known. */
function isAlone(form: CompiledForm, { definition: { code } }: CompiledItem, { names }: Expression): boolean {
  return [...names].includes(code) && [...names].every((name) => name === code || form.uses.has(name));
}

function isUsual(item: CompiledItem, limits: readonly CompiledCheck[], value: ItemValue): boolean {
  if (!readValue(item, value, null).ok) return false;
  const operand = boundedOperandOf(item.definition, value);
  return limits.every(({ when }) => {
    const outcome = when.evaluate({ [item.definition.code]: operand });
    return outcome.kind === 'pending' || (outcome.kind === 'value' && outcome.value === false);
  });
}
