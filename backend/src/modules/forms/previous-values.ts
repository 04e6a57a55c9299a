import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { carriedRows } from '@lutetia/shared/schedule/carried-rows';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { OutsideValues } from '@lutetia/shared/forms/uses';
import { earlierValues, formDay } from '@lutetia/shared/schedule/earlier-values';
import { visitKeyText } from '@lutetia/shared/schedule/keys';
import type { OutsideForm } from '@lutetia/shared/schedule/outside-values';
import type { VisitKey } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';

type Previous = Record<string, FormView['previous'][string]>;

/** The form that is looked at. */
interface Own {
  readonly code: string;
  /** Its own day; without one, everything dated counts as earlier. */
  readonly day: CalendarDay | null;
  readonly visit: VisitKey | null;
  readonly visitDay: CalendarDay | null;
  readonly repetition: number;
}

/**
 * The last earlier value of each item: of the same analyte in any form, else of the same item in the same form. In the
 * second part of a dose the first part is earlier, though it is of the same day. Before it comes what this visit says
 * already: in another of its forms, or outside where the item says under which name.
 */
export function previousValues(
  study: CompiledStudy,
  own: Own,
  earlier: readonly OutsideForm[],
  outside: OutsideValues = {},
): Previous {
  const { code, day } = own;
  const form = study.forms.get(code);
  if (form === undefined) return {};
  const previous: Previous = {};
  for (const { definition: item, group } of form.items.values()) {
    const said =
      group === null ? (offered(item, own, outside) ?? saidInVisit(study, item, own, earlier)) : null;
    if (said !== null) {
      previous[item.code] = said;
      continue;
    }
    if (group !== null || item.type === 'day' || item.type === 'instant' || item.type === 'time') continue;
    const known = earlierValues(study, code, item, earlier);
    const last =
      known.filter(({ form }) => isPartBefore(form, own)).toSorted(laterPartFirst)[0] ??
      known.find(({ on }) => day === null || on < day);
    if (last !== undefined) previous[item.code] = { value: last.value, on: last.on };
  }
  return { ...previous, ...carriedRows(study, form, day, earlier) };
}

/** What stands outside under the name the item says, where it is of this visit's day. */
function offered(
  { offers }: ItemDefinition,
  { visitDay }: Own,
  outside: OutsideValues,
): Previous[string] | null {
  const [found] = offers === undefined ? [] : (outside[offers] ?? []);
  if (found === undefined || found.value === null || found.day === null || found.day !== visitDay)
    return null;
  return { value: { v: String(found.value) }, on: found.day };
}

/** What another form of the visit says to the same question: when the sample was taken, and where it was measured. */
function saidInVisit(
  study: CompiledStudy,
  { code: item, type, analyte, calculate }: ItemDefinition,
  { code, visit }: Own,
  others: readonly OutsideForm[],
): Previous[string] | null {
  if (analyte !== undefined || calculate !== undefined || visit === null) return null;
  for (const other of others) {
    const value = other.values[item];
    const isSame = study.forms.get(other.form)?.items.get(item)?.definition.type === type;
    const on = formDay(study, other.form, other.values) ?? other.visitDay;
    if (other.form === code || !isSame || value === undefined || 'absent' in value || on === null) continue;
    if (other.visit !== null && visitKeyText(other.visit) === visitKeyText(visit))
      return { value, on, saidIn: study.formNames.get(other.form) ?? other.form };
  }
  return null;
}

function isPartBefore(form: OutsideForm, { code, visit, repetition }: Own): boolean {
  if (form.form !== code || visit === null || form.visit === null) return false;
  return visitKeyText(form.visit) === visitKeyText(visit) && form.repetition < repetition;
}

function laterPartFirst(a: { readonly form: OutsideForm }, b: { readonly form: OutsideForm }): number {
  return b.form.repetition - a.form.repetition;
}
