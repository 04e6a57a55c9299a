import { unitText } from '../forms/unit-text.js';
import type { ItemValue } from '../forms/value.js';
import { text } from '../study/words.js';
import type { Companion } from './companions.js';
import { limitsWords, readLimits } from './limits.js';

const LABELS: Readonly<Record<string, Readonly<Record<Companion['kind'], string>>>> = {
  en: {
    range: 'reference range',
    significant: 'clinically significant',
    reviewed: 'reviewed by the investigator',
  },
  fr: {
    range: 'valeurs de référence',
    significant: 'cliniquement significatif',
    reviewed: 'revu par l’investigateur',
  },
};
const YES_NO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { Y: 'Yes', N: 'No' },
  fr: { Y: 'Oui', N: 'Non' },
};

/** What a person calls it: `Haemoglobin, reference range`. */
export function companionLabel({ kind, item }: Companion, language = 'en'): string {
  return `${text(item.label, language)}, ${(LABELS[language] ?? LABELS['en'])?.[kind] ?? kind}`;
}

/** What a person reads of it: `12.0–16.0 g/dL`, `Yes`. */
export function companionText({ kind }: Companion, value: ItemValue, language = 'en'): string {
  if (!('v' in value) || typeof value.v !== 'string') return '';
  if (kind !== 'range') return (YES_NO[language] ?? YES_NO['en'])?.[value.v] ?? value.v;
  const limits = readLimits(value.v);
  if (limits === null) return value.v;
  return value.unit === undefined ? limitsWords(limits) : `${limitsWords(limits)} ${unitText(value.unit)}`;
}
