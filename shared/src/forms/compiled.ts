/** A form made ready for evaluation: codes resolved, expressions compiled, dependencies known. */
import type { Expression } from '../expressions/types.js';
import type { EditCheckDefinition, FormDefinition, ItemDefinition, SectionDefinition } from './definition.js';
import type { CompiledUse } from './uses.js';

export interface CompiledForm {
  readonly definition: FormDefinition;
  /** By item code, in the order of the form. */
  readonly items: ReadonlyMap<string, CompiledItem>;
  /** Items of each repeating group, by the group's code. */
  readonly groups: ReadonlyMap<string, readonly CompiledItem[]>;
  /** By section code, of those that are shown only sometimes: when. */
  readonly sections: ReadonlyMap<string, Expression>;
  readonly checks: readonly CompiledCheck[];
  /** What stands outside the form, by the names expressions have for it. */
  readonly uses: ReadonlyMap<string, CompiledUse>;
  /** Everything there is to evaluate, each step after all it depends on. */
  readonly steps: readonly Step[];
  /** Name -> positions of the steps that read it. */
  readonly readers: ReadonlyMap<string, readonly number[]>;
  /** Item code -> position of its `value` step. */
  readonly valueSteps: ReadonlyMap<string, number>;
  /** Item code -> position of its `required` step, where it has one. */
  readonly requiredSteps: ReadonlyMap<string, number>;
  /** Item code -> positions of the checks that are written at it. */
  readonly checkSteps: ReadonlyMap<string, readonly number[]>;
  /** Section code -> positions of the steps that look at whether the section is marked absent. */
  readonly absenceSteps: ReadonlyMap<string, readonly number[]>;
  /** Times of day outside the groups that may not lie ahead, each with the day it is of. */
  readonly timesOfDay: readonly TimeOfDay[];
}

/** A time of day, and the day that stands before it in its section. */
export interface TimeOfDay {
  readonly time: ItemDefinition;
  readonly day: ItemDefinition;
}

export interface CompiledItem {
  readonly definition: ItemDefinition;
  readonly section: SectionDefinition;
  /** Code of the repeating group it belongs to. */
  readonly group: string | null;
  /** Codes a choice may hold. */
  readonly codes: readonly string[] | null;
  readonly visible: Expression | null;
  readonly required: boolean | Expression;
  readonly calculate: Expression | null;
  /** True when what it shows depends on something outside the form, if only through other items. */
  readonly followsOutside: boolean;
}

/** A check's message in one language: text, and what is put into its places. */
export type MessageParts = readonly (string | Expression)[];

export interface CompiledCheck {
  readonly definition: EditCheckDefinition;
  readonly when: Expression;
  /** Its message by language, with what stands in its places. */
  readonly messages: ReadonlyMap<string, MessageParts>;
  /** Where its finding is shown; the first is where it is written. */
  readonly shownAt: readonly { readonly code: string; readonly group: string | null }[];
  /** Evaluated once for each row of this group; null when it is written outside the groups. */
  readonly group: string | null;
  /** The items it reads or is shown at: where one of them is marked absent, the check has nothing to say. */
  readonly about: readonly CompiledItem[];
  /** One of these must be marked absent for the check to fire; null where the check does not ask for that. */
  readonly ifAbsent: readonly CompiledItem[] | null;
}

/** `value`: is the item shown and what does it hold; `required`: must it be filled in; `check`: does the check fire. */
export type Step =
  | { readonly kind: 'value' | 'required'; readonly group: string | null; readonly item: CompiledItem }
  | { readonly kind: 'check'; readonly group: string | null; readonly check: CompiledCheck };

/** The item a path leads to, or null when the form has none there. */
export function itemAt(form: CompiledForm, path: string): CompiledItem | null {
  const item = form.items.get(path);
  if (item !== undefined) return item.group === null ? item : null;
  const parts = path.split('/');
  const inGroup = parts.length === 3 ? form.items.get(parts[2] ?? '') : undefined;
  return inGroup !== undefined && inGroup.group === parts[0] ? inGroup : null;
}
