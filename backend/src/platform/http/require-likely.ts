import { dayText } from '@lutetia/shared/forms/display';
import type { UnlikelyDay } from '@lutetia/shared/schedule/unlikely-days';
import { Problem } from './problem.js';

/** Refuses a day whose year is a slip of the pen. @throws Problem `request.invalid` with the limit */
export function requireLikely(unlikely: UnlikelyDay | null, path: string): void {
  if (unlikely === null) return;
  const { day, where, limit, side } = unlikely;
  const detail = `${dayText(day)} lies ${where}. Nothing was saved. Correct the year.`;
  const errors = [{ path, message: `must not lie ${side} ${dayText(limit)}` }];
  throw new Problem('request.invalid', detail, { errors });
}
