/**
 * The study definition: everything a protocol says that the product acts on, as data.
 *
 * Terms follow CDISC USDM 4.0 (arm, epoch, encounter = visit, activity, timing, window).
 * A published version is immutable. Nothing in the code knows a trial by name.
 */
import type { FormDefinition, Words } from '../forms/definition.js';
import type { DecisionRole } from './decision-definition.js';
import type { ExpressionText } from './definition-text.js';
import type { DerivedFactDefinition, FactDefinition } from './fact-definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import type { EpochDefinition, FormActivity, VisitKind } from './visit-definition.js';

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
  /** What this version changes and why, for those who work with the one before; absent in a first version. */
  readonly amendment?: AmendmentDefinition;
  /** Where each statement comes from, by short key; `source` fields refer to these keys. */
  readonly sources: Readonly<Record<string, string>>;
  readonly sites: readonly SiteDefinition[];
  readonly arms: readonly ArmDefinition[];
  readonly strata: readonly StratumDefinition[];
  readonly subStudies: readonly SubStudyDefinition[];
  readonly facts: readonly FactDefinition[];
  readonly derived?: readonly DerivedFactDefinition[];
  readonly roles: FormRoles;
  readonly milestones: readonly MilestoneDefinition[];
  readonly epochs: readonly EpochDefinition[];
  /** Forms that belong to the participant rather than to a visit (withdrawal, death, ...). */
  readonly participantForms: readonly FormActivity[];
  readonly deviations: readonly DeviationRule[];
  /** Version of each form in the form library: `{ "haematology": "1" }`; one entry for every form referred to. */
  readonly forms: Readonly<Record<string, string>>;
  /** Unit offered first for an item, as a UCUM code: `{ "HGB": "g/dL" }`; the form's first unit without it. */
  readonly preferredUnits?: Readonly<Record<string, string>>;
}

export interface AmendmentDefinition {
  readonly summary: Words;
  readonly source?: string;
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
  /** Parts of the arm that a rule allocates, not chance; the first whose rule is true. The name `group` holds its code. */
  readonly groups?: readonly GroupDefinition[];
  readonly source?: string;
}

export interface GroupDefinition {
  readonly code: string;
  readonly name: Words;
  /** Over the study's facts; pending while unknown. */
  readonly when: ExpressionText;
  readonly source?: string;
}

export interface StratumDefinition {
  readonly code: string;
  readonly name: Words;
  readonly levels: readonly { readonly code: string; readonly name: Words }[];
  /** Reason the stratum is our assumption; shown as a mark. Absent when the source states it. */
  readonly assumed?: string;
  readonly source?: string;
}

export interface SubStudyDefinition {
  readonly code: string;
  readonly name: Words;
  /** Takes part when true; pending while unknown. */
  readonly member: ExpressionText;
  readonly source?: string;
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
    /** Item holding the instant the infusion started. */
    readonly start: string;
    /** Item holding the instant the infusion ended. */
    readonly end?: string;
    /** Which of the two is the clock of a cycle; the start unless said otherwise. */
    readonly clock?: 'start' | 'end';
    /** True when a dose was given at all. */
    readonly given: ExpressionText;
    /** True when its infusion was broken off: a further part is offered. */
    readonly interrupted?: ExpressionText;
  };
  /**
   * Form and item of the decision on a cycle. In the dose visit it is the decision of the day; in any other visit of the
   * cycle it is the one taken before the activity is ordered.
   */
  readonly decision?: DecisionRole;
  /** The facts that hold the arm allocated and the arm received, where a trial keeps both. */
  readonly allocation?: { readonly arm: string; readonly received?: string };
}

export type DeviationKind =
  | 'before-consent'
  | 'out-of-window'
  | 'out-of-order'
  | 'missed'
  /** A visit somebody skipped, in which a form is complete all the same. */
  | 'recorded-though-skipped'
  | 'interval-too-short'
  | 'interval-too-long'
  | 'expired-labs'
  | 'randomised-before-inclusion'
  | 'randomised-twice'
  | 'arm-received-differs'
  /** A visit or dose after what had made it not applicable: withdrawal, death, failure at the gate. */
  | 'after-closure'
  /** A cycle given though the rule of its group did not hold, or was not known to. */
  | 'against-rule';

/** Whether a departure of this kind is important; the first rule that fits a departure decides. */
export interface DeviationRule {
  readonly kind: DeviationKind;
  readonly important: boolean;
  /** Only of these visits (codes); without it, of all. */
  readonly visits?: readonly string[];
  /** Only of visits of these kinds; without it, of all. */
  readonly kinds?: readonly VisitKind[];
  readonly source?: string;
}

/** A study definition with the form versions it refers to, as published and stored. */
export interface PublishedStudy {
  readonly definition: StudyDefinition;
  readonly forms: Readonly<Record<string, FormDefinition>>;
}
