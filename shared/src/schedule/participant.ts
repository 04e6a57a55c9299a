import { daysBetween } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { MilestoneKind } from '../study/milestone-definition.js';
import { visitState } from './state.js';
import type { MilestoneFact, ParticipantFacts, PlannedVisit, SchedulePlan } from './types.js';

export type ParticipantStatus =
  | 'enrolled-in-error'
  | 'screening'
  | 'screen-failure'
  | 'included'
  | 'on-treatment'
  | 'assessment'
  | 'randomised'
  | 'gate-failure'
  | 'follow-up'
  | 'withdrawn'
  | 'dead'
  | 'lost-to-follow-up';

export const PARTICIPANT_STATUSES: readonly ParticipantStatus[] = [
  'enrolled-in-error',
  'screening',
  'screen-failure',
  'included',
  'on-treatment',
  'assessment',
  'randomised',
  'gate-failure',
  'follow-up',
  'withdrawn',
  'dead',
  'lost-to-follow-up',
];

/** Milestones that settle the status alone, the strongest first. */
const SETTLING: readonly (readonly [MilestoneKind, ParticipantStatus])[] = [
  ['death', 'dead'],
  ['lost-to-follow-up', 'lost-to-follow-up'],
  ['withdrawal', 'withdrawn'],
  ['gate-failure', 'gate-failure'],
  ['screen-failure', 'screen-failure'],
];

/** Where a participant stands in the trial, in one word. Milestones after `today` (there are none) would not count. */
export function participantStatus(
  study: CompiledStudy,
  facts: ParticipantFacts,
  plan: SchedulePlan,
  today: CalendarDay,
): ParticipantStatus {
  if (facts.isEnrolledInError) return 'enrolled-in-error';
  const reached = (kind: MilestoneKind): boolean =>
    facts.milestones.some(
      (milestone) => milestone.kind === kind && (milestone.on === null || milestone.on <= today),
    );
  for (const [kind, status] of SETTLING) if (reached(kind)) return status;
  if (reached('progression') || reached('end-of-treatment')) return 'follow-up';
  if (reached('randomisation')) return 'randomised';
  if (facts.administrations.length > 0)
    return isDoseToCome(study, facts, plan) ? 'on-treatment' : 'assessment';
  return reached('inclusion') ? 'included' : 'screening';
}

/** True while the epoch of the last dose still has a dose to give. */
function isDoseToCome(study: CompiledStudy, facts: ParticipantFacts, plan: SchedulePlan): boolean {
  const last = facts.administrations.at(-1);
  const slotOf = (visit: {
    readonly code: string;
    readonly cycle: number;
  }): (typeof study.slots)[number] | undefined =>
    study.slots.find((slot) => slot.code === visit.code && slot.cycle === visit.cycle);
  const epoch = last === undefined ? undefined : slotOf(last.visit)?.epoch.code;
  return plan.visits.some(
    (visit) =>
      visit.epoch === epoch &&
      (visit.status === 'open' || visit.status === 'in-progress') &&
      slotOf(visit)?.isDose === true &&
      visit.occurred === null,
  );
}

/**
 * Day in the trial, day 1 being the day of inclusion; null before. It stops at death, and is null where the day of death is
 * not wholly known.
 */
export function dayInTrial(facts: ParticipantFacts, today: CalendarDay): number | null {
  const inclusion = firstOf(facts, 'inclusion')?.on ?? null;
  const last = lastLived(facts, today);
  if (inclusion === null || last === null || last < inclusion) return null;
  return daysBetween(inclusion, last) + 1;
}

/** Today, or the day of a death before it; null where that day is not wholly known. */
function lastLived(facts: ParticipantFacts, today: CalendarDay): CalendarDay | null {
  const death = firstOf(facts, 'death');
  return death === undefined || (death.on !== null && death.on > today) ? today : death.on;
}

/**
 * The last dose given and which day of it today is, the day of the dose being day 1. A split dose is of the day of the part
 * that starts the clock. The days stop at death, and are null where its day is not wholly known or lies before the dose.
 */
export function lastDose(
  study: CompiledStudy,
  facts: ParticipantFacts,
  today: CalendarDay,
): { readonly cycle: number; readonly on: CalendarDay; readonly day: number | null } | null {
  const { administrations } = facts;
  const last = administrations.at(-1);
  if (last === undefined) return null;
  const key = `${last.visit.code}/${last.visit.cycle}`;
  const slot = study.slots[study.slotsByKey.get(key) ?? -1];
  const first = administrations.find(({ visit }) => `${visit.code}/${visit.cycle}` === key) ?? last;
  const { cycle, on } = slot?.group?.startsClock === 'last' ? last : first;
  const until = lastLived(facts, today);
  return { cycle, on, day: until === null || until < on ? null : daysBetween(on, until) + 1 };
}

/** True while the epoch of the last dose still has a visit to do: else treatment has ended, or another epoch runs. */
export function isTreatmentUnderWay(
  study: CompiledStudy,
  facts: ParticipantFacts,
  plan: SchedulePlan,
): boolean {
  const last = facts.administrations.at(-1);
  if (last === undefined) return false;
  const index = study.slotsByKey.get(`${last.visit.code}/${last.visit.cycle}`);
  const epoch = study.slots[index ?? -1]?.epoch.code;
  return plan.visits.some(
    (visit) => visit.epoch === epoch && (visit.status === 'open' || visit.status === 'in-progress'),
  );
}

/**
 * The visit to do next: of those with a day that holds, the earliest. A dose whose window is open does not come before the
 * bloods planned before it, though these are not due yet.
 */
export function nextVisit(plan: SchedulePlan, today: CalendarDay): PlannedVisit | null {
  let next: { readonly visit: PlannedVisit; readonly rank: number } | null = null;
  for (const visit of plan.visits) {
    const rank = URGENCY[visitState(visit, today)];
    if (rank === undefined || visit.planned === null) continue;
    const isSooner =
      next === null || rank < next.rank || (rank === next.rank && visit.planned < (next.visit.planned ?? ''));
    if (isSooner) next = { visit, rank };
  }
  return next?.visit ?? null;
}

const URGENCY: Readonly<Partial<Record<ReturnType<typeof visitState>, number>>> = {
  overdue: 0,
  due: 0,
  'in-progress': 0,
  'not-due': 0,
  provisional: 1,
};

function firstOf(facts: ParticipantFacts, kind: MilestoneKind): MilestoneFact | undefined {
  return facts.milestones.find((milestone) => milestone.kind === kind);
}
