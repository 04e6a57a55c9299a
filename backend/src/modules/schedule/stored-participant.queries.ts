import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';
import type { DecisionToAct } from '@lutetia/shared/schedule/decisions-to-act';
import type { ReviewWaiting } from '@lutetia/shared/schedule/reviews-waiting';
import type { ParticipantFacts, PlannedVisit, SiteCalendar } from '@lutetia/shared/schedule/types';
import type { WorkDays } from '@lutetia/shared/schedule/state';
import type { VersionInForce } from '@lutetia/shared/schedule/versions';
import type { DayDecision, DayDecisions } from '@lutetia/shared/schedule/visit-day';
import type { LibraryStudy } from '../studies/study-library.service.js';

/** A participant with everything planning reads and everything it wrote last time. */
export interface ScheduleRow {
  readonly id: string;
  readonly studyId: string;
  readonly siteId: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly number: string;
  readonly screeningOn: CalendarDay;
  /** Versions the participant came under, the earliest first; the one of the enrolment has no day. */
  readonly versions: readonly { readonly id: string; readonly from: CalendarDay | null }[];
  readonly visits: readonly StoredVisit[];
  readonly forms: readonly StoredForm[];
  readonly planned: readonly StoredPlan[];
  readonly milestones: readonly StoredMilestone[];
  readonly administrations: readonly StoredAdministration[];
  readonly deviations: readonly StoredDeviation[];
  readonly summary: StoredSummary | null;
  /** Closed days of the participant's site; null while it stated none. */
  readonly calendar: SiteCalendar | null;
  /** Whether they were screened under another number before, which may be out of sight. */
  readonly isRescreened: boolean;
  readonly rescreens: { readonly id: string; readonly number: string } | null;
  readonly rescreenedAs: {
    readonly id: string;
    readonly number: string;
    readonly screeningOn: CalendarDay;
  } | null;
  /** Since when nobody takes part under this number, who said so and why; null for all others. */
  readonly enrolledInError: { readonly on: CalendarDay; readonly by: string; readonly reason: string } | null;
  readonly transfers: readonly { readonly on: string; readonly from: string; readonly to: string }[];
}

export interface StoredVisit {
  readonly id: string;
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly bookedOn: CalendarDay | null;
  readonly delayTo: CalendarDay | null;
  readonly delayReason: string | null;
  readonly delayDecidedOn: CalendarDay | null;
  /** What stood before each delay in force, the earliest first. */
  readonly beforeDelay: readonly DayDecision[] | null;
  readonly missedReason: string | null;
  /** The day at the site when it was recorded as missed. */
  readonly missedOn: CalendarDay | null;
  readonly skippedReason: string | null;
  readonly addedReason: string | null;
  readonly version: number;
}

/** What was decided about a visit's day, as the core reads it. */
export function decisionsOf(visit: StoredVisit): DayDecisions {
  const { bookedOn, delayTo, delayReason, delayDecidedOn, beforeDelay } = visit;
  const isDelayed = delayTo !== null && delayReason !== null && delayDecidedOn !== null;
  return {
    bookedOn,
    delay: isDelayed ? { to: delayTo, reason: delayReason, decidedOn: delayDecidedOn } : null,
    beforeDelay: beforeDelay ?? [],
  };
}

/** The visit with other decisions about its day, as storage holds them. */
export function withDecisions(visit: StoredVisit, decisions: DayDecisions): StoredVisit {
  const { bookedOn, delay, beforeDelay = [] } = decisions;
  return {
    ...visit,
    bookedOn,
    delayTo: delay?.to ?? null,
    delayReason: delay?.reason ?? null,
    delayDecidedOn: delay?.decidedOn ?? null,
    beforeDelay: beforeDelay.length === 0 ? null : beforeDelay,
  };
}

export interface StoredForm {
  readonly id: string;
  readonly visitId: string | null;
  readonly code: string;
  readonly repetition: number;
  readonly state: FormState;
  readonly values: FormValues;
  readonly version: number;
  readonly studyVersionId: string | null;
  /** Zone of the site that collected it; null where that is the participant's own. */
  readonly timeZone?: string | null;
  readonly answered: number;
  readonly total: number;
}

/** A planned visit as stored; the same fields as the plan's, with the visit's id and the days it is work from. */
export interface StoredPlan extends PlannedVisit, WorkDays {
  readonly visitId: string;
}

export interface StoredMilestone {
  readonly code: string;
  readonly kind: string;
  readonly on: CalendarDay | null;
  readonly formId: string | null;
}

export interface StoredAdministration {
  readonly formId: string;
  readonly visitId: string;
  readonly cycle: number;
  readonly number: number;
  readonly on: CalendarDay;
  readonly startedAt: string | null;
}

export interface StoredDeviation {
  readonly id: string;
  readonly kind: string;
  readonly causeKey: string;
  readonly visitId: string | null;
  readonly on: CalendarDay | null;
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
  readonly state: 'open' | 'withdrawn';
}

export interface StoredSummary {
  readonly arm: string | null;
  readonly status: string;
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly subStudies: readonly string[];
  readonly nextVisitId: string | null;
  readonly lastDoseCycle: number | null;
  readonly lastDoseOn: CalendarDay | null;
  /** Abnormal laboratory results that wait for the investigator. */
  readonly resultsWaiting: number;
  /** Decisions on cycles whose act is still to be recorded, with the later cycles whose doses they end too. */
  readonly decisionsWaiting: readonly (Pick<DecisionToAct, 'formId' | 'cycle' | 'act' | 'answer'> & {
    readonly laterCycles: readonly number[];
  })[];
  /** Serious events that wait for the investigator's review. */
  readonly reviewsWaiting: readonly ReviewWaiting[];
  /** The event that was fatal, while no death is recorded. */
  readonly deathToRecord: string | null;
  /** It stands in a form that is not complete. */
  readonly deathInProgress: boolean;
}

/** A participant as stored, with the study versions that plan them. */
export interface LoadedParticipant {
  readonly row: ScheduleRow;
  /** The newest version they came under. */
  readonly live: LibraryStudy;
  /** All versions they came under, the earliest first. */
  readonly versions: readonly VersionInForce[];
  readonly facts: ParticipantFacts;
}

/** A participant's visits, and of the forms those that are not as they were known. */
export interface RecordsRow extends Record<string, unknown> {
  readonly visits: readonly StoredVisit[];
  readonly forms: readonly (Omit<StoredForm, 'state'> & { readonly state: FormState | 'removed' })[];
}
