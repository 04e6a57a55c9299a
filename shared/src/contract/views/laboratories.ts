import type { Words } from '../../forms/definition.js';
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
