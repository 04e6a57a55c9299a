import { unitText } from '../forms/unit-text.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import type { PublishedStudy } from './definition.js';
import type { ExpressionText } from './definition-text.js';
import type { FactDefinition } from './fact-definition.js';
import { text } from './words.js';

/** What a name of a condition is called, what its codes are called, and its unit. */
export interface NamedThing {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly unit: string | null;
}

const TOKEN = /'([^']*)'|"([^"]*)"|\d+(?:\.\d+)?|[A-Za-z_]\w*|&&|\|\||[=!<>]=|\S/gu;

/** `reason in [Other, Unknown]`, as it stands once its codes are named. */
const LIST = / in \[ ([^\]]*) \]/gu;

/** Words of a language for what stands between names; any other token stays as it is. */
const OPERATORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    '&&': 'and',
    '||': 'or',
    '!': 'not',
    '==': 'is',
    '!=': 'is not',
    '<=': 'at most',
    '>=': 'at least',
    '<': 'below',
    '>': 'above',
    '-': '−',
    '*': '×',
  },
  fr: {
    '&&': 'et',
    '||': 'ou',
    '!': 'non',
    '==': 'est',
    '!=': 'n’est pas',
    '<=': 'au plus',
    '>=': 'au moins',
    '<': 'inférieur à',
    '>': 'supérieur à',
    '-': '−',
    '*': '×',
    entered: 'renseigné',
    empty: 'vide',
  },
};

/**
 * Says a condition of a study in the words of its own forms and milestones: `arm == 'EXP' && !progression` becomes
 * `arm is Retreatment and not progression`. It is for reading; what is planned by is the condition itself.
 */
export function conditionWords(study: PublishedStudy): (condition: ExpressionText) => string {
  const things = namedThings(study);
  return (condition) => worded(condition, things);
}

/** Says a condition over the items of one form in the words of that form. */
export function itemConditionWords(form: FormDefinition | undefined, condition: ExpressionText): string {
  const items = form?.sections.flatMap((section) => section.items) ?? [];
  return worded(condition, new Map(items.map((item) => [item.code, itemThing(form, item)])));
}

const PLACE = /\{([^{}]*)\}/gu;

/**
 * Says a check's message for a reader without a participant: a place shows the label of what will stand there, `[Lot]`, and
 * what is only worked out from it `[…]`.
 *
 * @param inLanguage - chooses the reader's language
 */
export function messageForReading(
  form: FormDefinition,
  message: string,
  inLanguage: (words: ItemDefinition['label']) => string,
): string {
  const items = form.sections.flatMap((section) => section.items);
  const labels = new Map(items.map(({ code, label }) => [code, inLanguage(label)]));
  for (const { name, label } of form.uses ?? []) if (label !== undefined) labels.set(name, inLanguage(label));
  return message.replace(PLACE, (_, place: string) => `[${labels.get(place.trim()) ?? '…'}]`);
}

/** Each token of a condition in the words of the things it names, and of the language for what stands between them. */
export function worded(
  condition: ExpressionText,
  things: ReadonlyMap<string, NamedThing>,
  language = 'en',
): string {
  const between = OPERATORS[language] ?? {};
  let last: NamedThing | undefined;
  const words = [...condition.matchAll(TOKEN)].map(([token, single, double]) => {
    const code = single ?? double;
    if (code !== undefined) return last?.values.get(code) ?? `“${code}”`;
    if (/^\d/u.test(token)) return numberWords(token, last);
    if (between[token] !== undefined) return between[token];
    if (token === 'in' || !/^[A-Za-z_]/u.test(token)) return token;
    last = things.get(token);
    return last?.name ?? token;
  });
  return words
    .join(' ')
    .replace(/\( /gu, '(')
    .replace(/ ([),])/gu, '$1')
    .replace(
      LIST,
      (_, list: string) => ` ${between['=='] ?? '=='} ${listed(list.split(', '), between['||'] ?? '||')}`,
    );
}

function listed(words: readonly string[], or: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${or} ${last}`;
}

/** A name as it stands inside a sentence; abbreviations keep their capitals. */
export function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function numberWords(token: string, last: NamedThing | undefined): string {
  const number = String(Number(token));
  return last === undefined || last.unit === null ? number : `${number} ${unitText(last.unit)}`;
}

function namedThings({ definition, forms }: PublishedStudy): ReadonlyMap<string, NamedThing> {
  const { facts, milestones, derived = [], arms } = definition;
  const groups = arms.flatMap((arm) => arm.groups ?? []);
  const plain = (name: string): NamedThing => ({ name: lowered(name), values: new Map(), unit: null });
  return new Map<string, NamedThing>([
    ...milestones.map(({ code, name }) => [code, plain(text(name))] as const),
    ...facts.map((fact) => [fact.code, factThing(fact, forms[fact.form])] as const),
    ...derived.map(({ code, name, unit }) => [code, { ...plain(text(name)), unit }] as const),
    ['group', { ...plain('group'), values: new Map(groups.map(({ code, name }) => [code, text(name)])) }],
  ]);
}

function factThing(fact: FactDefinition, form: FormDefinition | undefined): NamedThing {
  const items = form?.sections.flatMap((section) => section.items) ?? [];
  const item = items.find(({ code }) => code === fact.item);
  return item === undefined ? { name: fact.code, values: new Map(), unit: null } : itemThing(form, item);
}

/** An item by its label, and its codes by the names in its codelist, in a language. */
export function itemThing(
  form: FormDefinition | undefined,
  { label, codelist }: ItemDefinition,
  language = 'en',
): NamedThing {
  const choices = codelist === undefined ? [] : (form?.codelists[codelist] ?? []);
  return {
    name: lowered(text(label, language)),
    values: new Map(choices.map(({ code, name }) => [code, text(name, language)])),
    unit: null,
  };
}
