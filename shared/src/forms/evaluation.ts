import type { CalendarDay } from '../calendar/types.js';
import type { ExpressionValue } from '../expressions/types.js';
import type { Results } from './results.js';
import type { FormSummary, SectionSummary } from './summary.js';
import type { OutsideValues } from './uses.js';

/** What stands around a form when it is evaluated. */
export interface FormContext {
  /** The site's own calendar day. */
  readonly today: CalendarDay;
  /** The site's time zone and the latest instant that is not to come, to refuse what is typed as already past. */
  readonly timeZone?: string | null;
  readonly latest?: number | null;
  /** The day of the visit the form belongs to, where it is known. */
  readonly visitDay?: CalendarDay | null;
  /** The code and the cycle of that visit; checks that ask for them stay silent where they are not given. */
  readonly visitCode?: string | null;
  readonly cycle?: number | null;
  /** What the form uses from outside; what is not in it is absent. */
  readonly outside?: OutsideValues;
  /**
   * True of a completed form nobody is changing: what it worked out from outside stays as it was recorded, and a finding
   * says where something else would come out today.
   */
  readonly isSettled?: boolean;
  /** Language of the findings; English unless said. */
  readonly language?: string;
}

/** What became of a form's values. */
export interface FormEvaluation extends FormSummary {
  /** What `reevaluate` starts from; of no meaning elsewhere. */
  readonly trace: EvaluationTrace;
}

/** How an evaluation came about. */
export interface EvaluationTrace {
  readonly context: FormContext;
  readonly results: Results;
  /** What expressions see of the item at a path. */
  readonly operands: (path: string) => ExpressionValue | null;
  /** What each section comes to, by its code. */
  readonly parts: ReadonlyMap<string, SectionSummary>;
  /** Row ids of each repeating group, sorted. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}
