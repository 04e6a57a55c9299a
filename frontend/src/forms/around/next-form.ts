import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';

/** A form and where it stands; `visit` is null for a form of the participant. */
export interface PlacedForm {
  readonly form: ScheduleFormView;
  readonly visit: ScheduleItemView | null;
}

const OPEN_STATES = new Set(['overdue', 'due', 'in-progress']);

/** Where a form stands in the schedule; null when it is not there (any more). */
export function placeOf(schedule: ScheduleView, formId: string): PlacedForm | null {
  for (const visit of schedule.items) {
    const form = visit.forms.find((candidate) => candidate.id === formId);
    if (form !== undefined) return { form, visit };
  }
  const own = schedule.forms.find((candidate) => candidate.id === formId);
  return own === undefined ? null : { form: own, visit: null };
}

/** The forms one leafs through together with this one: those of its visit, else those of the participant. */
export function formsBeside(schedule: ScheduleView, formId: string): readonly ScheduleFormView[] {
  const place = placeOf(schedule, formId);
  return place?.visit?.forms ?? schedule.forms;
}

/**
 * The form to go to after this one is complete: the next open form of the visit, then an earlier one left open, then
 * the first open form of a visit that is overdue, due or begun. Null when nothing is due.
 */
export function nextDueForm(schedule: ScheduleView, formId: string): PlacedForm | null {
  const place = placeOf(schedule, formId);
  const beside = place?.visit?.forms ?? [];
  const position = beside.findIndex((form) => form.id === formId);
  const inTurn = [...beside.slice(position + 1), ...beside.slice(0, Math.max(position, 0))];
  const next = inTurn.find(isOpen);
  if (next !== undefined) return { form: next, visit: place?.visit ?? null };
  for (const visit of schedule.items) {
    if (!OPEN_STATES.has(visit.state) || visit.id === place?.visit?.id) continue;
    const form = visit.forms.find(isOpen);
    if (form !== undefined) return { form, visit };
  }
  return null;
}

function isOpen(form: ScheduleFormView): boolean {
  return form.state !== 'complete' && form.required;
}
