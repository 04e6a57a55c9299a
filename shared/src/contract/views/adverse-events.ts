import type { FormState } from '../../forms/value.js';

/** An adverse event of a participant as its form has it; null where that is not said. */
export interface AdverseEventView {
  readonly formId: string;
  readonly state: FormState;
  /** As recorded: `Nausea`. */
  readonly term: string;
  /** Worst grade of CTCAE, 1 to 5. */
  readonly grade: number | null;
  readonly isSerious: boolean;
  /** As recorded, perhaps only a month: `2026-08`. */
  readonly from: string | null;
  /** As recorded; null while it goes on, too. */
  readonly to: string | null;
  readonly isOngoing: boolean;
  /** Code of the SDTM codelist OUT: `RECOVERED/RESOLVED`. */
  readonly outcome: string | null;
  /** Code of the relationship to the study's treatment, as the form lists it: `POSSIBLY RELATED`. */
  readonly related: string | null;
}
