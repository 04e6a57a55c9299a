import type { Environment } from '@marcbachmann/cel-js';
import { activityDeviationPercent, decayedLu177 } from '../formulas/activity.js';
import {
  absorbedDoseWithNextGy,
  biologicallyEffectiveDoseGy,
  effectiveHalfLifeLu177Hours,
  furtherCyclesWithin,
  halfLifeBetweenHours,
  timeIntegratedActivity,
  type TimedActivity,
} from '../formulas/dosimetry.js';

/** Makes the formulas of activities and absorbed doses known to an environment. */
export function registerDosimetry(environment: Environment): void {
  environment
    .registerFunction('decayedLu177(double, double): double', (activity: number, hours: number) =>
      decayedLu177(activity, hours),
    )
    .registerFunction('activityDeviation(double, double): double', (given: number, planned: number) =>
      activityDeviationPercent(given, planned),
    )
    .registerFunction(
      'absorbedDoseWithNext(double, double, double): double',
      (cumulativeGy: number, nextGBq: number, gyPerGBq: number) =>
        absorbedDoseWithNextGy({ cumulativeGy, nextGBq, gyPerGBq }),
    )
    .registerFunction(
      'furtherCyclesWithin(double, double, double, double): double',
      (limitGy: number, cumulativeGy: number, nextGBq: number, gyPerGBq: number) =>
        furtherCyclesWithin(limitGy, { cumulativeGy, nextGBq, gyPerGBq }),
    )
    .registerFunction(
      'biologicallyEffectiveDose(double, double, double, double): double',
      (doseGy: number, alphaBetaGy: number, repairHalfTimeHours: number, effectiveHalfLifeHours: number) =>
        biologicallyEffectiveDoseGy({ doseGy, alphaBetaGy, repairHalfTimeHours, effectiveHalfLifeHours }),
    )
    .registerFunction('effectiveHalfLifeLu177(double): double', (biologicalHours: number) =>
      effectiveHalfLifeLu177Hours(biologicalHours),
    );
  ofTwoReadings(environment, 'halfLifeBetween', halfLifeBetweenHours);
  ofTwoReadings(environment, 'timeIntegratedActivity', timeIntegratedActivity);
}

function ofTwoReadings(
  environment: Environment,
  name: string,
  formula: (first: TimedActivity, second: TimedActivity) => number,
): void {
  environment.registerFunction(
    `${name}(double, double, double, double): double`,
    (first: number, firstHours: number, second: number, secondHours: number) =>
      formula({ activity: first, hours: firstHours }, { activity: second, hours: secondHours }),
  );
}
