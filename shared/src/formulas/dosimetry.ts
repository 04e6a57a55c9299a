import { HALF_LIFE_HOURS } from './activity.js';
import { requirePositive } from './positive.js';

export interface DoseToCome {
  /** Absorbed dose of the cycles before, Gy; 0 before the first. */
  readonly cumulativeGy: number;
  /** Activity of the cycle to come, GBq. */
  readonly nextGBq: number;
  /** Absorbed dose to an activity as last measured, Gy/GBq. */
  readonly gyPerGBq: number;
}

/**
 * Absorbed dose after one more cycle, Gy: what was absorbed before, and the activity times the dose to an activity.
 *
 * @throws RangeError for a dose before below 0, and any other input that does not lie above 0
 */
export function absorbedDoseWithNextGy({ cumulativeGy, nextGBq, gyPerGBq }: DoseToCome): number {
  requirePositive({ nextGBq, gyPerGBq });
  if (!Number.isFinite(cumulativeGy) || cumulativeGy < 0)
    throw new RangeError(`cumulativeGy must not lie below 0: ${cumulativeGy}`);
  return cumulativeGy + nextGBq * gyPerGBq;
}

/** Takes no cycle away for what binary fractions add: 4.29 Gy seven times over are 30.03 Gy. */
const SLACK = 1e-9;

/**
 * Whole cycles like the next one that a limit still holds, itself included: 7 of 3.75 Gy after 3.75 Gy within 30 Gy.
 *
 * @throws RangeError as `absorbedDoseWithNextGy`, and for a limit that does not lie above 0
 */
export function furtherCyclesWithin(limitGy: number, toCome: DoseToCome): number {
  requirePositive({ limitGy });
  const eachGy = absorbedDoseWithNextGy({ ...toCome, cumulativeGy: 0 });
  const leftGy = limitGy + eachGy - absorbedDoseWithNextGy(toCome);
  return Math.max(0, Math.floor(leftGy / eachGy + SLACK));
}

export interface BedInputs {
  /** Absorbed dose of the cycle, Gy. */
  readonly doseGy: number;
  /** Alpha over beta of the organ, Gy: 2.6 for kidneys. */
  readonly alphaBetaGy: number;
  /** Half-time of the repair of sublethal damage, hours: 2.8 for kidneys. */
  readonly repairHalfTimeHours: number;
  /** Effective half-life of the activity in the organ, hours. */
  readonly effectiveHalfLifeHours: number;
}

/**
 * Biologically effective dose of a cycle, Gy, for one exponential without uptake: D + D²/(α/β) x Trep/(Trep + Teff).
 *
 * @throws RangeError for an input that does not lie above 0
 * @see Baechler S et al. Med Phys 2008;35:1123-34
 */
export function biologicallyEffectiveDoseGy(inputs: BedInputs): number {
  requirePositive({ ...inputs });
  const { doseGy, alphaBetaGy, repairHalfTimeHours, effectiveHalfLifeHours } = inputs;
  const unrepaired = repairHalfTimeHours / (repairHalfTimeHours + effectiveHalfLifeHours);
  return doseGy + (doseGy ** 2 / alphaBetaGy) * unrepaired;
}

/**
 * Effective half-life of 177Lu in an organ, hours: of decay and biological clearance together.
 *
 * @param biologicalHours - biological half-life
 * @throws RangeError for a half-life that does not lie above 0
 */
export function effectiveHalfLifeLu177Hours(biologicalHours: number): number {
  requirePositive({ biologicalHours });
  return 1 / (1 / HALF_LIFE_HOURS + 1 / biologicalHours);
}

/** An activity in an organ and the hours after the administration it was measured at. */
export interface TimedActivity {
  readonly activity: number;
  readonly hours: number;
}

/**
 * Half-life between two measurements of a falling activity, hours, by one exponential.
 *
 * @throws RangeError for an activity that does not lie above 0 or does not fall, and for hours not in order
 */
export function halfLifeBetweenHours(first: TimedActivity, second: TimedActivity): number {
  return Math.LN2 / fallPerHour(first, second);
}

/**
 * Time-integrated activity by one exponential through two measurements, from the administration on, in the unit of the
 * activity times hours.
 *
 * @throws RangeError as `halfLifeBetweenHours`
 */
export function timeIntegratedActivity(first: TimedActivity, second: TimedActivity): number {
  const fall = fallPerHour(first, second);
  return (first.activity * Math.exp(fall * first.hours)) / fall;
}

function fallPerHour(first: TimedActivity, second: TimedActivity): number {
  requirePositive({ first: first.activity, second: second.activity });
  if (!(first.hours >= 0) || !(second.hours > first.hours) || !Number.isFinite(second.hours))
    throw new RangeError(`hours must follow each other: ${first.hours}, ${second.hours}`);
  if (second.activity >= first.activity)
    throw new RangeError(`an activity must fall: ${first.activity}, ${second.activity}`);
  return Math.log(first.activity / second.activity) / (second.hours - first.hours);
}
