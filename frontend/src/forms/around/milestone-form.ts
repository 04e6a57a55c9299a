import type {
  ScheduleFormView,
  ScheduleItemView,
  ScheduleView,
} from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';

type Milestone = StudyView['milestones'][number];

/** As much of a schedule as holds a milestone's form. */
export interface Course {
  readonly items: readonly Pick<ScheduleItemView, 'code' | 'state' | 'occurred' | 'forms'>[];
  readonly forms: ScheduleView['forms'];
}

const AWAITED = new Set<ScheduleItemView['state']>(['due', 'overdue', 'in-progress']);

/**
 * The form a milestone goes on to be recorded on: the one begun; else, where it requires more than a few answers beside
 * the day, the one of the visit that is awaited or took place, or the participant's own. Null where a day and those
 * answers will do, or no form is there for it yet.
 */
export function milestoneForm(
  { items, forms }: Course,
  { form: code, visits, onForm }: Milestone,
): ScheduleFormView | null {
  const isOpen = (form: ScheduleFormView): boolean => form.code === code && form.state !== 'complete';
  const places = items
    .filter((item) => visits === null || visits.includes(item.code))
    .map(({ state, occurred, forms: held }) => ({
      isAwaited: occurred !== null || AWAITED.has(state),
      form: held.find(isOpen),
    }));
  const own = visits === null ? forms.filter(isOpen) : [];
  const open = [...places.flatMap(({ form }) => form ?? []), ...own];
  const begun = open.find(({ state }) => state === 'in-progress');
  if (begun !== undefined || !onForm) return begun ?? null;
  const awaited = places.flatMap(({ form, isAwaited }) => (isAwaited ? (form ?? []) : [])).at(-1);
  return awaited ?? own[0] ?? (open.length === 1 ? (open[0] ?? null) : null);
}
