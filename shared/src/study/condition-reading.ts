import type { FormDefinition } from '../forms/definition.js';
import { itemThing, lowered, worded, type NamedThing } from './condition-words.js';
import type { ExpressionText } from './definition-text.js';
import { text } from './words.js';

/** Words that `given` is put in before the condition is said: `given(DOSE)` as `DOSE == entered`. */
const STATES = new Set(['entered', 'empty']);
const NAME = /[A-Za-z_]\w*/gu;
const TEXTS = /'[^']*'|"[^"]*"/gu;

/**
 * Says when an item is shown or required in the words of its form, `CMINDC in ['HISTORY', 'OTHER']` as `reason is
 * Medical history or Other`. For reading beside the condition itself.
 *
 * @param language - of the labels and of the words between them: `en` or `fr`
 * @returns null where it cannot be said in plain words: it calls a function, chooses, or reads what has no label
 */
export function conditionForReading(
  form: FormDefinition,
  condition: ExpressionText,
  language = 'en',
): string | null {
  const things = labelledThings(form, language);
  const plain = condition
    .replace(/!given\((\w+)\)/gu, '$1 == empty')
    .replace(/given\((\w+)\)/gu, '$1 == entered');
  const rest = plain.replace(TEXTS, '');
  if (/\w\s*\(|\?/u.test(rest)) return null;
  const names = rest.match(NAME) ?? [];
  if (names.some((name) => name !== 'in' && !STATES.has(name) && !things.has(name))) return null;
  return worded(plain, things, language);
}

/** What an expression reads, each by its label and once, in the order it is read; nothing of what has no label. */
export function readForReading(
  form: FormDefinition,
  expression: ExpressionText,
  language = 'en',
): readonly string[] {
  const things = labelledThings(form, language);
  const names = expression.replace(TEXTS, '').match(NAME) ?? [];
  return [...new Set(names.flatMap((name) => things.get(name)?.name ?? []))];
}

function labelledThings(form: FormDefinition, language: string): ReadonlyMap<string, NamedThing> {
  const items = form.sections.flatMap((section) => section.items);
  const plain = (name: string): NamedThing => ({ name: lowered(name), values: new Map(), unit: null });
  const uses = form.uses ?? [];
  return new Map([
    ...uses.flatMap(({ name, label }) =>
      label === undefined ? [] : [[name, plain(text(label, language))] as const],
    ),
    ...items.map((item) => [item.code, itemThing(form, item, language)] as const),
  ]);
}
