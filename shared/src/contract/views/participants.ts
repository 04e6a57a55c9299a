/** What the API answers about participants. */
import type { ParticipantStatus } from '../../schedule/participant.js';
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
  readonly status: ParticipantStatus;
  readonly screeningOn: string;
  readonly dayInTrial: number | null;
  readonly lastDose: { readonly cycle: number; readonly on: string; readonly day: number } | null;
  readonly next: {
    readonly visitId: string;
    readonly name: string;
    readonly state: VisitState;
    readonly on: string | null;
  } | null;
  readonly milestones: readonly {
    readonly code: string;
    readonly kind: MilestoneKind;
    readonly name: string;
    readonly on: string | null;
  }[];
  readonly subStudies: readonly string[];
  /** Whom this number screens again, and under which number this person was screened again. */
  readonly rescreens: ParticipantReferenceView | null;
  readonly rescreenedAs: ParticipantReferenceView | null;
  readonly today: string;
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
  readonly on: string | null;
}

export interface ParticipantListView {
  readonly items: readonly ParticipantRowView[];
  readonly nextCursor: string | null;
  readonly total: number;
}
