import type { VisitKind } from '../../study/visit-definition.js';
import type { DayHint } from '../../schedule/site-days.js';
import type { WorklistGroup } from '../../schedule/state.js';
import type { VisitState } from '../../schedule/types.js';
import type { EnrolledInErrorFact, ParticipantReferenceView } from './participants.js';
import type { WorklistItemView } from './worklist.js';

/** A calendar somebody subscribes to; its address is a secret and shown only once. */
export interface CalendarFeedView {
  readonly id: string;
  /** Code of the site. */
  readonly site: string;
  readonly createdAt: string;
  readonly lastReadAt: string | null;
}

/** A new calendar with its address, from the root of this server. */
export interface CalendarFeedOpenedView extends CalendarFeedView {
  readonly address: string;
}

/** What waits for a person in all their studies. */
export interface HomeView {
  readonly studies: readonly HomeStudyView[];
}

export interface HomeStudyView {
  readonly code: string;
  readonly name: string;
  readonly today: string;
  /** Each equals the length of the study's worklist group. */
  readonly counts: Readonly<Record<WorklistGroup, number>>;
  /** Open deviations of the study that wait for this person as its investigator; null for all others. */
  readonly deviationsWaiting: number | null;
  /** The first few of the study's worklist. */
  readonly items: readonly WorklistItemView[];
}

/** A visit on a day of the month view. */
export interface CalendarVisitView {
  readonly visitId: string;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  /** The day it took place, of a dose that was given its infusion's; else the day it is planned for. */
  readonly day: string;
  readonly code: string;
  readonly name: string;
  /** As the matrix calls it: `Dose`. */
  readonly shortName: string;
  readonly cycle: number;
  readonly kind: VisitKind;
  readonly state: VisitState;
  /** Whether somebody booked the day, or it is only planned. */
  readonly booked: boolean;
  readonly provisional: boolean;
  /** Whether it took place: forms may be begun before. */
  readonly occurred: boolean;
  readonly isDose: boolean;
}

export interface CalendarView {
  readonly from: string;
  readonly to: string;
  readonly items: readonly CalendarVisitView[];
}

/** A dose that is still to be given. */
export interface AdministrationAheadView {
  readonly visitId: string;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly cycle: number;
  readonly name: string;
  readonly day: string;
  /** What speaks against that day: the site is closed, or it is a weekend; null where nothing does. */
  readonly dayHint: DayHint | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly booked: boolean;
  readonly provisional: boolean;
  /** Each arm plans the dose for a day of its own while nobody is allocated to one: this is the earliest. */
  readonly isEarliest: boolean;
  /** What a provisional day waits for: `Cycle 2 dose`; null where the day is firm. */
  readonly waitsFor: string | null;
  /** Visits of the cycle before the dose that are not complete, by name. */
  readonly openBefore: readonly string[];
  /** Visits of the cycle whose results will be too old at the dose and are to be repeated, by name. */
  readonly expiredBefore: readonly string[];
  /** Forms whose latest results will be too old at a dose that was decided on, by name: `Chemistry`. */
  readonly tooOld: readonly string[];
  /** An adverse event with a fatal outcome and no death recorded, as written: `Septic shock`; null where there is none. */
  readonly fatalEvent: string | null;
  /** The form of that event is not complete. */
  readonly fatalEventInProgress: boolean;
  /**
   * False where nothing is ordered: an adverse event was fatal; a decision, on the cycle or to end treatment on one before, leads to no dose on this day
   * and its act is not recorded yet; or the cycle's rule is held by a value that is missing.
   */
  readonly isToOrder: boolean;
  /** Activity to order, GBq at administration; null where the study states none. */
  readonly plannedActivityGBq: number | null;
  /** The same in the unit the study prefers, such as mCi; null where that is GBq, or no activity is stated. */
  readonly plannedActivity: { readonly value: number; readonly unit: string } | null;
  readonly radionuclide: string | null;
  /** The decision before the activity is ordered and the one on the day; null where the study asks for none. */
  readonly orderDecision: CycleDecisionView | null;
  readonly doseDecision: CycleDecisionView | null;
}

/** Whether a decision on a cycle is taken, and which. */
export interface CycleDecisionView {
  readonly taken: boolean;
  /** As the form's codelist says it; null while it is not taken. */
  readonly decision: string | null;
  /** It leads to something else than the dose on its day: a delay, a skip, the end of treatment; until that is recorded. */
  readonly isAgainst: boolean;
}

/** Everybody who was screened, with what became of them (ICH E6(R3): screening and enrolment log). */
export interface EnrolmentLogView {
  readonly rows: readonly EnrolmentLogRowView[];
}

export interface EnrolmentLogRowView {
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly screeningOn: string;
  readonly consentOn: string | null;
  readonly includedOn: string | null;
  readonly notIncludedOn: string | null;
  /** What was written in the form that says so; null where nothing was, or where the participant was included. */
  readonly notIncludedReason: string | null;
  readonly randomisedOn: string | null;
  /** Short name of the arm allocated. */
  readonly arm: string | null;
  /** The number this person was screened under before. */
  readonly rescreens: ParticipantReferenceView | null;
  /** Where a participant went who is no longer at a site of the reader; what became of them is told there. */
  readonly transferred: { readonly on: string; readonly to: string } | null;
  /** Since when nobody takes part under the number, who said so and why; null for all others. */
  readonly enrolledInError: EnrolledInErrorFact | null;
  readonly outcome: 'in-screening' | 'included' | 'not-included' | 'transferred' | 'enrolled-in-error';
}
