import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';

/** An activity as recorded: `7.4` and `GBq`. */
export interface Activity {
  readonly value: string;
  readonly unit: string;
}

/** The one quantity of an administration form that is an activity; null where none is recorded. */
export function activityOf({ values }: Pick<AdministrationView, 'values'>): Activity | null {
  for (const value of Object.values(values)) {
    if ('v' in value && typeof value.v === 'string' && /Bq$/.test(value.unit ?? ''))
      return { value: value.v, unit: value.unit ?? '' };
  }
  return null;
}

/** The sum of what was given in parts, to the most digits recorded; null where one is missing or the units differ. */
export function totalActivity(parts: readonly Pick<AdministrationView, 'values'>[]): Activity | null {
  const activities = parts.map(activityOf);
  const unit = activities[0]?.unit ?? null;
  if (unit === null) return null;
  let total = 0;
  let digits = 0;
  for (const activity of activities) {
    const number = Number(activity?.value);
    if (activity === null || activity.unit !== unit || Number.isNaN(number)) return null;
    digits = Math.max(digits, activity.value.split('.')[1]?.length ?? 0);
    total += number;
  }
  return { value: total.toFixed(digits), unit };
}
