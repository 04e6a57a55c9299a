import { dayText } from '@lutetia/shared/forms/display';
import { Problem } from './problem.js';

/** Refuses a day before the year somebody was born in, as far as that is known. @throws Problem `request.invalid` */
export function requireAlive(yearOfBirth: number | null | undefined, day: string, path: string): void {
  if (yearOfBirth == null || Number(day.slice(0, 4)) >= yearOfBirth) return;
  const detail = `${dayText(day)} lies before the year of birth, ${yearOfBirth}. Nothing was saved. Correct the day or the year.`;
  const errors = [{ path, message: `must not lie before ${yearOfBirth}` }];
  throw new Problem('request.invalid', detail, { errors });
}
