import { unitText } from '@lutetia/shared/forms/unit-text';
import type { FormDefinition, ItemDefinition, UseDefinition } from '@lutetia/shared/forms/definition';
import type { AbsentCode, ItemValue } from '@lutetia/shared/forms/value';
import type { OutsideValue, OutsideValues } from '@lutetia/shared/forms/uses';
import { dayWithYear } from '../lib/dates.js';
import { fieldText, splitInstant } from './field-text.js';
import { writtenCodes, writtenText } from './values.js';
import { offsetText } from '@lutetia/shared/forms/display';
import { inWords, type Translate } from './words.js';

/** A value as it is read, without its unit: the option's name, a day in words, or the word for why it is absent. */
export function valueWords(
  definition: FormDefinition,
  item: ItemDefinition,
  value: ItemValue | null,
  t: Translate,
): string {
  if (value === null) return t('value.empty');
  if ('absent' in value) return absentWords(value, t);
  const text = writtenText(value);
  if (item.type === 'yes-no') return t(text === 'Y' ? 'field.yes' : 'field.no');
  if (item.type === 'instant')
    return [...splitInstant(fieldText(item, value)), offsetText(text)].join(' ').trim();
  const codes = item.type === 'choices' ? writtenCodes(value) : item.type === 'choice' ? [text] : null;
  if (codes === null) return fieldText(item, value).replace(/^-(?=\d)/u, '−');
  const entries = definition.codelists[item.codelist ?? ''] ?? [];
  return codes.map((code) => optionName(entries, code)).join(', ');
}

/** What stands on the line of a calculated item that judges the one above it: `By the data: Yes`. */
export function verdictWords(
  definition: FormDefinition,
  item: ItemDefinition,
  value: ItemValue | null,
  t: Translate,
): string {
  const said = value === null ? t('field.notDecided') : valueWords(definition, item, value, t);
  return t('field.byTheData', { value: said });
}

/** What a verdict rests on, each with the day it is of: `ECOG: 1 (3 Sep 2026)`; empty where nothing is known. */
export function evidenceWords(
  { uses = [] }: FormDefinition,
  { calculate = '' }: ItemDefinition,
  outside: OutsideValues,
  t: Translate,
): string {
  const read = new Set(calculate.match(/\w+/g));
  const known = uses.filter(({ name }) => read.has(name));
  const words = known.flatMap((use) =>
    (outside[use.name]?.slice(0, 1) ?? []).map((value) => {
      const evidence = `${outsideLabel(use, value)}: ${value.text}`;
      return value.day === null ? evidence : t('field.evidenceOn', { evidence, day: dayWithYear(value.day) });
    }),
  );
  return [...new Set(words)].join('; ');
}

/** What a value from outside is called: as the form says it, else by the item it was read from. */
export function outsideLabel({ label }: UseDefinition, value: OutsideValue): string {
  return label === undefined ? value.label : inWords(label);
}

/** The unit of an earlier value where it is not the one of the line it stands on; null where it need not be said. */
export function ownUnitWords(value: ItemValue, unitOfLine: string | null): string | null {
  const unit = 'v' in value ? (value.unit ?? null) : null;
  return unit === null || unit === unitOfLine ? null : unitText(unit);
}

/** Why there is no value: `Not done: sample clotted`. */
export function absentWords(
  { absent, reason }: Extract<ItemValue, { readonly absent: AbsentCode }>,
  t: Translate,
): string {
  const word = t(`absent.${absent}`);
  return reason === undefined ? word : `${word}: ${reason}`;
}

function optionName(
  entries: readonly { readonly code: string; readonly name: Parameters<typeof inWords>[0] }[],
  code: string,
): string {
  const entry = entries.find((candidate) => candidate.code === code);
  return entry === undefined ? code : inWords(entry.name);
}
