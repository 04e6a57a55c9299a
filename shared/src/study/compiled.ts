/** A study made ready for planning: references resolved to positions, durations parsed, expressions compiled. */
import type { Duration } from '../calendar/duration.js';
import type { CompiledForm } from '../forms/compile.js';
import type { Condition } from './condition.js';
import type { DeviationKind, StudyDefinition, SubStudyDefinition } from './definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
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
  readonly milestones: readonly CompiledMilestone[];
  readonly subStudies: readonly { readonly definition: SubStudyDefinition; readonly member: Condition }[];
  /** True over an administration form's items when a dose was given. */
  readonly doseGiven: Condition;
  /** Every visit of every cycle, in protocol order; repeats are one slot. */
  readonly slots: readonly VisitSlot[];
  /** Positions of the slots, each after all it hangs on. */
  readonly planningOrder: readonly number[];
  /** `important` by kind; a kind that is not here is not recorded. */
  readonly deviations: ReadonlyMap<DeviationKind, boolean>;
}

export interface CompiledMilestone {
  readonly definition: MilestoneDefinition;
  readonly when: Condition | null;
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
  readonly activities: readonly CompiledActivity[];
  /** Names by repetition, filled on first use. */
  readonly names: Map<number, SlotNames>;
}

export interface SlotNames {
  readonly name: string;
  readonly shortName: string;
}

export interface CompiledActivity {
  readonly definition: FormActivity;
  readonly when: Condition | null;
  /** Oldest a result may be when the dose of the cycle is given, in whole days. */
  readonly validForDays: number | null;
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
  readonly byTheHour: boolean;
  readonly backwards: boolean;
  readonly assumed: string | null;
}

export type CompiledAnchor =
  | { readonly kind: 'screening' }
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
}
