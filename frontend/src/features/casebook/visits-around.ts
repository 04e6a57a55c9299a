import { toCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { parsePartialDay, partialDayRange } from '@lutetia/shared/calendar/partial-day';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues } from '@lutetia/shared/forms/value';
import { amongVisits, indexOfDay } from '../../forms/visits-ahead.js';

const NEIGHBOURS = 4;

type Visit = Pick<ScheduleItemView, 'state' | 'kind' | 'planned' | 'target' | 'occurred'>;

/**
 * The visits beside a form: around its own visit, or around `day` where it belongs to none.
 *
 * @param day - the form's own day, or today
 */
export function visitsAround<V extends Visit>(
  items: readonly V[],
  visit: V | null,
  day: string,
): readonly V[] {
  const shown = amongVisits(items).filter((item) => item === visit || item.state !== 'not-applicable');
  const index = visit === null ? indexOfDay(shown, day) : shown.indexOf(visit);
  const first = Math.max(0, Math.min(index - NEIGHBOURS / 2, shown.length - NEIGHBOURS - 1));
  return shown.slice(first, first + NEIGHBOURS + 1).filter((item) => item !== visit);
}

/** The first day a form tells, such as the start of an adverse event; of a month or a year its first day. Null before that. */
export function formDay({ sections }: Pick<FormDefinition, 'sections'>, values: FormValues): string | null {
  for (const { code, type } of sections.flatMap(({ items }) => items)) {
    const value = values[code];
    if ((type !== 'day' && type !== 'partial-day') || value === undefined || !('v' in value)) continue;
    const day = typeof value.v === 'string' ? parsePartialDay(value.v) : null;
    if (day !== null) return toCalendarDay(partialDayRange(day).first);
  }
  return null;
}
