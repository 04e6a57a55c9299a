import { fixedDecimal } from '../expressions/decimal.js';
import type { FormValues } from './value.js';

/** An activity as recorded: `7.4` and `GBq`. */
export interface RecordedActivity {
  readonly value: string;
  readonly unit: string;
}

/** GBq in one of each unit an activity is recorded in; 1 Ci is 37 GBq exactly (SI brochure, table of non-SI units). */
const GIGABECQUERELS: Readonly<Record<string, number>> = { GBq: 1, MBq: 0.001, mCi: 0.037 };

/** Places of a sum over several units: 1 MBq is 0.001 GBq. */
const PLACES = 3;

/** The one quantity of an administration form that is an activity; null where none is recorded. */
export function activityOf(values: FormValues): RecordedActivity | null {
  for (const value of Object.values(values)) {
    if ('v' in value && typeof value.v === 'string' && isActivityUnit(value.unit))
      return { value: value.v, unit: value.unit };
  }
  return null;
}

/**
 * The sum of what was given, to the most digits recorded; in GBq, to a MBq, where the units differ. Null where one is
 * missing.
 */
export function totalActivity(given: readonly FormValues[]): RecordedActivity | null {
  const activities = given.map(activityOf).filter((activity) => activity !== null);
  const [first] = activities;
  if (first === undefined || activities.length < given.length) return null;
  if (activities.some(({ value }) => Number.isNaN(Number(value)))) return null;
  if (activities.every(({ unit }) => unit === first.unit)) {
    const digits = Math.max(...activities.map(({ value }) => value.split('.')[1]?.length ?? 0));
    const total = activities.reduce((sum, { value }) => sum + Number(value), 0);
    return { value: total.toFixed(digits), unit: first.unit };
  }
  return rounded(activities.reduce((sum, activity) => sum + gigabecquerels(activity), 0));
}

/** An activity in GBq, to a MBq; one recorded in GBq as it was written, as one that is no number. */
export function inGigabecquerels(activity: RecordedActivity): RecordedActivity {
  const amount = gigabecquerels(activity);
  return activity.unit === 'GBq' || Number.isNaN(amount) ? activity : rounded(amount);
}

function gigabecquerels({ value, unit }: RecordedActivity): number {
  return Number(value) * (GIGABECQUERELS[unit] ?? Number.NaN);
}

function rounded(amount: number): RecordedActivity {
  return { value: String(Number(fixedDecimal(amount, PLACES))), unit: 'GBq' };
}

function isActivityUnit(unit: string | undefined): unit is string {
  return unit !== undefined && Object.hasOwn(GIGABECQUERELS, unit);
}
