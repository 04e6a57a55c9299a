/**
 * The study definition: everything a protocol says that the product acts on, as data.
 *
 * Terms follow CDISC USDM 4.0 (arm, epoch, encounter = visit, activity, timing, window).
 * A published version is immutable. Nothing in the code knows a trial by name.
 */
import type { FormDefinition, Words } from '../forms/definition.js';

/** An ISO 8601 duration of calendar units or hours: `P8W`, `-P7D`, `P2M`, `PT24H`. */
export type DurationText = string;

/** A condition or value in CEL; every name it uses is declared and type-checked when the study is loaded. */
export type ExpressionText = string;

export interface StudyDefinition {
  readonly format: 'lutetia-study/1';
  /** Short code used in addresses: `reluth`. */
  readonly code: string;
  /** Version of the definition; a published version never changes. */
  readonly version: string;
  readonly name: string;
  readonly title: Words;
  readonly registrations: readonly string[];
  readonly ctcae: '5.0' | '6.0';
  readonly radionuclide: string | null;
  /** Where each statement comes from, by short key; `source` fields refer to these keys. */
  readonly sources: Readonly<Record<string, string>>;
  readonly sites: readonly SiteDefinition[];
  readonly arms: readonly ArmDefinition[];
  readonly strata: readonly StratumDefinition[];
  readonly subStudies: readonly SubStudyDefinition[];
  /** Named values that conditions may use, each read from one item of a completed form. */
  readonly facts: readonly FactDefinition[];
  readonly roles: FormRoles;
  readonly milestones: readonly MilestoneDefinition[];
  readonly epochs: readonly EpochDefinition[];
  /** Forms that belong to the participant rather than to a visit (withdrawal, death, ...). */
  readonly participantForms: readonly FormActivity[];
  readonly deviations: readonly DeviationRule[];
}

export interface SiteDefinition {
  /** Site number as printed in participant numbers: `FR-05`. */
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  /** IANA time zone: "today" is the site's own calendar day. */
  readonly timeZone: string;
}

export interface ArmDefinition {
  readonly code: string;
  readonly name: Words;
  readonly shortName: Words;
  readonly source?: string;
}

export interface StratumDefinition {
  readonly code: string;
  readonly name: Words;
  readonly levels: readonly { readonly code: string; readonly name: Words }[];
  readonly source?: string;
}

export interface SubStudyDefinition {
  readonly code: string;
  readonly name: Words;
  /** Takes part when true; pending while unknown. */
  readonly member: ExpressionText;
  readonly source?: string;
}

export type FactType = 'text' | 'number' | 'yes-no' | 'day';

export interface FactDefinition {
  /** The name conditions use; must not collide with a milestone's code. */
  readonly code: string;
  readonly type: FactType;
  readonly form: string;
  readonly item: string;
  /** Which visit's form is meant; without it, the latest completed instance. */
  readonly visit?: string;
}

/** Which forms carry the facts the schedule lives on. */
export interface FormRoles {
  readonly visit: {
    readonly form: string;
    readonly day: string;
    readonly place: string;
    readonly mode: string;
  };
  readonly administration: {
    readonly form: string;
    /** Item holding the instant the infusion started, the clock of a cycle. */
    readonly start: string;
    /** True when a dose was given at all. */
    readonly given: ExpressionText;
  };
}

export type MilestoneKind =
  | 'consent'
  | 'inclusion'
  | 'screen-failure'
  | 'randomisation'
  | 'gate-failure'
  | 'end-of-treatment'
  | 'progression'
  | 'withdrawal'
  | 'lost-to-follow-up'
  | 'death';

export interface MilestoneDefinition {
  /** The name conditions and timings use, camelCase: `randomisation`, `gateFailure`. */
  readonly code: string;
  readonly kind: MilestoneKind;
  readonly name: Words;
  readonly form: string;
  /** The item that holds the day. */
  readonly day: string;
  /** Counts only in a form of one of these visits; without it, in any. */
  readonly visits?: readonly string[];
  /** Item values written besides the day when the milestone itself is recorded: `{ OVRLRESP: 'PD' }`. */
  readonly sets?: Readonly<Record<string, string>>;
  /** Counts only when true over the form's items; without it, a completed form is enough. */
  readonly when?: ExpressionText;
  /** Where a request's own fields go: `{ arm: 'ARMCD', reference: 'RANDNO', 'strata.CONTROL': 'STRCTRL' }`. */
  readonly writes?: Readonly<Record<string, string>>;
  /** What is left of these epochs becomes not applicable, for this reason. */
  readonly closes?: readonly MilestoneClosure[];
  readonly source?: string;
}

