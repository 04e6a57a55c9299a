/** A study as it is read by people: names, sentences, and what each figure rests on. */
import type { VisitKind } from './visit-definition.js';

export interface StudyProtocol {
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly registrations: readonly string[];
  readonly ctcae: string;
  readonly radionuclide: string | null;
  /** What this version changes and why; null for a first version. */
  readonly amendment: string | null;
  /** Visits at which those who come under this version are asked for their consent again. */
  readonly reconsent: readonly ProtocolReconsent[];
  readonly sources: readonly { readonly key: string; readonly words: string }[];
  readonly sites: readonly { readonly code: string; readonly name: string; readonly city: string }[];
  readonly arms: readonly ProtocolArm[];
  readonly strata: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly assumed: string | null;
  }[];
  /** Ancillary studies, with who takes part. */
  readonly subStudies: readonly { readonly name: string; readonly member: string }[];
  /** Numbers that rules go by. */
  readonly derived: readonly {
    readonly name: string;
    readonly unit: string;
    readonly assumed: string | null;
  }[];
  readonly milestones: readonly ProtocolMilestone[];
  /** Runs of visits in protocol order: each group of cycles, and the visits of an epoch outside of cycles. */
  readonly parts: readonly ProtocolPart[];
  readonly forms: readonly ProtocolForm[];
}

export interface ProtocolReconsent {
  readonly code: string;
  readonly name: string;
}

export interface ProtocolArm {
  readonly name: string;
  /** Groups of the arm, each with the rule that allocates it. */
  readonly groups: readonly { readonly name: string; readonly when: string }[];
}

export interface ProtocolMilestone {
  readonly name: string;
  readonly form: string;
  /** What becomes not applicable, and for which reason. */
  readonly closes: readonly {
    /** By name; none for all of them. */
    readonly epochs: readonly string[];
    /** Only visits of these kinds; null for all. */
    readonly kinds: readonly VisitKind[] | null;
    readonly when: string | null;
    readonly reason: string;
  }[];
}

export interface ProtocolPart {
  /** Unique within the study. */
  readonly key: string;
  readonly epoch: string;
  /** `Cycles 1 and 2`, or the epoch's name. */
  readonly name: string;
  readonly shortName: string;
  /** For whom; null for everybody. */
  readonly when: string | null;
  /** What goes on as long as a rule holds; null where cycles are counted. */
  readonly rule: string | null;
  /** Planned activity of a dose, GBq. */
  readonly plannedActivityGBq: number | null;
  readonly route: 'intravenous' | 'intra-arterial' | null;
  readonly visits: readonly ProtocolVisit[];
}

export interface ProtocolVisit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: VisitKind;
  /** None for a visit that is added when it is needed; two for doses whose first counts from elsewhere than the rest. */
  readonly timings: readonly ProtocolTiming[];
  /** `every 2 months until progression`; null for once. */
  readonly repeat: string | null;
  readonly when: string | null;
  readonly activities: readonly ProtocolActivity[];
}

export interface ProtocolTiming {
  readonly which: 'only' | 'first' | 'next';
  /** `8 weeks after the last dose given`. */
  readonly words: string;
  /** `1 week either side`; null where there is no window. */
  readonly window: string | null;
  /** As under the head of a column: `+56 d`, `±7 d`. */
  readonly shortOffset: string;
  readonly shortWindow: string | null;
  readonly source: string | null;
  /** Why a figure of it is ours; null where a source states all of it. */
  readonly assumed: string | null;
}

export interface ProtocolActivity {
  readonly form: string;
  readonly optional: boolean;
  readonly when: string | null;
  /** `counts when at most 14 days old at the dose`; null where a result does not age. */
  readonly validity: string | null;
  readonly assumed: string | null;
}

export interface ProtocolForm {
  readonly code: string;
  readonly name: string;
  readonly version: string;
}
