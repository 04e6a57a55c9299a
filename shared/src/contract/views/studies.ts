/** What the API answers about a study in force and its sites. */
import type { MilestoneKind } from '../../study/milestone-definition.js';
import type { Permission, Role } from '../access.js';
import type { MatrixColumn } from '../../schedule/columns.js';

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
    /** May be recorded again: on a form of its own, or at another visit. */
    readonly repeatable: boolean;
    /** Whether a month or a year will do for its day. */
    readonly partialDay: boolean;
    /** What is asked besides the day, for those recorded on a form of the participant. */
    readonly asks: readonly MilestoneQuestionView[];
    /** Whether its form requires more than `asks`, at least after some answers: it is recorded on the form itself. */
    readonly onForm: boolean;
    /** Visits whose form counts, by code; null: wherever its form stands. */
    readonly visits: readonly string[] | null;
  }[];
  /** Columns of the visit matrix in protocol order. */
  readonly columns: readonly MatrixColumn[];
  readonly participantForms: readonly {
    readonly code: string;
    readonly name: string;
    readonly repeating: boolean;
  }[];
  readonly forms: readonly {
    readonly code: string;
    readonly name: string;
    /** Its name by language, English among them; empty where it has one name for all. */
    readonly inLanguages: Readonly<Record<string, string>>;
    readonly version: string;
  }[];
}

/** One item of a milestone's form, asked when the milestone is recorded. */
export interface MilestoneQuestionView {
  /** Item code. */
  readonly code: string;
  readonly label: string;
  readonly type: 'yes-no' | 'choice' | 'integer' | 'text';
  readonly required: boolean;
  /** Of a choice; empty otherwise. */
  readonly options: readonly { readonly code: string; readonly name: string }[];
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
