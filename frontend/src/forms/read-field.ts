import { itemAt } from '@lutetia/shared/forms/compiled';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { FormEngine } from './form-engine.js';
import { readTyped, type Expected, type TypingContext } from './field-text.js';
import type { UnreadText } from './saving-types.js';

/** What stands in a field, and the unit chosen beside it. */
export interface TypedField extends UnreadText {
  readonly path: string;
  readonly item: ItemDefinition;
}

/** What a field is read with. */
type FieldEngine = Pick<FormEngine, 'compiled' | 'refusal'>;

/** The value of a field, or why it cannot be saved: what is expected, or the sentence of the rule it breaks. */
export type FieldReading =
  | { readonly ok: true; readonly value: ItemValue | null }
  | { readonly ok: false; readonly fault: { readonly expected: Expected } | { readonly sentence: string } };

/** Reads a field as saving it would: first what was typed, then what the item can hold (limits, the future). */
export function readField(engine: FieldEngine, field: TypedField, typing: TypingContext): FieldReading {
  const { path, item, text, unit } = field;
  const typed = readTyped(item, text, unit, typing);
  if (!typed.ok) return { ok: false, fault: { expected: typed.expected } };
  const sentence = engine.refusal({ [path]: typed.value }, typing);
  return sentence === null ? typed : { ok: false, fault: { sentence } };
}

/** Why each text that is kept unread cannot be saved, by path; what can be read by now is not in it. */
export function faultsOf(
  engine: FieldEngine,
  unread: Readonly<Record<string, UnreadText>>,
  typing: TypingContext,
  say: (expected: Expected, text: string) => string,
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const [path, { text, unit }] of Object.entries(unread)) {
    const item = itemAt(engine.compiled, path)?.definition;
    if (item === undefined) continue;
    const reading = readField(engine, { path, item, text, unit }, typing);
    if (reading.ok) continue;
    faults[path] = 'sentence' in reading.fault ? reading.fault.sentence : say(reading.fault.expected, text);
  }
  return faults;
}
