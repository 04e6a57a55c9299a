import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { carriedRows } from '@lutetia/shared/schedule/carried-rows';
import { earlierValues, type EarlierForm } from '@lutetia/shared/schedule/earlier-values';
import type { CompiledStudy } from '@lutetia/shared/study/compile';

type Previous = Record<string, FormView['previous'][string]>;

/**
 * The last earlier value of each item: of the same analyte in any form, else of the same item in the same form.
 *
 * @param day - the form's own day; without one, everything dated counts as earlier
 */
export function previousValues(
  study: CompiledStudy,
  code: string,
  day: CalendarDay | null,
  earlier: readonly EarlierForm[],
): Previous {
  const form = study.forms.get(code);
  if (form === undefined) return {};
  const previous: Previous = {};
  for (const { definition: item, group } of form.items.values()) {
    if (group !== null || item.type === 'day' || item.type === 'instant' || item.type === 'time') continue;
    const last = earlierValues(study, code, item, earlier).find(({ on }) => day === null || on < day);
    if (last !== undefined) previous[item.code] = { value: last.value, on: last.on };
  }
  return { ...previous, ...carriedRows(study, form, day, earlier) };
}
