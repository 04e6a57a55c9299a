/** What the schedule engine reads and what it answers. Pure data; days are ISO text at this border. */
import type { PartialDay } from '../calendar/partial-day.js';
import type { CalendarDay, OffsetInstant } from '../calendar/types.js';
import type { FormValues } from '../forms/value.js';
import type { DecisionAct } from '../study/decision-definition.js';
import type { DeviationKind } from '../study/definition.js';
import type { MilestoneKind } from '../study/milestone-definition.js';
import type { VisitKind } from '../study/visit-definition.js';
import type { AllocationHistory } from './allocation-history.js';
import type { Person } from './person.js';
import type { ScheduleNote } from './note.js';

/** A visit's identity for life: planning makes it once and every re-planning keeps it. */
export interface VisitKey {
  readonly code: string;
  /** 0 outside cycles. */
  readonly cycle: number;
  /** 1 unless the visit repeats. */
  readonly repetition: number;
}

export interface MilestoneFact {
  readonly code: string;
  readonly kind: MilestoneKind;
  /** Null when only a partial date is known; the milestone still counts as reached. */
  readonly on: CalendarDay | null;
  /** What is known of a day that is not wholly known: `2026-08`; null where it is, or nothing is. */
  readonly partial: PartialDay | null;
  /** Reached although the definition says it should not have been. */
  readonly isAgainstRule: boolean;
  /** Codes of the closures whose condition held, by index in the definition. */
  readonly closures: readonly number[];
}

/** What is known of one visit; visits nothing is known of need not be listed. */
export interface VisitFact extends VisitKey {
  readonly occurredOn: CalendarDay | null;
  /** The day of the first administration given in it, where one was; its visit's day may be another. */
  readonly givenOn?: CalendarDay | null;
  /** When it took place, where the definition names an item that holds the instant and somebody filled it in. */
  readonly occurredAt: OffsetInstant | null;
  /** IANA zone of the site where it took place, where that is not the participant's site any more. */
  readonly timeZone?: string | null;
  readonly bookedOn: CalendarDay | null;
  readonly delay: {
    readonly to: CalendarDay;
    readonly reason: string;
    readonly decidedOn: CalendarDay;
  } | null;
  readonly missed: {
    readonly reason: string;
    /** The day it was recorded as missed; null where that is not known. */
    readonly on: CalendarDay | null;
  } | null;
  readonly skipped: { readonly reason: string } | null;
  readonly forms: readonly FormFact[];
}

export interface FormFact {
  readonly form: string;
  readonly repetition: number;
  readonly state: 'not-started' | 'in-progress' | 'complete';
  /** Day the form's data are of, where it differs from the visit's (a sample date). */
  readonly on: CalendarDay | null;
}

export interface AdministrationFact {
  readonly cycle: number;
  readonly visit: VisitKey;
  /** Calendar day of the infusion's start at the site. */
  readonly on: CalendarDay;
  readonly startedAt: OffsetInstant | null;
  /** Null where the infusion's end is not asked, or not known yet. */
  readonly endedAt: OffsetInstant | null;
}

/** A completed decision on the dose of a cycle. */
export interface DecisionFact {
  /** The form that holds it; null where nothing leads back to it. */
  readonly formId: string | null;
  /** What that form holds. */
  readonly values: FormValues;
  readonly cycle: number;
  /** Its own day, else its visit's; null where neither is known. */
  readonly on: CalendarDay | null;
  /** What its answer leads to; null where that is the dose itself. */
  readonly act: DecisionAct | null;
  /** The answer in words: `End treatment`. */
  readonly answer: string;
}

export type ClosedDayRule = 'keep' | 'nearest' | 'before' | 'after';

/** Days on which a site sees nobody, and where a visit that falls on one is planned instead. */
export interface SiteCalendar {
  /** ISO weekdays, 1 = Monday to 7 = Sunday. */
  readonly closedWeekdays: readonly number[];
  /** Both days included. */
  readonly closures: readonly {
    readonly from: CalendarDay;
    readonly to: CalendarDay;
    readonly reason: string;
  }[];
  readonly rule: ClosedDayRule;
}

/** An adverse event that ended in death. */
export interface FatalEvent {
  /** Id of its form; null where nothing leads back to it. */
  readonly formId: string | null;
  /** As written: `Septic shock`; the name of its form while nobody wrote what it was. */
  readonly name: string;
  /** The day it ended, which is that of the death; null where that is not wholly known. */
  readonly on: CalendarDay | null;
  /** Its form is not complete: it is told, and moves and blames nothing. */
  readonly inProgress: boolean;
}

export interface ParticipantFacts {
  readonly screeningOn: CalendarDay;
  readonly timeZone: string;
  /** Nobody takes part under this number: nothing is planned. */
  readonly isEnrolledInError: boolean;
  readonly milestones: readonly MilestoneFact[];
  /** By fact code of the definition; null = unknown, which makes conditions pending. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  readonly visits: readonly VisitFact[];
  readonly administrations: readonly AdministrationFact[];
  /** Decisions on the doses of cycles, the earliest first. */
  readonly decisions: readonly DecisionFact[];
  /** Adverse events that ended in death, those of completed forms first. */
  readonly fatalEvents: readonly FatalEvent[];
  /** Written decimals of each derived value's item, by its code and the dose visit (`code/cycle`) of the cycle. */
  readonly doseValues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The day the participant came under the version of the study these facts are read for; null for the first. */
  readonly amendedOn: CalendarDay | null;
  /** Null where nobody was randomised, or what was recorded before is not looked at. */
  readonly allocation: AllocationHistory | null;
  /** Who the participant is under this number and under the one before; null for a first screening. */
  readonly bothNumbers: { readonly now: Person; readonly before: Person } | null;
  /** Null changes nothing, as does its rule `keep`. */
  readonly calendar: SiteCalendar | null;
}

