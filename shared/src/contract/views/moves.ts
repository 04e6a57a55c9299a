/** What the API answers to an act on the schedule. */
import type { ClosedVisit, DoseInterval } from '../../schedule/delay.js';
import type { ScheduleMove } from '../../schedule/types.js';
import type { ScheduleItemView } from './schedule.js';

/** What an act did, or in a preview would do. */
export interface MovesView {
  readonly preview: boolean;
  readonly moves: readonly ScheduleMove[];
  readonly deviations: readonly {
    readonly kind: string;
    readonly sentence: string;
    readonly important: boolean;
  }[];
}

/** What recording a milestone does besides its moves. */
export interface MilestoneView extends MovesView {
  /** What the milestone's form asks about its answers: unlikely, and taken all the same. */
  readonly questions: readonly string[];
}

/** What a delay does besides its moves, for the decision on it. */
export interface DelayView extends MovesView {
  /** Days between the dose before and the dose of the cycle, beside what the protocol allows; null where there is none. */
  readonly interval: DoseInterval | null;
  /** Visits that come to lie on days the site is closed. */
  readonly closedDays: readonly ClosedVisit[];
  /** The day the visit was booked for, which the delay gives up; null where none was booked. */
  readonly bookingGivenUp: string | null;
}

/** What a transfer does besides its moves. */
export interface TransferView extends MovesView {
  readonly from: string;
  readonly to: string;
  /** The version of the study the participant follows, before and after. */
  readonly version: string;
  /** Visits still to come, which the receiving site takes over. */
  readonly visitsTakenOver: number;
  /** Forms the former site completed, which it keeps to read. */
  readonly formsKept: number;
  /** Forms begun and not completed, which the receiving site goes on with. */
  readonly formsBegun: number;
}

/** What marking a number as enrolled in error does besides its moves, or taking that back. */
export interface EnrolledInErrorView extends MovesView {
  /** Forms somebody began to fill in, which stay as they are. */
  readonly formsBegun: number;
}

/** A visit as it stands after an act, with what the act moved. */
export interface VisitUpdatedView extends ScheduleItemView, MovesView {}
