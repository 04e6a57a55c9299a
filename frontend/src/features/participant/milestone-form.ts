import type { ScheduleFormView, ScheduleView } from '@lutetia/shared/contract/views/schedule';

/** The form a milestone is written on: the participant's own, else the first open one of a visit. */
export function milestoneForm(schedule: ScheduleView, code: string): ScheduleFormView | null {
  const all = [...schedule.forms, ...schedule.items.flatMap((item) => item.forms)].filter(
    (form) => form.code === code,
  );
  return all.find((form) => form.state !== 'complete') ?? all[0] ?? null;
}
