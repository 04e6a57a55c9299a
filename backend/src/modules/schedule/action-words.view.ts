import type { FormState } from '@lutetia/shared/forms/value';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';

interface VisitBegun {
  readonly code: string;
  readonly cycle: number;
  readonly occurred: string | null;
}

interface FormBegun {
  readonly code: string;
  readonly state: FormState;
}

/**
 * What the button of a visit says. It leads to the first form not complete: `Record visit` while that is the visit's own,
 * the study's words, `Enter bloods`, while nothing else is entered, and `Continue` from then on.
 *
 * @param forms - those the visit asks for, in its order
 */
export function actionWords(
  { definition, slots, slotsByKey }: CompiledStudy,
  { code, cycle, occurred }: VisitBegun,
  forms: readonly FormBegun[],
): string {
  const visitForm = definition.roles.visit.form;
  const next = forms.find(({ state }) => state !== 'complete');
  if (next?.code === visitForm && next.state === 'not-started') return 'Record visit';
  const isBegun = forms.some(
    (form) =>
      form.state === 'in-progress' ||
      (occurred !== null && form.code !== visitForm && form.state === 'complete'),
  );
  const words = slots[slotsByKey.get(`${code}/${cycle}`) ?? -1]?.definition.action;
  return isBegun || words === undefined ? 'Continue' : text(words);
}
