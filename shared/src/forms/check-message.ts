import type { Expression, ExpressionType, Outcome } from '../expressions/types.js';
import type { CompiledItem, MessageParts } from './compiled.js';
import type { CodelistEntry, EditCheckDefinition, Words } from './definition.js';
import { dayText, valueText } from './display.js';
import { asDecimal } from '../expressions/decimal.js';
import type { ItemValue } from './value.js';

const PLACE = /\{([^{}]*)\}/;
/** Stands for the value the finding is written at. */
const VALUE = 'value';
/** Stands where nothing is known of what a place asks for. */
const UNKNOWN = '–';

/** The messages of a check by language; a place `{PLAT}` or `{round(PLAT / LAST, 1)}` holds an expression. */
export function messagesOf({ message }: Pick<EditCheckDefinition, 'message'>): readonly [string, string][] {
  return typeof message === 'string' ? [['en', message]] : Object.entries(message);
}

/** Text and places in turn: every second one is a place. */
export function splitMessage(check: EditCheckDefinition, message: string): readonly string[] {
  return message
    .split(PLACE)
    .map((part, index) => (index % 2 === 1 && part.trim() === VALUE ? (check.items[0] ?? '') : part));
}

/** True when a message holds places, so that it says nothing without a form around it. */
export function hasPlaces(check: EditCheckDefinition): boolean {
  return messagesOf(check).some(([, message]) => PLACE.test(message));
}

/** @param compile - reads an expression of the group the check runs in */
export function compileMessage(
  check: EditCheckDefinition,
  compile: (text: string) => Expression,
): ReadonlyMap<string, MessageParts> {
  return new Map(
    messagesOf(check).map(([language, message]) => [
      language,
      splitMessage(check, message).map((part, index) => (index % 2 === 1 ? compile(part) : part)),
    ]),
  );
}

/** The names a message reads in any language. */
export function namesInMessage(messages: ReadonlyMap<string, MessageParts>): readonly string[] {
  return [...messages.values()].flatMap((parts) =>
    parts.flatMap((part) => (typeof part === 'string' ? [] : [...part.names])),
  );
}

/** What stands in the places of a message. */
export interface MessageValues {
  evaluate(expression: Expression): Outcome;
  /** Where a number lies of which only a bound is known, `≥84`; null otherwise. */
  bound(expression: Expression): string | null;
  /** What an item of the form shows, in the row the check runs in; null where the name is none, or it holds nothing. */
  shown(name: string): NamedValue | null;
}

export interface NamedValue {
  readonly item: CompiledItem;
  readonly codelist: readonly CodelistEntry[] | null;
  readonly value: ItemValue;
}

/** The message in a language, English where there is none in it. */
export function writeMessage(
  messages: ReadonlyMap<string, MessageParts>,
  values: MessageValues,
  language = 'en',
): string {
  const parts = messages.get(language) ?? messages.get('en') ?? [];
  return parts.map((part) => (typeof part === 'string' ? part : placeText(part, values, language))).join('');
}

function placeText(expression: Expression, values: MessageValues, language: string): string {
  const shown = values.shown(expression.text);
  if (shown !== null) {
    const { definition } = shown.item;
    const written = valueText(definition, shown.codelist, shown.value, language);
    return definition.type === 'quantity' || definition.type === 'decimal'
      ? withComma(written, language)
      : written;
  }
  const outcome = values.evaluate(expression);
  if (outcome.kind === 'value') return plainText(outcome.value, expression.type, language);
  const bound = values.bound(expression);
  return bound === null ? UNKNOWN : withComma(bound, language);
}

function plainText(value: unknown, type: ExpressionType, language: string): string {
  switch (type) {
    case 'number':
      return withComma(String(asDecimal(Number(value))), language);
    case 'yes-no':
      return valueText(YES_NO, null, { v: value === true || value === 'Y' ? 'Y' : 'N' }, language);
    case 'day':
    case 'partial-day':
      return dayText(String(value), language);
    case 'instant':
      return valueText({ ...YES_NO, type }, null, { v: String(value) }, language);
    case 'text':
      return String(value);
    case 'codes':
    case 'numbers':
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
}

const YES_NO = { code: 'PLACE', label: '', type: 'yes-no' } as const;

/** Numbers are kept with a point; French writes a comma. */
export function withComma(number: string, language: string): string {
  return language === 'fr' ? number.replace(/(\d)\.(?=\d)/g, '$1,') : number;
}

/** What a check asks in words that need no form around them: its rule where its message has places. */
export function checkWords(check: EditCheckDefinition): Words {
  return check.rule !== undefined && hasPlaces(check) ? check.rule : check.message;
}
