import type { CalendarDay } from '../calendar/types.js';
import type { ItemDefinition } from '../forms/definition.js';
import type { FormValues, ItemValue } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { sameQuestion } from '../study/outside-reach.js';

/** A form of the participant that holds something. */
export interface EarlierForm {
  readonly form: string;
  readonly values: FormValues;
  /** The day of its visit. */
  readonly visitDay: CalendarDay | null;
}

export interface EarlierValue<Form> {
  readonly value: Extract<ItemValue, { v: unknown }>;
  readonly item: ItemDefinition;
  /** The day its form's data are of. */
  readonly on: CalendarDay;
  readonly form: Form;
}

/** Every dated value of an item, the newest first: of the same analyte in any form, else of the same item. */
export function earlierValues<Form extends EarlierForm>(
  study: CompiledStudy,
  own: string,
  item: ItemDefinition,
  others: readonly Form[],
): readonly EarlierValue<Form>[] {
  const found: EarlierValue<Form>[] = [];
  for (const form of others) {
    const definition = study.forms.get(form.form)?.definition;
    const same = definition === undefined ? null : sameQuestion(item, own, definition);
    const value = same === null ? undefined : form.values[same.code];
    const on = formDay(study, form.form, form.values) ?? form.visitDay;
    if (same === null || value === undefined || 'absent' in value || on === null) continue;
    found.push({ value, item: same, on, form });
  }
  return found.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** The day a form's data are of, by its own items. */
export function formDay(study: CompiledStudy, code: string, values: FormValues): CalendarDay | null {
  const item = study.dayItems.get(code);
  const value = item === undefined ? undefined : values[item];
  if (value === undefined || 'absent' in value || typeof value.v !== 'string' || value.v.length < 10)
    return null;
  return value.v.slice(0, 10) as CalendarDay;
}
