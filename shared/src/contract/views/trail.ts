/** What the API answers about the audit trail. */

/** Kinds of record that belong to a participant. */
export const TRAIL_RECORDS = [
  'participant',
  'visit',
  'form',
  'deviation',
  'participant-version',
  'participant-transfer',
] as const;
export type TrailRecord = (typeof TRAIL_RECORDS)[number];

/** A check that fired at a value when it was saved. */
export interface TrailCheckView {
  readonly code: string;
  readonly message: string;
  /** The reason given for it with the value; null where none was. */
  readonly explained: string | null;
}

/** One field's change in the trail. */
export interface TrailEntryView {
  readonly id: string;
  readonly at: string;
  /** IANA name of the site's time zone; UTC for what belongs to no site. */
  readonly timeZone: string;
  readonly who: string;
  readonly role: string;
  readonly site: string | null;
  readonly action: 'created' | 'changed';
  readonly record: TrailRecord;
  readonly recordId: string;
  /** `Cycle 2 dose · Haematology`. */
  readonly recordName: string;
  readonly path: string;
  readonly label: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly oldText: string;
  readonly newText: string;
  /** What the form's checks found at the new value when it was saved. */
  readonly checks: readonly TrailCheckView[];
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly origin: string | null;
}

export interface TrailView {
  readonly items: readonly TrailEntryView[];
  readonly nextCursor: string | null;
}

/** An entry of the trail of a study, with whose it is. */
export interface StudyTrailEntryView extends TrailEntryView {
  readonly participantId: string;
  /** Null where the participant is now out of the reader's sight. */
  readonly number: string | null;
}

/** A page of a study's trail; it may hold fewer entries than asked for, even none, and still have a next one. */
export interface StudyTrailView {
  readonly items: readonly StudyTrailEntryView[];
  readonly nextCursor: string | null;
  /** How far back this page has looked; null where that is the beginning. */
  readonly reachedTo: string | null;
}

/** Somebody who works or worked in the study, to ask the trail for. */
export interface TrailPersonView {
  readonly id: string;
  readonly name: string;
}
