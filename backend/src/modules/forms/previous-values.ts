import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { carriedRows } from '@lutetia/shared/schedule/carried-rows';
import { earlierValues } from '@lutetia/shared/schedule/earlier-values';
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
  readonly repetition: number;
}

/**
 * The last earlier value of each item: of the same analyte in any form, else of the same item in the same form. In the
 * second part of a dose the first part is earlier, though it is of the same day.
 */
export function previousValues(study: CompiledStudy, own: Own, earlier: readonly OutsideForm[]): Previous {
  const { code, day } = own;
  const form = study.forms.get(code);
  if (form === undefined) return {};
  const previous: Previous = {};
  for (const { definition: item, group } of form.items.values()) {
    if (group !== null || item.type === 'day' || item.type === 'instant' || item.type === 'time') continue;
    const known = earlierValues(study, code, item, earlier);
    const last =
      known.filter(({ form }) => isPartBefore(form, own)).toSorted(laterPartFirst)[0] ??
      known.find(({ on }) => day === null || on < day);
    if (last !== undefined) previous[item.code] = { value: last.value, on: last.on };
  }
  return { ...previous, ...carriedRows(study, form, day, earlier) };
}

function isPartBefore(form: OutsideForm, { code, visit, repetition }: Own): boolean {
  if (form.form !== code || visit === null || form.visit === null) return false;
  return visitKeyText(form.visit) === visitKeyText(visit) && form.repetition < repetition;
}

function laterPartFirst(a: { readonly form: OutsideForm }, b: { readonly form: OutsideForm }): number {
  return b.form.repetition - a.form.repetition;
}
