/** What the API answers about participants. */
import type { DoseBudget } from '../../schedule/dose-budget.js';
import type { ParticipantStatus } from '../../schedule/participant.js';
import type { DeathToRecord } from '../../schedule/fatal-events.js';
import type { TreatmentOver } from '../../schedule/treatment-over.js';
import type { VisitFlag, VisitState } from '../../schedule/types.js';
import type { MilestoneKind } from '../../study/milestone-definition.js';

/** The facts every participant page shows at its top. */
export interface ParticipantView {
  readonly id: string;
  readonly number: string;
  readonly study: string;
  readonly site: { readonly id: string; readonly code: string; readonly name: string };
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly arm: { readonly code: string; readonly name: string; readonly shortName: string } | null;
  /** How the arm and group came about; null before randomisation, and where nobody is randomised. */
  readonly allocation: AllocationView | null;
  /** The version of the study definition the participant is planned by, and since when where it was not so from the start. */
  readonly definition: { readonly version: string; readonly since: string | null };
  readonly status: ParticipantStatus;
  readonly screeningOn: string;
  readonly dayInTrial: number | null;
  readonly lastDose: {
    readonly cycle: number;
    readonly on: string;
    /** It stops at death; null where the day of death is not wholly known. */
    readonly day: number | null;
    /** False once its epoch has no visit left open: treatment has ended, or another epoch runs. */
    readonly isUnderWay: boolean;
  } | null;
  /** Where the cycles of the participant are ruled by a cumulative dose; null otherwise, and before the first one. */
  readonly doseBudget: DoseBudget | null;
  /** That no dose follows by the plan and the end of treatment waits to be recorded; null otherwise. */
  readonly treatmentOver: TreatmentOver | null;
  /** An event that was fatal, while no death is recorded; null otherwise. */
  readonly deathToRecord: DeathToRecord | null;
  readonly next: {
    readonly visitId: string;
    readonly name: string;
    readonly state: VisitState;
    readonly on: string | null;
    /** Whole days since it could still be on time; null where it is not overdue. */
    readonly lateDays: number | null;
    /** Whether its window closes today. */
    readonly isLastDay: boolean;
  } | null;
  readonly milestones: readonly {
    readonly code: string;
    readonly kind: MilestoneKind;
    readonly name: string;
    readonly on: string | null;
    /** Every form that says so, the earliest first: some are reached again. */
    readonly records: readonly MilestoneRecordView[];
  }[];
  readonly subStudies: readonly string[];
  /** Whom this number screens again, and under which number this person was screened again. */
  readonly rescreens: ParticipantReferenceView | null;
  readonly rescreenedAs: ParticipantReferenceView | null;
  /** Since when nobody takes part under this number, who said so and why; null for all others. */
  readonly enrolledInError: EnrolledInErrorFact | null;
  /** Sites the participant came from, the earliest first. */
  readonly transfers: readonly { readonly on: string; readonly from: string; readonly to: string }[];
  readonly today: string;
}

/** A form that says a milestone was reached. */
export interface MilestoneRecordView {
  readonly formId: string;
  readonly on: string | null;
  /** What is known of a day that is not wholly known: `2026-08`. */
  readonly partial: string | null;
  /** What somebody withdraws from, in the words of the form; empty for other milestones. */
  readonly says: readonly string[];
}

/** What a site that transferred a participant collected and keeps to read. */
export interface CollectedView {
  readonly number: string;
  readonly transferred: { readonly on: string; readonly to: string } | null;
  readonly today: string;
  /** In protocol order; forms of the participant's own stand under no visit. */
  readonly visits: readonly CollectedVisitView[];
}

export interface CollectedVisitView {
  /** `Cycle 2 dose`; null for the participant's own forms. */
  readonly name: string | null;
  readonly occurred: string | null;
  readonly forms: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}

export interface AllocationView {
  /** As randomised, whatever was received. */
  readonly arm: { readonly code: string; readonly name: string };
  readonly on: string | null;
  /** The randomisation service's own reference. */
  readonly reference: string | null;
  /** Strata with the level the participant was drawn in; null where it was not entered. */
  readonly strata: readonly { readonly code: string; readonly name: string; readonly level: string | null }[];
  /** The arm received, where it is known and another one. */
  readonly received: { readonly code: string; readonly name: string } | null;
  readonly group: { readonly code: string; readonly name: string } | null;
  /** The groups of the arm as far as their rules were asked, with the facts that decided; null while not known. */
  readonly asked: readonly {
    readonly code: string;
    readonly name: string;
    readonly rule: string;
    readonly holds: boolean | null;
    readonly facts: readonly {
      readonly code: string;
      readonly name: string;
      readonly value: string | null;
    }[];
  }[];
}

export interface EnrolledInErrorFact {
  readonly on: string;
  /** Name of the person. */
  readonly by: string;
  readonly reason: string;
}

export interface ParticipantReferenceView {
  readonly id: string;
  readonly number: string;
}

export interface ParticipantRowView {
  readonly id: string;
  readonly number: string;
  readonly site: string;
  readonly arm: string | null;
  readonly armName: string | null;
  readonly status: ParticipantStatus;
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly next: {
    readonly name: string;
    readonly state: VisitState;
    readonly on: string | null;
    readonly lateDays: number | null;
  } | null;
  readonly cells: readonly MatrixCellView[];
}

export interface MatrixCellView {
  readonly visitId: string;
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly state: VisitState;
  readonly flags: readonly VisitFlag[];
  /** The day it took place, of a dose that was given its infusion's; else the day it is planned for. */
  readonly on: string | null;
}

export interface ParticipantListView {
  readonly items: readonly ParticipantRowView[];
  readonly nextCursor: string | null;
  readonly total: number;
}
