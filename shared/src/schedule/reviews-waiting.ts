import { companionPath } from '../laboratory/companions.js';
import type { FormState, FormValues } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { text } from '../study/words.js';
import { textOf } from './dated-forms.js';

/** A form the investigator is to review as it stands: a serious adverse event. */
export interface ReviewWaiting {
  readonly formId: string;
  /** As written: `Septic shock`; the name of its form while nobody wrote what it was. */
  readonly event: string;
  /** Worst grade of CTCAE; null where none is recorded. */
  readonly grade: number | null;
  /** It is reviewed once its form is complete. */
  readonly inProgress: boolean;
}

interface ReviewedForm {
  readonly id: string;
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
}

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = { name: 'AETERM', grade: 'AETOXGR' } as const;

/** Whether the definition asks for a review of what a form holds, and nobody has reviewed it as it stands. */
export function waitsForReview(reviewed: string | undefined, values: FormValues): boolean {
  return (
    reviewed !== undefined &&
    textOf(values, reviewed) === 'Y' &&
    values[companionPath('reviewed', reviewed)] === undefined
  );
}

/** Whether a save changes what lists tell of a review, be it in a draft. */
export function changesReview(reviewed: string | undefined, before: FormValues, after: FormValues): boolean {
  const told = (values: FormValues): string =>
    waitsForReview(reviewed, values)
      ? JSON.stringify([textOf(values, EVENT.name), textOf(values, EVENT.grade)])
      : '';
  return told(before) !== told(after);
}

/** The forms that wait for a review, completed ones first, each in the order given. */
export function reviewsWaiting(
  study: CompiledStudy,
  forms: readonly ReviewedForm[],
): readonly ReviewWaiting[] {
  const waiting = forms.flatMap(({ id, code, state, values }): ReviewWaiting[] => {
    const definition = study.forms.get(code)?.definition;
    if (state === 'not-started' || !waitsForReview(definition?.reviewed, values)) return [];
    const grade = Number(textOf(values, EVENT.grade) ?? '');
    return [
      {
        formId: id,
        event: textOf(values, EVENT.name) ?? text(definition?.name ?? code),
        grade: grade >= 1 && grade <= 5 ? grade : null,
        inProgress: state !== 'complete',
      },
    ];
  });
  return waiting.toSorted((a, b) => Number(a.inProgress) - Number(b.inProgress));
}
