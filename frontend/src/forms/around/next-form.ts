import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';

/** A visit as far as going on from form to form asks for it. */
type VisitForms = Pick<ScheduleItemView, 'id' | 'state' | 'forms'>;

/** The visits and the participant's own forms. */
interface Course {
  readonly items: readonly VisitForms[];
  readonly forms: readonly ScheduleFormView[];
}

/** A form and where it stands; `visit` is null for a form of the participant. */
export interface PlacedForm {
  readonly form: ScheduleFormView;
  readonly visit: VisitForms | null;
}

/** Where a form stands in the schedule; null when it is not there (any more). */
export function placeOf(schedule: Course, formId: string): PlacedForm | null {
  for (const visit of schedule.items) {
    const form = visit.forms.find((candidate) => candidate.id === formId);
    if (form !== undefined) return { form, visit };
  }
  const own = schedule.forms.find((candidate) => candidate.id === formId);
  return own === undefined ? null : { form: own, visit: null };
}

/**
 * Whether a form stands in no visit and is added each time something happens, as an adverse event is. As long as the
 * schedule has not come, any form of no visit.
 */
export function isOccasional(
  form: { readonly id: string; readonly visit: unknown },
  schedule: Pick<Course, 'forms'> | null,
): boolean {
  if (form.visit !== null) return false;
  return schedule?.forms.find(({ id }) => id === form.id)?.repeating ?? true;
}

/**
 * The forms one leafs through together with this one: those of its visit, else those of the participant, but for blank
 * ones that a visit holds complete, as a consent is.
 */
export function formsBeside(schedule: Course, formId: string): readonly ScheduleFormView[] {
  const place = placeOf(schedule, formId);
  if (place?.visit != null) return place.visit.forms;
  const inVisits = new Set(
    schedule.items.flatMap(({ forms }) =>
      forms.flatMap(({ code, state }) => (state === 'complete' ? [code] : [])),
    ),
  );
  return schedule.forms.filter(
    ({ id, code, state }) => id === formId || state !== 'not-started' || !inVisits.has(code),
  );
}

/**
 * The form to go to after this one is complete: the next open form of the visit, then an earlier one left open. Null
 * when the visit has none left: another visit is another day, and is never entered unasked.
 */
export function nextFormOfVisit(schedule: Course, formId: string): ScheduleFormView | null {
  const beside = placeOf(schedule, formId)?.visit?.forms ?? [];
  const position = beside.findIndex((form) => form.id === formId);
  const inTurn = [...beside.slice(position + 1), ...beside.slice(0, Math.max(position, 0))];
  return inTurn.find(isOpen) ?? null;
}

function isOpen(form: ScheduleFormView): boolean {
  return form.state !== 'complete' && form.required;
}
