/** What the API answers about a study in force and its sites. */
import type { MilestoneKind } from '../../study/milestone-definition.js';
import type { Permission, Role } from '../access.js';

export interface StudySummaryView {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
}

export interface StudyView extends StudySummaryView {
  readonly arms: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
  readonly strata: readonly {
    readonly code: string;
    readonly name: string;
    readonly levels: readonly { readonly code: string; readonly name: string }[];
  }[];
  readonly epochs: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
  readonly milestones: readonly {
    readonly code: string;
    readonly kind: MilestoneKind;
    readonly name: string;
    readonly form: string;
  }[];
  /** Columns of the visit matrix in protocol order. */
  readonly columns: readonly MatrixColumnView[];
  readonly participantForms: readonly {
    readonly code: string;
    readonly name: string;
    readonly repeating: boolean;
  }[];
  readonly forms: readonly { readonly code: string; readonly name: string; readonly version: string }[];
}

export interface MatrixColumnView {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly epoch: string;
  /** Head over a run of columns: `Cycle 1`, `Imaging`. */
  readonly group: string;
  readonly shortName: string;
  readonly name: string;
  /** `+56 d ±7`, as shown under the column's name. */
  readonly timing: string;
  readonly assumed: string | null;
}

export interface SiteView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  /** The site's own calendar day now. */
  readonly today: string;
}
