/** What storage hands to the schedule: one participant's visits and forms as they stand. */
import type { CalendarDay } from '../calendar/types.js';
import type { FormState, FormValues } from '../forms/value.js';
import type { AllocationHistory } from './allocation-history.js';
import type { Person } from './person.js';
import type { SiteCalendar, VisitFact, VisitKey } from './types.js';
import type { DayDecisions } from './visit-day.js';

export interface ParticipantRecords {
  readonly screeningOn: CalendarDay;
  /** The site's IANA time zone. */
  readonly timeZone: string;
  /** Nobody takes part under this number: nothing is planned. */
  readonly isEnrolledInError: boolean;
  /** The site's closed days; null when it states none. */
  readonly calendar: SiteCalendar | null;
  readonly visits: readonly VisitRecord[];
  readonly forms: readonly FormRecord[];
  /** Null, or left out, where nobody was randomised, or nothing but the forms of today matters. */
  readonly allocation?: AllocationHistory | null;
  /** Who somebody screened again is under the number before; null, or left out, for a first screening. */
  readonly former?: Person | null;
}

export type VisitRecord = VisitKey & DayDecisions & Pick<VisitFact, 'missed' | 'skipped'>;

export interface FormRecord {
  /** Null, or left out, where nothing needs to lead back to it. */
  readonly id?: string | null;
  readonly form: string;
  /** Null for a form of the participant's own. */
  readonly visit: VisitKey | null;
  readonly repetition: number;
  readonly state: FormState;
  readonly values: FormValues;
  /** IANA zone of the site that collected it, where that is not the participant's site any more. */
  readonly timeZone?: string | null;
  /** Id of the study's version the form was first entered under; null while nothing is entered. */
  readonly studyVersion: string | null;
}
