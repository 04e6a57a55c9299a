import type { ScheduleMove } from '../../schedule/types.js';
import type { StudyDifference } from '../../study/field-differences.js';
import type { StudyProtocol } from '../../study/protocol-types.js';

/** A published version of a study. */
export interface StudyVersionView {
  readonly version: string;
  readonly publishedAt: string;
  /** What it changes and why, in the definition's own words; null for a first version. */
  readonly summary: string | null;
  /** Where it is live, and from which day. */
  readonly sites: readonly {
    readonly site: string;
    readonly from: string;
    /** Participants there who are not under it, those apart whose course is over. */
    readonly remaining: number;
  }[];
  /** Participants whose newest version it is, as far as the caller sees them. */
  readonly participants: number;
}

/** A published version as people read it. */
export interface StudyProtocolView {
  readonly protocol: StudyProtocol;
  readonly publishedAt: string;
  /** The version published before it; null for a first one. */
  readonly previous: string | null;
}

/** What a version has otherwise than the one published before it. */
export interface VersionDifferenceView {
  readonly version: string;
  /** Null for a first version, which differs from nothing. */
  readonly from: string | null;
  readonly differences: readonly StudyDifference[];
}

/** What an activation did, or in a preview would do. */
export interface ActivationView {
  readonly preview: boolean;
  readonly version: string;
  readonly from: string;
  readonly sites: readonly string[];
  /** Everybody who was brought under the version, with what it changes for them. */
  readonly participants: readonly MigratedParticipantView[];
  /** Numbers of those the version does not reach: their course is over. */
  readonly untouched: readonly string[];
}

export interface MigratedParticipantView {
  readonly id: string;
  readonly number: string;
  readonly site: string;
  /** Visits added, moved and dropped, and those whose forms or window change. */
  readonly moves: readonly ScheduleMove[];
  /** Blank forms that are asked in another version from now on; begun and completed ones keep theirs. */
  readonly forms: readonly {
    /** Null for a form of the participant's own. */
    readonly visit: string | null;
    readonly form: string;
    readonly from: string;
    readonly to: string;
  }[];
}
