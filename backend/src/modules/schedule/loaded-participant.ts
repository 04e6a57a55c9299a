import type { ParticipantFacts } from '@lutetia/shared/schedule/types';
import type { LibraryStudy } from '../studies/study-library.js';
import type { ScheduleRow } from './schedule.queries.js';

/** A participant as stored, with the study version that plans them. */
export interface LoadedParticipant {
  readonly row: ScheduleRow;
  readonly live: LibraryStudy;
  readonly facts: ParticipantFacts;
}
