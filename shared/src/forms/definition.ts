/**
 * A form definition: the questions of one case report form, as data.
 *
 * Item codes follow CDASHIG 2.3 where a name exists there. A published version is immutable.
 */

import type { ExpressionType } from '../expressions/types.js';

/** Text shown to people, in English and where available in other languages. */
export type Words = string | ({ readonly en: string } & Readonly<Record<string, string>>);

export interface FormDefinition {
  readonly format: 'lutetia-form/1';
  readonly code: string;
  readonly version: string;
  readonly name: Words;
  readonly source?: string;
  /** Who alone completes it, and corrects it after that; others enter it as a draft. Without it, whoever enters forms. */
  readonly completedBy?: 'investigator';
  /** A yes-or-no item: where it says yes, the investigator reviews the completed form, anew after every change. */
  readonly reviewed?: string;
  /** Names that stand for what is kept outside this form; a study that cannot serve one is at fault, not the form. */
  readonly uses?: readonly UseDefinition[];
  readonly codelists: Readonly<Record<string, readonly CodelistEntry[]>>;
  readonly sections: readonly SectionDefinition[];
  readonly checks: readonly EditCheckDefinition[];
}

/** A name that expressions of a form may use besides its items; it is absent until its value is known. */
export interface UseDefinition {
  /** Small letter first, to tell it from items: `sex`, `haemoglobinBefore`. */
  readonly name: string;
  readonly type: ExpressionType;
  readonly from: UseSource;
  /** A second name, for the day the value is of: of its form's own day item, else of its visit. */
  readonly day?: string;
  /** For numbers with a unit: the UCUM code the expressions count in, which is the first unit of the item read. */
  readonly unit?: string;
  /** How people are told of it; without one, the label of what is read. */
  readonly label?: Words;
  readonly source?: string;
  readonly assumed?: string;
}

export type UseSource =
  /** A fact, derived value or milestone (whether it was reached) of the study, its `group` included. */
  | { readonly fact: string }
  /**
   * An item of another form, of completed instances only. `first` and `latest` by the day of their data; `baseline` is
   * the latest up to the day of the first dose or randomisation, whichever came first.
   * `part` is the one of the same visit and the same number: of a dose given in parts, the same part; with
   * `part-before` the part before it, and `parts-before` the sum over all parts before it, as far as they are begun.
   * `before: visit` takes only what is of the day of this form's visit or earlier.
   * With `limit` not the result but the lower or upper limit it was read against when its form was completed.
   */
  | ({ readonly form: string; readonly limit?: 'low' | 'high' } & OtherItem)
  /** The same of the form on which the study records its doses, whichever that is. */
  | ({ readonly role: 'administration' } & OtherItem)
  /**
   * The last earlier value of an item of this form: of the same analyte in any form, else of the same item. With `take`
   * the first or the least of all earlier ones, of completed forms only: a baseline, the smallest sum of lesions.
   */
  | { readonly previous: string; readonly take?: 'first' | 'least' }
  /**
   * Completed years of age on the day an item of this form holds. Where only the year of birth is known, the age is one
   * of two: `least` and `most` say which is meant; `pending`, unless said, keeps it unknown. With `else: visit`, while the
   * item is empty or hidden, the age on the day the form's visit took place, or today.
   */
  | { readonly ageAt: string; readonly bareYear?: 'pending' | 'least' | 'most'; readonly else?: 'visit' }
  /**
   * Of the results the study wants fresh before the dose of this form's cycle those furthest beyond what it takes: how many
   * days old they are at the dose, or how many it takes at most.
   */
  | { readonly resultsForDose: 'age' | 'atMost' }
  /** What the study plans for the cycle of this form: the route of its dose as a code, or the activity of its dose, GBq. */
  | { readonly planned: 'route' | 'activity' };

export interface OtherItem {
  readonly item: string;
  readonly take: 'latest' | 'first' | 'baseline' | 'part' | 'part-before' | 'parts-before';
  readonly before?: 'visit';
  /** Only of the visit of this code in the cycle of this form. */
  readonly visit?: string;
  /** Only of visits in the cycle of this form; of none outside cycles. */
  readonly cycle?: 'own';
  /**
   * Only of forms on which another item holds this code: of adverse events, those with a fatal outcome. Of an item of a
   * repeating group, only of rows in which another item of the group holds it: the last, or first, of their days; unknown
   * as soon as one of these rows holds none.
   */
  readonly where?: { readonly item: string; readonly is: string };
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
  /**
   * `lines`: one item a line. `laboratory`: value, unit, last value, range, flag on one line. `table`: a row of a repeating
   * group on one line, where the screen is wide enough.
   */
  readonly layout?: 'lines' | 'laboratory' | 'table';
  /** Shown, with all its items, only when true: of items outside it, and of a repeating group outside its rows. */
  readonly visible?: string;
  readonly items: readonly ItemDefinition[];
}

export type ItemType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'scale'
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
  /** Codes offered only where a name from outside is yes: images that were made. One that stands there stays. */
  readonly offered?: Readonly<Record<string, string>>;
  /** For `quantity`: UCUM codes, the first is the default. */
  readonly units?: readonly string[];
  /** For `quantity`: what a value in a unit is multiplied by to be in the first one; every further unit needs one. */
  readonly factors?: Readonly<Record<string, number>>;
  /** For `decimal` and `quantity`: most digits after the point. */
  readonly decimals?: number;
  /** For `scale`: how far apart its points are, 1 unless said, and what its two ends mean. */
  readonly step?: number;
  readonly ends?: { readonly low: Words; readonly high: Words };
  /** For numbers: what the type itself can hold, inclusive; plausibility belongs to checks. */
  readonly min?: number;
  readonly max?: number;
  /** For `text`: most characters, 2000 unless said otherwise. */
  readonly maxLength?: number;
  /** For days and instants: may lie after today (a planned day). Not unless said. */
  readonly mayBeFuture?: boolean;
  /** An endpoint, safety or eligibility rests on it. */
  readonly critical?: boolean;
  /** Where the source of the value is kept. */
  readonly sourceDocument?: Words;
  /** Computed from other items; never typed. */
  readonly calculate?: string;
  /**
   * For a calculated item: the item right before it, which it judges by the data. It is drawn as a quiet second line of
   * that item, without its own label.
   */
  readonly verdictOn?: string;
  /**
   * In a repeating group: names what the row is about, a lesion. Rows of such a group stand for the same things in every
   * form that has the group, under the same id; what carries is taken over from the last form.
   */
  readonly carries?: boolean;
  /** A name from outside whose value, where it is of the visit's day, is offered in the place of the last one. */
  readonly offers?: string;
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
  /** Fires only where somebody said why one of these items, of the same rows, holds no value. */
  readonly ifAbsent?: readonly string[];
  /** Code of the milestone a finding asks for: a completed form that finds it missing leads to its record. */
  readonly milestone?: string;
  /** What is usual, in words: said below the message, and in the trail in its place. */
  readonly rule?: Words;
  readonly source?: string;
}
