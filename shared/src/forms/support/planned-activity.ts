import type { OutsideValues } from '../uses.js';

/** What an administration form knows of the activity its study plans for the cycle. */
export function plannedActivity(gigabecquerels: number): OutsideValues {
  const text = `${gigabecquerels} GBq`;
  const label = 'Planned activity';
  return { plannedActivity: [{ value: gigabecquerels, text, label, day: null, form: null, visit: null }] };
}
