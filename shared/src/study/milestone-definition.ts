import type { Words } from '../forms/definition.js';
import type { ExpressionText } from './definition-text.js';
import type { VisitKind } from './visit-definition.js';

export type MilestoneKind =
  | 'consent'
  | 'inclusion'
  | 'screen-failure'
  | 'randomisation'
  | 'gate-failure'
  | 'end-of-treatment'
  | 'progression'
  | 'crossover'
  | 'pregnancy'
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
  /** Counts in a form of the participant's own, too: what was seen between two of those visits. */
  readonly outsideVisits?: boolean;
  /** May be reached again, each time with a form of its own: a consent renewed, a withdrawal widened. */
  readonly repeatable?: boolean;
  /** Item values written besides the day when the milestone itself is recorded: `{ OVRLRESP: 'PD' }`. */
  readonly sets?: Readonly<Record<string, string>>;
  /** Counts only when true over the form's items; without it, a completed form is enough. */
  readonly when?: ExpressionText;
  /** Against the protocol when true over the form's items, and reached all the same: `!IEYN`, not all criteria met. */
  readonly against?: { readonly when: ExpressionText; readonly reason: Words };
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
