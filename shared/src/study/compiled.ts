/** A study made ready for planning: references resolved to positions, durations parsed, expressions compiled. */
import type { Duration } from '../calendar/duration.js';
import type { CompiledForm } from '../forms/compile.js';
import type { Condition } from './condition.js';
import type { DeviationKind, GroupDefinition, StudyDefinition, SubStudyDefinition } from './definition.js';
import type { DerivedFactDefinition } from './fact-definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import type { OutsideReach } from './outside-reach.js';
import type {
  CycleDefinition,
  EpochDefinition,
  FormActivity,
  VisitDefinition,
  VisitKind,
} from './visit-definition.js';

export interface CompiledStudy {
  readonly definition: StudyDefinition;
  readonly forms: ReadonlyMap<string, CompiledForm>;
  /** Form code -> its name. */
  readonly formNames: ReadonlyMap<string, string>;
  /** Form code -> the first item that holds a day or an instant: the day its data are of. */
  readonly dayItems: ReadonlyMap<string, string>;
  /**
   * Form code -> the items without which the schedule could not go on: the day of a visit, the day of a milestone that
   * its form always tells, whether and when a dose was given. What holds them cannot be marked absent as a whole.
   */
  readonly neededItems: ReadonlyMap<string, ReadonlySet<string>>;
  /** Form code -> what must be read to serve its uses; forms that use nothing from outside are not in it. */
  readonly outside: ReadonlyMap<string, OutsideReach>;
  readonly milestones: readonly CompiledMilestone[];
  readonly subStudies: readonly { readonly definition: SubStudyDefinition; readonly member: Condition }[];
  /** Groups of each arm that has any, by the arm's code, in the order their rules are asked. */
  readonly groups: ReadonlyMap<string, readonly CompiledGroup[]>;
  /** Facts that hold the arm allocated and the arm received. */
  readonly allocation: { readonly arm: string; readonly received: string | null };
  readonly derived: ReadonlyMap<string, CompiledDerived>;
  /** True over an administration form's items when a dose was given. */
  readonly doseGiven: Condition;
  /** True over an administration form's items when its infusion was broken off; null where the study does not say. */
  readonly doseInterrupted: Condition | null;
  /** Which instant of an administration starts a cycle's clock. */
  readonly clock: 'start' | 'end';
  /** Every visit of every cycle, in protocol order; repeats are one slot. */
  readonly slots: readonly VisitSlot[];
  /** Positions of the slots, each after all it hangs on. */
  readonly planningOrder: readonly number[];
  /** Positions of slots by `code/cycle`. */
  readonly slotsByKey: ReadonlyMap<string, number>;
  /** Positions of the visits with results that expire. */
  readonly validitySlots: readonly number[];
  /** Positions of all dose visits, in protocol order. */
  readonly doseSlots: readonly number[];
  /** The first rule that fits a departure says whether it is important; one that fits none is not recorded. */
  readonly deviations: readonly CompiledDeviationRule[];
}

export interface CompiledGroup {
  readonly definition: GroupDefinition;
  readonly when: Condition;
}

export interface CompiledDerived {
  readonly definition: DerivedFactDefinition;
  /** Unit a value must be in to count: another one would have to be converted by guess. Null where the item has none. */
  readonly itemUnit: string | null;
}

export interface CompiledDeviationRule {
  readonly kind: DeviationKind;
  readonly important: boolean;
  readonly visits: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<VisitKind> | null;
}

export interface CompiledMilestone {
  readonly definition: MilestoneDefinition;
  readonly when: Condition | null;
  /** True over the form's items when it was reached against the protocol. */
  readonly against: Condition | null;
  readonly closures: readonly CompiledClosure[];
}

export interface CompiledClosure {
  readonly epochs: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<VisitKind> | null;
  readonly when: Condition | null;
  readonly reason: string;
}

