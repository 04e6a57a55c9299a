import { daysBetween } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant } from '../schedule/schedule.queries.js';
import type { StoredForm, StoredPlan } from '../schedule/schedule.queries.js';

/** Where a milestone's form is to be written. */
export type MilestoneTarget =
  | { readonly kind: 'form'; readonly form: StoredForm; readonly visitDay: CalendarDay | null }
  /** The participant has no such form of their own yet. */
  | { readonly kind: 'new'; readonly code: string; readonly repetition: number };

/**
 * Finds the form a milestone is recorded in: in the visit that awaits it nearest to the day, else any visit that has
 * it blank, else the participant's own; one more of their own where the milestone may be reached again.
 *
 * @throws Problem `milestone.already-reached` when the form is complete wherever it stands, or says that very day
 */
export function milestoneTarget(
  loaded: LoadedParticipant,
  definition: MilestoneDefinition,
  on: CalendarDay | null,
): MilestoneTarget {
  const { row, live } = loaded;
  const instances = row.forms.filter(({ code }) => code === definition.form);
  const inVisits = candidates(row.planned, instances, definition, on);
  const open = inVisits.find(({ form }) => form.state !== 'complete');
  if (open !== undefined) return { kind: 'form', form: open.form, visitDay: open.visit.occurred };

  const own = instances.filter(({ visitId }) => visitId === null);
  const blank = own.find(({ state }) => state !== 'complete');
  if (blank !== undefined) return { kind: 'form', form: blank, visitDay: null };
  const activity = live.study.definition.participantForms.find(({ form }) => form === definition.form);
  const again = sameDay(own, definition, on);
  if (again !== undefined) throw alreadyReached(loaded, definition, again);
  const repeats = definition.repeatable === true || activity?.repeating === true;
  if (repeats || (instances.length === 0 && definition.visits === undefined)) {
    return { kind: 'new', code: definition.form, repetition: own.length + 1 };
  }
  throw alreadyReached(loaded, definition, inVisits[0]?.form ?? own[0]);
}

interface Candidate {
  readonly visit: StoredPlan;
  readonly form: StoredForm;
}

/** Visits that hold the form: those still open first, each group by nearness to the day. */
function candidates(
  planned: readonly StoredPlan[],
  forms: readonly StoredForm[],
  { visits }: MilestoneDefinition,
  on: CalendarDay | null,
): Candidate[] {
  const rank = ({ status }: StoredPlan): number => (status === 'open' || status === 'in-progress' ? 0 : 1);
  const distance = (visit: StoredPlan): number => {
    const day = visit.occurred ?? visit.planned;
    return day === null || on === null ? Number.MAX_SAFE_INTEGER : Math.abs(daysBetween(day, on));
  };
  return planned
    .filter(({ code, kind }) => kind !== 'unscheduled' && (visits === undefined || visits.includes(code)))
    .flatMap((visit) => {
      const form = forms.find(({ visitId }) => visitId === visit.visitId);
      return form === undefined ? [] : [{ visit, form }];
    })
    .sort(
      (a, b) =>
        rank(a.visit) - rank(b.visit) ||
        distance(a.visit) - distance(b.visit) ||
        a.visit.order - b.visit.order,
    );
}

/** An instance of the participant's own that says the same day: sent twice, not reached twice. */
function sameDay(
  own: readonly StoredForm[],
  { day }: MilestoneDefinition,
  on: CalendarDay | null,
): StoredForm | undefined {
  return own.find(({ values }) => {
    const value = values[day];
    return on !== null && value !== undefined && 'v' in value && value.v === on;
  });
}

function alreadyReached(
  { row }: LoadedParticipant,
  { code }: MilestoneDefinition,
  form: StoredForm | undefined,
): Problem {
  const reached = row.milestones.find((milestone) => milestone.code === code);
  const since = reached?.on == null ? '' : ` since ${reached.on}`;
  const what =
    reached === undefined
      ? 'The form of this milestone is complete already'
      : `This milestone is recorded${since}`;
  return new Problem(
    'milestone.already-reached',
    `${what}. Nothing was changed. To correct it, open its form and change the field with a reason.`,
    { formId: form?.id ?? null },
  );
}
