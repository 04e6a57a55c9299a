/** What the API answers about the work that waits. */
import type { DayHint } from '../../schedule/site-days.js';
import type { WorklistGroup } from '../../schedule/state.js';
import type { VisitFlag, VisitState } from '../../schedule/types.js';
import type { VisitKind } from '../../study/visit-definition.js';

export interface WorklistItemView {
  readonly visitId: string;
  /** Row version of the visit; send it back in `If-Match`. */
  readonly version: number;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly group: WorklistGroup;
  readonly state: VisitState;
  readonly flags: readonly VisitFlag[];
  readonly name: string;
  readonly cycle: number;
  readonly kind: VisitKind;
  /** `Haematology 9 of 10, chemistry not begun`; `First: cycle 1 bloods` where others are still open before it. */
  readonly detail: string;
  /** What was decided on this dose and is not acted on yet, in words: `End treatment`; null where nothing was. */
  readonly decided: string | null;
  /** Visits still open that are done before this one, in their order; none where nothing hinders it. */
  readonly waitsFor: readonly string[];
  readonly target: string | null;
  readonly planned: string | null;
  /** What speaks against the day it is planned for, while it is to come; null where nothing does. */
  readonly dayHint: DayHint | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly booked: string | null;
  /** By how many days from its target a person moved it, and why. */
  readonly delay: { readonly days: number; readonly reason: string } | null;
  /** The day it took place, of a dose its infusion's, when only forms of it are left to do. */
  readonly occurred: string | null;
  readonly lateDays: number | null;
  /** Where the button leads: the first form not complete. */
  readonly nextFormId: string | null;
  /** Whether it took place, or a form of it is begun and not complete, be it late or not. */
  readonly begun: boolean;
  readonly action: string;
  /** Whether this visit's dose starts the cycle's clock. */
  readonly isDose?: boolean;
}

/** Participants with a fatal event whose death is not recorded. */
export interface DeathsToRecordView {
  /** Of all participants in sight, also those beyond the list. */
  readonly count: number;
  /** By number, at most 100. */
  readonly items: readonly {
    readonly participantId: string;
    readonly number: string;
    /** The event, as written: `Septic shock`. */
    readonly event: string;
    /** The form it is recorded on, begun or still blank; null where the participant has none open. */
    readonly formId: string | null;
    readonly begun: boolean;
    /** The form of the event is not complete. */
    readonly inProgress: boolean;
  }[];
}

/** Decisions on doses that the caller may take and that are still to be taken, each told once for its dose. */
export interface DecisionsToMakeView {
  /** Of all participants in sight, also those beyond the list. */
  readonly count: number;
  /** The dose that is soonest first, at most 100. */
  readonly items: readonly DecisionToMakeView[];
}

export interface DecisionToMakeView {
  readonly participantId: string;
  readonly number: string;
  /** The form that holds the decision. */
  readonly formId: string;
  readonly begun: boolean;
  /** The dose it is on: `Cycle 3 dose`. */
  readonly dose: string;
  /** The day the dose is planned for, or took place with nothing given yet. */
  readonly day: string;
  /** The last day of the dose's window. */
  readonly closes: string | null;
  /** Whether it is the decision on the day of the dose, and not the one before the activity is ordered. */
  readonly isOnDay: boolean;
  /** Forms of the same visit that are not complete, which the decision before the dose rests on: `Haematology`. */
  readonly openForms: readonly string[];
  /** The day at the participant's site. */
  readonly today: string;
}

/** Serious events that the caller may review and that nobody has reviewed as they stand. */
export interface ReviewsToMakeView {
  /** Of all participants in sight, also those beyond the list. */
  readonly count: number;
  /** Completed forms first, then by number, at most 100. */
  readonly items: readonly {
    readonly participantId: string;
    readonly number: string;
    /** The form of the event. */
    readonly formId: string;
    /** As written: `Septic shock`. */
    readonly event: string;
    /** Worst grade of CTCAE; null where none is recorded. */
    readonly grade: number | null;
    /** It is reviewed once its form is complete. */
    readonly inProgress: boolean;
  }[];
}

/** What comes before all visits. */
export interface PressingView {
  readonly deaths: DeathsToRecordView;
  readonly reviews: ReviewsToMakeView;
  readonly decisions: DecisionsToMakeView;
}

export interface WorklistView {
  readonly today: string;
  readonly items: readonly WorklistItemView[];
  readonly counts: Readonly<Record<WorklistGroup, number>>;
  readonly nextCursor: string | null;
}
