/** What the API answers about deviations. */

export interface DeviationView {
  readonly id: string;
  readonly kind: string;
  readonly visitId: string | null;
  readonly visitName: string | null;
  readonly on: string | null;
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
  readonly state: 'open' | 'withdrawn';
  readonly recordedAt: string;
  /** When and by whom it was acknowledged; null while nobody has, and again when the deviation changes. */
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  /** What the investigator made of it. */
  readonly acknowledgement: string | null;
  /** What was acknowledged before it changed, and so waits again; null where it has not changed since. */
  readonly before: {
    readonly sentence: string;
    readonly at: string;
    readonly by: string | null;
    readonly comment: string;
  } | null;
}

/** A deviation in the study's log, with whose it is. */
export interface LoggedDeviationView extends DeviationView {
  readonly participantId: string;
  readonly number: string;
  /** Site code. */
  readonly site: string;
}

export interface DeviationListView {
  readonly items: readonly LoggedDeviationView[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface DeviationsWaitingView {
  /** The length of the log's list of what is open and not acknowledged. */
  readonly count: number;
}
