import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { EarlierForm } from './forms.queries.js';

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
  const dated = earlier
    .map((other) => ({ ...other, on: formDay(study, other.code, other.values) ?? other.day }))
    .filter(({ on }) => on !== null && (day === null || on < day))
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1));
  const previous: Previous = {};
  for (const { definition: item, group } of form.items.values()) {
    if (group !== null || item.type === 'day' || item.type === 'instant' || item.type === 'time') continue;
    for (const other of dated) {
      const value = sameQuestion(study, code, item, other);
      if (value === null || other.on === null) continue;
      previous[item.code] = { value, on: other.on };
      break;
    }
  }
  return previous;
}

function sameQuestion(
  study: CompiledStudy,
  code: string,
  item: ItemDefinition,
  other: EarlierForm,
): ItemValue | null {
  if (other.code === code) return held(other.values[item.code]);
  if (item.analyte === undefined) return null;
  const items = study.forms.get(other.code)?.items.values() ?? [];
  for (const { definition } of items) {
    if (definition.analyte === item.analyte) return held(other.values[definition.code]);
  }
  return null;
}

function held(value: ItemValue | undefined): ItemValue | null {
  return value === undefined || 'absent' in value ? null : value;
}

/** The day a form's data are of, by its own items. */
export function formDay(study: CompiledStudy, code: string, values: FormValues): CalendarDay | null {
  const item = study.dayItems.get(code);
  const value = item === undefined ? undefined : values[item];
  if (value === undefined || 'absent' in value || typeof value.v !== 'string' || value.v.length < 10)
    return null;
  return value.v.slice(0, 10) as CalendarDay;
}
