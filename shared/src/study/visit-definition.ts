import type { Words } from '../forms/definition.js';
import type { DurationText, ExpressionText } from './definition-text.js';

export interface EpochDefinition {
  readonly code: string;
  readonly name: Words;
  readonly shortName: Words;
  readonly visits: readonly VisitDefinition[];
  readonly cycles: readonly CycleDefinition[];
}

export type VisitKind = 'screening' | 'treatment' | 'assessment' | 'follow-up' | 'unscheduled' | 'common';

/** How the participant was seen or heard. */
export type ContactMode = 'on-site' | 'telephone' | 'home' | 'other-hospital';

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
  /** Absent for unscheduled visits, and for the dose visit of a cycle, whose timing is the cycle's. */
  readonly timing?: TimingDefinition;
  /**
   * The item of one of this visit's forms that holds the instant it took place at: what a window counted in hours is
   * judged by. Without it, and while the item holds nothing, the visit is judged by its day.
   */
  readonly instant?: { readonly form: string; readonly item: string };
  readonly repeat?: RepeatDefinition;
  readonly when?: ExpressionText;
  readonly activities: readonly FormActivity[];
  /** What the worklist's button says once the visit is recorded: `Enter bloods`. Until then it says `Record visit`. */
  readonly action?: Words;
  /**
   * The ways this visit may take place: whoever records it chooses one of them, and where it leaves none or one is asked
   * nothing. Empty for what is worked out without the participant. Without it, every way.
   */
  readonly contactModes?: readonly ContactMode[];
}

export interface TimingDefinition {
  /**
   * What the offset counts from: a milestone's code, `screening` (the day of enrolment), `dose` (the dose that
   * starts this cycle's clock), `administration` (the last dose given before), `visit:CODE`, or `amendment` (the day
   * the participant came under this version of the study; a visit counted from it is asked only of those who did).
   */
  readonly relativeTo: string;
  readonly offset: DurationText;
  /** Absent means no window, which is not the same as out of window. */
  readonly window?: { readonly before?: DurationText; readonly after?: DurationText };
  /** Reason this timing is our assumption; shown as a mark. Absent when the source states it. */
  readonly assumed?: string;
  readonly source?: string;
}

/** Ends by `count`, or is open and ended by a milestone, a day, a rule or `atMost`, whichever comes first. */
export interface RepeatDefinition {
  /** Repetition k falls at anchor + offset + (k - 1) x every. */
  readonly every: DurationText;
  readonly count?: number;
  /** A milestone's code that ends an open repeat. */
  readonly until?: string;
  /** No repetition whose target lies after this day; no end by day while its anchor has none. */
  readonly untilDay?: { readonly relativeTo: string; readonly offset: DurationText };
  /** Whether repetition k may follow; the name `repetition` holds k. Unknown keeps it provisional. */
  readonly while?: ExpressionText;
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
  /** How many cycles; exactly one of `count` and `while` is given. */
  readonly count?: number;
  /**
   * Whether a further cycle may follow, asked for each cycle after the first of the group with what is known of the
   * cycles before it. Unknown holds the cycle: it stays provisional until somebody records what is missing.
   */
  readonly while?: ExpressionText;
  /** With `while`: cycles shown from the start; the next two after the last dose always show. */
  readonly expected?: number;
  /** With `while`: most cycles there can be. */
  readonly atMost?: number;
  readonly when?: ExpressionText;
  /** When the first dose of the group falls. */
  readonly first: TimingDefinition;
  /** When each further dose falls, normally relative to `administration`. */
  readonly next: TimingDefinition;
  /** The planned day of a dose that was skipped or missed anchors the next one; without it, it anchors nothing. */
  readonly skippedDoseAnchors?: boolean;
  /** Code of the visit whose administration starts the cycle's clock. */
  readonly doseVisit: string;
  /** Which administration of a split or interrupted dose starts the clock: the first unless said otherwise. */
  readonly startsClock?: 'first' | 'last';
  readonly plannedActivityGBq?: number;
  readonly route?: 'intravenous' | 'intra-arterial';
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
  readonly validFor?: ValidityDefinition;
  /** Why the form is asked for here though no source says so. */
  readonly assumed?: string;
  readonly source?: string;
}

/** The result counts only if not older than `atMost` when `before` happens. */
export interface ValidityDefinition {
  /** `dose`, the dose of this cycle, or a milestone's code. */
  readonly before: string;
  /** Days, weeks or calendar months, counted back from the event; both edges are inside. */
  readonly atMost: DurationText;
  readonly assumed?: string;
  readonly source?: string;
}
