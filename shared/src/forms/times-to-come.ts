import { clockInZone, dayInZone } from '../calendar/instant.js';
import { toDayNumber } from '../calendar/calendar-day.js';
import { text } from '../study/words.js';
import type { ChangeProblem } from './changes.js';
import type { CompiledForm, TimeOfDay } from './compiled.js';
import type { FormDefinition } from './definition.js';
import { dayText } from './display.js';
import type { SiteMoment } from './read-value.js';
import type { FormValues, ItemValue } from './value.js';

/**
 * Times of day that an edit makes lie ahead, as an instant may not: on the site's own day, later than it is there. A time
 * is of the day that stands before it in its section.
 *
 * @param values - as they shall stand
 * @param changed - paths the edit changed; a time that stood already is not asked about again
 */
export function timesToCome(
  form: CompiledForm,
  values: FormValues,
  changed: readonly string[],
  { today, timeZone = null, latest = null }: SiteMoment,
): readonly ChangeProblem[] {
  // What every save asks is asked first: few forms have a time of day.
  if (form.timesOfDay.length === 0 || timeZone === null || latest === null) return [];
  if (dayInZone(latest, timeZone) !== toDayNumber(today)) return [];
  const now = clockInZone(latest, timeZone).slice(0, '00:00'.length);
  return form.timesOfDay.flatMap(({ time, day }) => {
    const path = [time.code, day.code].find((code) => changed.includes(code));
    const said = typedIn(values[time.code]);
    if (path === undefined || said === null || said <= now || typedIn(values[day.code]) !== today) return [];
    const message = `${text(time.label)} is ${dayText(today)} at ${said}, which is still to come.`;
    return [{ path, code: 'in-future' as const, message }];
  });
}

/** The times of day of a form that are held against the clock. */
export function timesWithDays(definition: FormDefinition): readonly TimeOfDay[] {
  return definition.sections
    .filter(({ repeating }) => repeating !== true)
    .flatMap(({ items }) =>
      items.flatMap((time, index) => {
        const day = items.slice(0, index).findLast(({ type }) => type === 'day');
        return time.type !== 'time' || day === undefined || day.mayBeFuture === true ? [] : [{ time, day }];
      }),
    );
}

function typedIn(value: ItemValue | undefined): string | null {
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
}
