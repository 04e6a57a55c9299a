import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import type { LibraryStudy } from '../studies/study-library.js';

const totals = new WeakMap<CompiledForm, number>();
/** A blank form asks the same on any day. */
const ANY_DAY = '2000-01-01' as CalendarDay;

/** How many items a blank form asks for. @throws Error when the study has no such form */
export function blankTotal({ study }: LibraryStudy, code: string): number {
  const form = requireForm(study.forms, code);
  const known = totals.get(form);
  if (known !== undefined) return known;
  const { total } = evaluateForm(form, {}, { today: ANY_DAY });
  totals.set(form, total);
  return total;
}

/** A form of a study by its code. @throws Error when the study has no such form */
export function requireForm(forms: ReadonlyMap<string, CompiledForm>, code: string): CompiledForm {
  const form = forms.get(code);
  if (form === undefined) throw new Error(`the study has no form ${code}`);
  return form;
}