/** One visit of the protocol, in one cycle. */
export interface VisitSlot {
  readonly index: number;
  /** `code/cycle`: unique in a study. */
  readonly key: string;
  readonly code: string;
  /** 0 outside cycles. */
  readonly cycle: number;
  readonly definition: VisitDefinition;
  readonly epoch: EpochDefinition;
  readonly group: CycleDefinition | null;
  /** True when this visit's administration starts its cycle's clock. */
  readonly isDose: boolean;
  /** Position of the dose visit of the same cycle. */
  readonly doseSlot: number | null;
  readonly timing: CompiledTiming | null;
  readonly repeat: CompiledRepeat | null;
  readonly conditions: readonly Condition[];
  /** The rule that lets this visit's cycle follow; null where cycles are counted, and outside cycles. */
  readonly rule: CompiledCycleRule | null;
  readonly activities: readonly CompiledActivity[];
  /** True when some activity's results expire. */
  readonly hasValidity: boolean;
  /** The forms it asks for where no condition decides; null where one does. */
  readonly plainForms:
    | readonly { readonly form: string; readonly repetition: 1; readonly required: boolean }[]
    | null;
  /** What does not change from one participant to the next, by repetition, filled on first use. */
  readonly repetitions: SlotRepetition[];
}

/** One group of cycles whose number a rule decides. */
export interface CompiledCycleRule {
  readonly condition: Condition;
  /** First cycle number of the group. */
  readonly from: number;
  /** Cycles shown from the start. */
  readonly expected: number;
  /** Positions of the visits of each cycle, the first cycle first. */
  readonly cycles: readonly (readonly number[])[];
  /** Position of the dose visit of each cycle. */
  readonly doses: readonly number[];
}

/** A visit's names and its distance from the anchor, for one repetition. */
export interface SlotRepetition {
  readonly name: string;
  readonly shortName: string;
  readonly offset: Duration;
  /** ISO 8601, with its sign: `P16W`. */
  readonly offsetText: string;
  /** `+ 16 weeks`, `− 5 days`; empty on the anchor's own day. */
  readonly offsetWords: string;
}

export interface CompiledActivity {
  readonly definition: FormActivity;
  readonly when: Condition | null;
  readonly validity: CompiledValidity | null;
}

/** How old a result may be when something happens. */
export interface CompiledValidity {
  readonly event: Extract<CompiledAnchor, { kind: 'dose' | 'milestone' }>;
  /** Back from the event. */
  readonly back: Duration;
  /** `14 days`, `4 months`. */
  readonly words: string;
  readonly atMost: string;
}

export interface CompiledTiming {
  readonly anchor: CompiledAnchor;
  readonly anchorCode: string;
  readonly offset: Duration;
  readonly offsetText: string;
  readonly before: Duration | null;
  readonly after: Duration | null;
  readonly beforeText: string | null;
  readonly afterText: string | null;
  /** True when the offset is written in weeks, and so said in weeks. */
  readonly inWeeks: boolean;
  readonly byTheHour: boolean;
  readonly backwards: boolean;
  readonly assumed: string | null;
}

export type CompiledAnchor =
  | { readonly kind: 'screening' }
  /** The day the participant came under this version of the study. */
  | { readonly kind: 'amendment' }
  /** `carriers`: slots whose forms record the milestone; they project its day until it is reached. */
  | {
      readonly kind: 'milestone';
      readonly code: string;
      readonly name: string;
      readonly carriers: readonly number[];
    }
  | { readonly kind: 'dose'; readonly slot: number }
  /** Dose visits earlier in the protocol, the nearest first. */
  | { readonly kind: 'administration'; readonly slots: readonly number[] }
  | { readonly kind: 'visit'; readonly slot: number };

export interface CompiledRepeat {
  readonly every: Duration;
  /** Shown from the start. */
  readonly expected: number;
  readonly atMost: number;
  readonly open: boolean;
  /** Code of the milestone that ends it. */
  readonly until: string | null;
  readonly untilDay: {
    readonly anchor: CompiledAnchor;
    readonly code: string;
    readonly offset: Duration;
  } | null;
  /** Whether repetition k may follow, asked from the second on. */
  readonly condition: Condition | null;
}
