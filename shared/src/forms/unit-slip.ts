import type { Expression } from '../expressions/types.js';
import { withComma } from './check-message.js';
import type { CompiledCheck, CompiledForm, CompiledItem } from './compiled.js';
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
  if (value === null || 'absent' in value) return '';
  const { definition } = item;
  // A unit the item does not know has no factor: there is nothing to compare.
  if (value.unit !== undefined && definition.units?.includes(value.unit) !== true) return '';
  const limits = form.checks.filter(({ when }) => isAlone(form, item, when));
  const meant = (definition.units ?? [])
    .filter((unit) => unit !== (value.unit ?? definition.units?.[0]))
    .map((unit): ItemValue => ({ v: value.v, unit }))
    .filter((other) => isUsual(item, limits, other))
    .map((other) => valueText(definition, null, other, language));
  if (meant.length === 0) return '';
  const words = inLanguage(WORDS, language);
  const canonical = canonicalOf(definition, value);
  const entered = `${String(value.v)} ${unitText(value.unit ?? '')}`;
  const told = canonical === null ? [] : [words.is(entered, `${canonical.v} ${unitText(canonical.unit)}`)];
  return withComma([...told, words.meant(meant)].join(' '), language);
}

/** The quantity an expression reads, when it reads nothing else. */
export function onlyQuantity(form: CompiledForm, { names }: Expression): CompiledItem | null {
  const [name, ...others] = names;
  const item = others.length > 0 ? undefined : form.items.get(name ?? '');
  return item?.definition.type === 'quantity' ? item : null;
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
