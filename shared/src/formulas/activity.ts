import { requirePositive } from './positive.js';

const HALF_LIFE_DAYS = 6.647;
/** Physical half-life of 177Lu. */
export const HALF_LIFE_HOURS = HALF_LIFE_DAYS * 24;

/**
 * Activity of 177Lu some hours after it was measured, in the unit it was measured in; before that, with hours below 0.
 *
 * @throws RangeError for an activity below 0, and for what is no number
 * @see Lutathera, EMA summary of product characteristics, section 2: half-life 6.647 days
 */
export function decayedLu177(activity: number, hours: number): number {
  if (!Number.isFinite(activity) || activity < 0)
    throw new RangeError(`an activity must not lie below 0: ${activity}`);
  if (!Number.isFinite(hours)) throw new RangeError(`hours must be a number, not ${hours}`);
  return activity * 2 ** (-hours / HALF_LIFE_HOURS);
}

/**
 * How far an activity given is off the planned one, in per cent of the planned one; below 0 where less was given. Both in
 * one unit.
 *
 * @throws RangeError for a planned activity that does not lie above 0, or one given below 0
 */
export function activityDeviationPercent(given: number, planned: number): number {
  requirePositive({ planned });
  if (!Number.isFinite(given) || given < 0)
    throw new RangeError(`an activity must not lie below 0: ${given}`);
  return ((given - planned) / planned) * 100;
}
