import type { DayNumber } from '../calendar/types.js';
import type { DeviationKind } from '../study/definition.js';
import { repetitionOf } from './names.js';
import type { Placement } from './placement.js';

/** A departure as it is found, before the definition says whether it counts. */
export interface DeviationDraft {
  readonly kind: DeviationKind;
  readonly placement: Placement | null;
  readonly on: DayNumber | null;
  readonly days: number | null;
  readonly sentence: string;
  /** Tells causes of one kind apart where there is no visit to do so. */
  readonly cause?: string;
}

/** A placed visit's name. */
export function nameOf({ slot, repetition }: Placement): string {
  return repetitionOf(slot, repetition).name;
}

/** A name as it stands inside a sentence: `Cycle 2 dose` becomes `cycle 2 dose`. */
export function inside(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