/** How sure an anchor is, and with it what hangs on it. */
export type DateBasis = 'firm' | 'planned' | 'provisional';

/** Where a visit stands apart from today; with today it becomes a `VisitState`. */
export type VisitStatus = 'open' | 'in-progress' | 'complete' | 'missed' | 'skipped' | 'not-applicable';

export type VisitState =
  | 'provisional'
  | 'not-due'
  | 'due'
  | 'overdue'
  | 'in-progress'
  | 'complete'
  | 'missed'
  | 'skipped'
  | 'not-applicable';

export type VisitFlag = 'out-of-window' | 'shifted' | 'expired' | 'query' | 'verified' | 'signed' | 'locked';

export interface PlannedForm {
  readonly form: string;
  readonly repetition: number;
  readonly required: boolean;
}

/**
 * What the anchor's day is: `given` and `on` have happened; `skipped` is the planned day of a dose that was not given,
 * `not-done` that of a visit that was missed or skipped.
 */
export type AnchorManner = 'given' | 'on' | 'planned' | 'expected' | 'skipped' | 'not-done';

export interface SiteClosedDay {
  /** The closed day. */
  readonly on: CalendarDay;
  /** Why; null for a weekday the site is never open. */
  readonly reason: string | null;
  readonly rule: ClosedDayRule;
  readonly to: CalendarDay;
}

/** Why a date is what it is, as data; its sentence is made of them when it is read. */
export interface DateExplanation {
  readonly anchor: {
    /** `consent`, `dose`, `visit:ASM`, ... as in the definition. */
    readonly code: string;
    /** `Cycle 2 dose`, `Randomisation`. */
    readonly name: string;
    readonly day: CalendarDay | null;
    readonly basis: DateBasis;
    readonly how: AnchorManner;
    /** The visit that is or carries the anchor; null for enrolment, an amendment and a milestone reached. */
    readonly visit: VisitKey | null;
  };
  /** `+ 8 weeks`, `− 5 days`; empty on the anchor's own day. */
  readonly offset: string;
  /** The same in ISO 8601, with its sign; null for a visit added by hand. */
  readonly duration: string | null;
  readonly window: { readonly before: string | null; readonly after: string | null } | null;
  readonly assumed: string | null;
  /** Null too when the visit was moved back to its target. */
  readonly delay: {
    readonly from: CalendarDay | null;
    readonly to: CalendarDay;
    readonly days: number;
    readonly reason: string;
    readonly decidedOn: CalendarDay;
  } | null;
  readonly booked: CalendarDay | null;
  /** The target falls on a day the site is closed, so the visit is planned for another. */
  readonly siteClosed: SiteClosedDay | null;
  /** Why the visit is not applicable, waits, or was added, as data. */
  readonly reason: ScheduleNote | null;
  /** The same in words, or what was written when it was missed or skipped. */
  readonly note: string | null;
  readonly sentence: string;
}

export interface PlannedVisit extends VisitKey {
  readonly name: string;
  readonly shortName: string;
  readonly epoch: string;
  readonly kind: VisitKind;
  readonly status: VisitStatus;
  readonly basis: DateBasis;
  /** Null when the anchor has no day at all yet. */
  readonly target: CalendarDay | null;
  /** Null = no window on this side. Both edges are inside. */
  readonly opens: CalendarDay | null;
  readonly closes: CalendarDay | null;
  /** Booked or delayed day, else the target. */
  readonly planned: CalendarDay | null;
  readonly occurred: CalendarDay | null;
  /**
   * Windows counted in hours, as instants (UTC, ISO), both edges inside; null for visits counted in days, and while the
   * instant they count from is not known. Null on both sides = no window.
   */
  readonly hours: {
    readonly target: string;
    readonly opens: string | null;
    readonly closes: string | null;
  } | null;
  readonly flags: readonly VisitFlag[];
  readonly explanation: DateExplanation;
  readonly forms: readonly PlannedForm[];
  /** Position in protocol order. */
  readonly order: number;
}

export interface DeviationFact {
  readonly kind: DeviationKind;
  /** One per cause: the same cause always yields the same key. */
  readonly causeKey: string;
  readonly visit: VisitKey | null;
  readonly on: CalendarDay | null;
  /** Whole days early (negative) or late (positive), where that is the matter. */
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
}

export interface SchedulePlan {
  readonly visits: readonly PlannedVisit[];
  readonly deviations: readonly DeviationFact[];
}

/** One line of a preview: what an act would do to one visit. */
export interface ScheduleMove extends VisitKey {
  readonly name: string;
  readonly effect: 'moves' | 'stays' | 'added' | 'dropped' | 'expires' | 'not-applicable';
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  readonly opens: CalendarDay | null;
  readonly closes: CalendarDay | null;
  readonly outOfWindow: boolean;
  /** Its new day hangs on something not known, or not done yet: nothing is due by it. */
  readonly isProvisional: boolean;
  /** Forms that are asked now and were not, and the other way round; null where they stay the same. */
  readonly forms: { readonly added: readonly string[]; readonly removed: readonly string[] } | null;
  readonly why: string;
}
