import type { Words } from '../forms/definition.js';

export type FactType = 'text' | 'number' | 'yes-no' | 'day';

/** A named value that conditions may use, read from one item of a completed form. */
export interface FactDefinition {
  /** The name conditions use; must not collide with a milestone's code. */
  readonly code: string;
  readonly type: FactType;
  readonly form: string;
  readonly item: string;
  /** Which visit's form is meant; without it, the latest completed instance. */
  readonly visit?: string;
  /** With `visit`: of that visit in this cycle only. */
  readonly cycle?: number;
  /**
   * Of several completed forms, `latest` (the default) or, for yes-no, `any`: once answered yes it stays so, whatever a
   * later form says; only correcting that form takes it back.
   */
  readonly take?: 'latest' | 'any';
}

/**
 * A number worked out from the cycles before the one a condition is asked for. A part that is missing makes it unknown,
 * never 0.
 *
 * `sum`: the item's values of all doses given before, one a cycle; a cycle still to come before the one asked for counts
 * with the value of `projected`. `latest`: the item's value in the latest cycle before that has one; with
 * `timesPlannedActivity`, multiplied by the planned activity (GBq) of the cycle asked for. Decimals are added and
 * multiplied exactly and rounded to six places, so that a limit reached exactly is not passed.
 */
export interface DerivedFactDefinition {
  /** The name conditions use, camelCase with its unit: `kidneyDoseGy`. */
  readonly code: string;
  readonly name: Words;
  /** UCUM code, for display. */
  readonly unit: string;
  readonly kind: 'sum' | 'latest';
  readonly form: string;
  readonly item: string;
  /** For `sum`: the derived value that stands in for a cycle still to come. */
  readonly projected?: string;
  /** For `latest`. */
  readonly timesPlannedActivity?: boolean;
  readonly assumed?: string;
  readonly source?: string;
}
