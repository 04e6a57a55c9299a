import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { countsAt } from '@lutetia/shared/schedule/milestone-records';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import type { StoredForm, StoredPlan } from '../schedule/stored-participant.queries.js';

/** A visit with the form a milestone is recorded in. */
export interface MilestonePlace {
  readonly visit: StoredPlan;
  readonly form: StoredForm;
}

/** The days a place is judged by: the milestone's own, and today at the site. */
export interface MilestoneDays {
  /** Null where only a month or a year is known. */
  readonly on: CalendarDay | null;
  readonly today: CalendarDay;
}

/** Every visit that holds a milestone's form where it counts, in protocol order. */
export function placesOf(
  planned: readonly StoredPlan[],
  forms: readonly StoredForm[],
  definition: MilestoneDefinition,
): readonly MilestonePlace[] {
  const byVisit = new Map(
    forms.filter(({ code }) => code === definition.form).map((form) => [form.visitId, form]),
  );
  return planned
    .filter(({ code }) => countsAt(definition, code))
    .flatMap((visit) => {
      const form = byVisit.get(visit.visitId);
      return form === undefined ? [] : [{ visit, form }];
    })
    .sort((a, b) => a.visit.order - b.visit.order);
}

/**
 * The visit a milestone belongs to, its form still open: the one of that day, else one whose window holds the day, else
 * the only visit there is for it, unless that one lies ahead. Null when no visit took place near the day.
 */
export function placeOn(
  study: CompiledStudy,
  places: readonly MilestonePlace[],
  days: MilestoneDays,
): MilestonePlace | null {
  const open = places.filter(({ form }) => form.state !== 'complete');
  const sameDay = open.find(({ visit }) => days.on !== null && visit.occurred === days.on);
  const within = open.find(({ visit }) => isAwaited(visit) && holds(visit, days.on));
  const regular = places.filter(({ visit }) => visit.kind !== 'unscheduled');
  const only = regular.length === 1 ? open.find(({ visit }) => visit === regular[0]?.visit) : undefined;
  const isBegun = only !== undefined && (!liesAhead(only.visit, days.today) || happensBy(study, only.visit));
  return sameDay ?? within ?? (isBegun ? only : null);
}

function isAwaited({ status, occurred }: StoredPlan): boolean {
  return occurred !== null || status === 'open' || status === 'in-progress';
}

function holds({ opens, closes, planned, occurred }: StoredPlan, on: CalendarDay | null): boolean {
  const from = opens ?? planned ?? occurred;
  const until = closes ?? planned ?? occurred;
  return on !== null && from !== null && until !== null && from <= on && on <= until;
}

/** A visit that was missed or skipped is awaited no more: what became of the participant instead is recorded in its form. */
function liesAhead({ status, opens, planned, occurred }: StoredPlan, today: CalendarDay): boolean {
  const from = opens ?? planned;
  const isGivenUp = status === 'missed' || status === 'skipped';
  return occurred === null && !isGivenUp && from !== null && from > today;
}

/** A visit that asks for no visit form of its own takes place when its milestone is recorded, before its day or after. */
function happensBy({ slots, definition }: CompiledStudy, { code, cycle }: StoredPlan): boolean {
  const slot = slots.find((one) => one.code === code && one.cycle === cycle);
  const { form: visitForm } = definition.roles.visit;
  return (
    slot?.definition.activities.every(({ form, optional }) => form !== visitForm || optional === true) ===
    true
  );
}
