import type { DayNumber } from '../calendar/types.js';
import type { VisitSlot } from '../study/compiled.js';
import type { ResolvedAnchor } from './anchors.js';
import type { DateBasis, PlannedForm, VisitFact, VisitStatus } from './types.js';

/** One planned visit in day numbers, before words are made of it. */
export interface Placement {
  readonly slot: VisitSlot;
  readonly repetition: number;
  readonly fact: VisitFact | null;
  readonly anchor: ResolvedAnchor | null;
  readonly status: VisitStatus;
  readonly basis: DateBasis;
  readonly target: DayNumber | null;
  readonly opens: DayNumber | null;
  readonly closes: DayNumber | null;
  readonly planned: DayNumber | null;
  readonly occurred: DayNumber | null;
  readonly hours: HoursWindow | null;
  readonly forms: readonly PlannedForm[];
  readonly expired: boolean;
  /** Why it is not applicable, waits for a condition, or was added. */
  readonly note: string | null;
}

/** A window counted in hours, as milliseconds since 1970-01-01T00:00Z. */
export interface HoursWindow {
  readonly target: number;
  readonly opens: number;
  readonly closes: number;
}

/** True when something of the visit is recorded that must stay in the plan. */
export function hasData(fact: VisitFact | null): boolean {
  if (fact === null) return false;
  if (fact.occurredOn !== null || fact.missed !== null || fact.skipped !== null) return true;
  return fact.forms.some((form) => form.state !== 'not-started');
}
