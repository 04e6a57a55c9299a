import type { CourseDose } from './course.js';

/** What tells a dose of the course from every other. */
export function keyOf({ cycle, branch, day, part }: CourseDose): string {
  return `${branch ?? cycle}/${day}/${part?.number ?? 1}`;
}

/** `7.39 GBq`; empty where none is recorded. */
export function activityWords({ activity, unit }: Pick<CourseDose, 'activity' | 'unit'>): string {
  return [activity, unit].filter((part) => part !== null).join(' ');
}
