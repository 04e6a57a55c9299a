/**
 * A form definition: the questions of one case report form, as data.
 *
 * Item codes follow CDASHIG 2.3 where a name exists there. A published version is immutable.
 */

/** Text shown to people, in English and where available in other languages. */
export type Words = string | ({ readonly en: string } & Readonly<Record<string, string>>);

export interface FormDefinition {
  readonly format: 'lutetia-form/1';
  readonly code: string;
  readonly version: string;
  readonly name: Words;
  readonly source?: string;
  readonly codelists: Readonly<Record<string, readonly CodelistEntry[]>>;
  readonly sections: readonly SectionDefinition[];
  readonly checks: readonly EditCheckDefinition[];
}

export interface CodelistEntry {
  readonly code: string;
  readonly name: Words;
}

export interface SectionDefinition {
  readonly code: string;
  readonly name: Words;
  /** A repeating group holds rows; the path of a value is `group/rowId/item`. Otherwise the path is `item`. */
  readonly repeating?: boolean;
  /** `lines`: one item a line. `laboratory`: value, unit, last value, range, flag on one line. */
  readonly layout?: 'lines' | 'laboratory';
  readonly items: readonly ItemDefinition[];
}

export type ItemType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'day'
  | 'partial-day'
  | 'time'
  | 'instant';

export interface ItemDefinition {
  readonly code: string;
  readonly label: Words;
  readonly help?: Words;
  readonly type: ItemType;
  /** Required unless said otherwise; an expression makes it depend on other items. */
  readonly required?: boolean | string;
  /** Shown only when true; a hidden item holds no value. */
  readonly visible?: string;
  /** For `choice` and `choices`: a key of the form's codelists. */
  readonly codelist?: string;
  /** For `quantity`: UCUM codes, the first is the default. */
  readonly units?: readonly string[];
  /** For `quantity`: what a value in a unit is multiplied by to be in the first one; every further unit needs one. */
  readonly factors?: Readonly<Record<string, number>>;
  /** For `decimal` and `quantity`: most digits after the point. */
  readonly decimals?: number;
  /** For numbers: what the type itself can hold, inclusive; plausibility belongs to checks. */
  readonly min?: number;
  readonly max?: number;
  /** For `text`: most characters, 2000 unless said otherwise. */
  readonly maxLength?: number;
  /** For days and instants: may lie after today (a planned day). Not unless said. */
  readonly mayBeFuture?: boolean;
  /** Monitors verify these first. */
  readonly critical?: boolean;
  /** Where the source of the value is kept, as a hint for the monitor. */
  readonly sourceDocument?: Words;
  /** Computed from other items; never typed. */
  readonly calculate?: string;
  /** Laboratory analyte this item reports, for previous values and ranges. */
  readonly analyte?: string;
}

export interface EditCheckDefinition {
  readonly code: string;
  /** hard = impossible: keeps a form from being completed; soft = unlikely: asks, never blocks. */
  readonly kind: 'hard' | 'soft';
  /** CEL over the form's items; true means the check fires; pending while an operand is absent. */
  readonly when: string;
  /** Items the finding is shown at; the first one is where it is written. */
  readonly items: readonly string[];
  readonly message: Words;
  /** What is usual, in words: said below the message, and in the trail in its place. */
  readonly rule?: Words;
  readonly source?: string;
}
