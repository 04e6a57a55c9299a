import type { Words } from '../../forms/definition.js';
import type { ItemValue } from '../../forms/value.js';
import type { ReferenceRange } from '../../laboratory/reference-range.js';
import type { ImportStep } from '../../laboratory/range-import.js';

/** What a laboratory says is ordinary, with where that was read. */
export interface ReferenceRangeView extends ReferenceRange {
  readonly source: string;
  /** Stated without a laboratory behind it: demonstration values. */
  readonly assumed: boolean;
}

export interface LaboratoryView {
  readonly id: string;
  /** Forms name the laboratory so; it never changes. */
  readonly name: string;
  /** By analyte, in order of their first day; those that ended as well. */
  readonly ranges: readonly ReferenceRangeView[];
}

/** The laboratories of a site in a study. */
export interface LaboratoriesView {
  /** Code of the site. */
  readonly site: string;
  readonly items: readonly LaboratoryView[];
  /** What the study's forms ask a laboratory for. */
  readonly analytes: readonly {
    readonly code: string;
    readonly name: Words;
    /** UCUM codes a range can be stated in; empty for what has no unit. */
    readonly units: readonly string[];
  }[];
}

/** What a file of ranges did, or in a preview would do. */
export interface RangeImportView {
  readonly preview: boolean;
  readonly steps: readonly ImportStep[];
}

/** Abnormal results that wait for the investigator, by participant; the worklist's line counts them. */
export interface ResultsWaitingView {
  /** Of all participants in sight, also those beyond the list. */
  readonly count: number;
  /** By number, at most 100. */
  readonly items: readonly {
    readonly participantId: string;
    readonly number: string;
    readonly count: number;
  }[];
}

/** What a file of results entered, or in a preview would enter. */
export interface ResultImportView {
  readonly preview: boolean;
  /** Whether the file came before under the same change id: `forms` tells what was done then, not what stands now. */
  readonly repeated: boolean;
  /** In the order of the participants' numbers. */
  readonly forms: readonly ImportedFormView[];
}

export interface ImportedFormView {
  readonly id: string;
  readonly participantId: string;
  readonly number: string;
  readonly name: string;
  /** Name of the visit; null for a form besides the visits. */
  readonly visit: string | null;
  /** The day of the sample. */
  readonly day: string;
  readonly results: readonly {
    /** Line of the file; the first one has the names of the columns. */
    readonly line: number;
    readonly label: Words;
    readonly value: ItemValue;
    /** `same`: it stands there already. */
    readonly effect: 'enters' | 'same';
  }[];
}
