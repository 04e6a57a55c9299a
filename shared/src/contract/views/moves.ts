/** What the API answers to an act on the schedule. */
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

/** A visit as it stands after an act, with what the act moved. */
export interface VisitUpdatedView extends ScheduleItemView, MovesView {}
