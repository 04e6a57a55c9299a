import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';

/** The forms of one kind that belong to a participant and to no visit. */
export interface FormsBesideVisits {
  readonly code: string;
  readonly name: string;
  /** Those begun or complete, the earliest first. */
  readonly entries: readonly ScheduleFormView[];
  /** The one that waits to be begun. */
  readonly blank: ScheduleFormView | null;
  /** One more may be added where none waits. */
  readonly repeating: boolean;
}

/**
 * Logs and other forms of a participant, in the order of the study.
 *
 * @param milestoneForms - codes of forms that say a milestone; those have a list of their own
 */
export function formsBesideVisits(
  forms: readonly ScheduleFormView[],
  milestoneForms: ReadonlySet<string>,
): readonly FormsBesideVisits[] {
  const codes = [...new Set(forms.map(({ code }) => code))].filter((code) => !milestoneForms.has(code));
  return codes.map((code) => {
    const alike = forms
      .filter((form) => form.code === code)
      .toSorted((one, other) => one.repetition - other.repetition);
    return {
      code,
      name: alike[0]?.name ?? code,
      entries: alike.filter(({ state }) => state !== 'not-started'),
      blank: alike.find(({ state }) => state === 'not-started') ?? null,
      repeating: alike.some(({ repeating }) => repeating),
    };
  });
}