export interface MilestoneClosure {
  /** Epoch codes, or `*` for all. */
  readonly epochs: readonly string[];
  /** Only visits of these kinds; without it, all. */
  readonly kinds?: readonly VisitKind[];
  /** Only when true over the milestone form's items. */
  readonly when?: ExpressionText;
  readonly reason: Words;
}

export interface EpochDefinition {
  readonly code: string;
  readonly name: Words;
  readonly shortName: Words;
  readonly visits: readonly VisitDefinition[];
  readonly cycles: readonly CycleDefinition[];
}

export type VisitKind = 'screening' | 'treatment' | 'assessment' | 'follow-up' | 'unscheduled' | 'common';

export interface VisitDefinition {
  readonly code: string;
  readonly name: Words;
  /**
   * Column head in the matrix, at most about six characters: `W4`, `M{n}`. In both names `{cycle}` is the cycle's
   * number, `{k}` the repetition and `{n}` its distance from the anchor in the unit of the repeat (months, weeks, days).
   */
  readonly shortName: Words;
  /** Head over this visit's columns in the matrix; the cycle's or the epoch's name without it. */
  readonly group?: Words;
  readonly kind: VisitKind;
  /** Absent for unscheduled visits. */
  readonly timing?: TimingDefinition;
  readonly repeat?: RepeatDefinition;
  readonly when?: ExpressionText;
  readonly activities: readonly FormActivity[];
  /** What the worklist's button says: `Enter bloods`, `Record dose`. */
  readonly action?: Words;
}

export interface TimingDefinition {
  /**
   * What the offset counts from: a milestone's code, `screening` (the day of enrolment), `dose` (the dose that
   * starts this cycle's clock), `administration` (the last dose given before), or `visit:CODE`.
   */
  readonly relativeTo: string;
  readonly offset: DurationText;
  /** Absent means no window, which is not the same as out of window. */
  readonly window?: { readonly before?: DurationText; readonly after?: DurationText };
  /** Reason this timing is our assumption; shown as a mark. Absent when the source states it. */
  readonly assumed?: string;
  readonly source?: string;
}

export interface RepeatDefinition {
  /** Repetition k falls at anchor + offset + (k - 1) x every. */
  readonly every: DurationText;
  readonly count?: number;
  /** A milestone's code that ends an open repeat. */
  readonly until?: string;
  /** Repetitions shown from the start; an open repeat always shows at least the next two. */
  readonly expected?: number;
  /** Most repetitions an open repeat may reach. */
  readonly atMost?: number;
}

export interface CycleDefinition {
  readonly code: string;
  readonly name: Words;
  /** First cycle number of this group; numbering runs on over groups of one code. */
  readonly from: number;
  readonly count: number;
  readonly when?: ExpressionText;
  /** When the first dose of the group falls. */
  readonly first: TimingDefinition;
  /** When each further dose falls, normally relative to `administration`. */
  readonly next: TimingDefinition;
  /** Code of the visit whose administration starts the cycle's clock. */
  readonly doseVisit: string;
  readonly plannedActivityGBq?: number;
  readonly visits: readonly VisitDefinition[];
}

export interface FormActivity {
  readonly form: string;
  /** Required unless said otherwise. */
  readonly optional?: boolean;
  readonly when?: ExpressionText;
  readonly mayPrecedeConsent?: boolean;
  /** May be entered any number of times. */
  readonly repeating?: boolean;
  /** The result counts only if not older than `atMost` when `before` happens. */
  readonly validFor?: {
    readonly before: 'dose';
    readonly atMost: DurationText;
    readonly assumed?: string;
    readonly source?: string;
  };
}

export type DeviationKind =
  | 'before-consent'
  | 'out-of-window'
  | 'out-of-order'
  | 'missed'
  | 'interval-too-short'
  | 'interval-too-long'
  | 'expired-labs'
  | 'randomised-before-inclusion'
  | 'randomised-twice';

export interface DeviationRule {
  readonly kind: DeviationKind;
  readonly important: boolean;
  readonly source?: string;
}

/** A study definition with the form versions it refers to, as published and stored. */
export interface PublishedStudy {
  readonly definition: StudyDefinition;
  readonly forms: Readonly<Record<string, FormDefinition>>;
}
