import { preferredActivity, type Activity } from './activity-unit.js';
import type { CompiledStudy, VisitSlot } from './compiled.js';
import type { CycleDefinition } from './visit-definition.js';

/** What a study plans to give at a dose. */
export interface PlannedDose {
  /** At administration. */
  readonly activityGBq: number;
  /** The same in the unit the study prefers, such as mCi; null where that is GBq. */
  readonly activity: Activity | null;
  /** Null where the study states none. */
  readonly route: Exclude<CycleDefinition['route'], undefined> | null;
}

/** Null on a visit that is no dose, and where the study states no activity. */
export function plannedDose(study: CompiledStudy, slot: VisitSlot): PlannedDose | null {
  const activityGBq = slot.isDose ? slot.group?.plannedActivityGBq : undefined;
  if (activityGBq === undefined) return null;
  return {
    activityGBq,
    activity: preferredActivity(study, activityGBq),
    route: slot.group?.route ?? null,
  };
}
