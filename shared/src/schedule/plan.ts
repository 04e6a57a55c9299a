import { toCalendarDay } from '../calendar/calendar-day.js';
import { utcInstant } from '../calendar/instant.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import { planContext, type PlanContext } from './context.js';
import { deviationsOf } from './deviations.js';
import { explain } from './explain.js';
import { repetitionOf } from './names.js';
import { isOutOfWindow, isPlannedOutside } from './out-of-window.js';
import { placeSlot } from './place.js';
import { isShifted, type Placement } from './placement.js';
import type { ParticipantFacts, PlannedVisit, SchedulePlan, VisitFlag } from './types.js';
import { markExpired } from './validity.js';

/** Room between two slots' positions: more repetitions than a visit can have. */
const REPETITIONS_PER_SLOT = 1000;

/** The plan of a number that nobody takes part under. */
export const NOTHING_PLANNED: SchedulePlan = { visits: [], deviations: [] };

/**
 * Plans a participant's visits: a pure function of the definition and the facts. It never asks what day it is.
 */
export function planSchedule(study: CompiledStudy, facts: ParticipantFacts): SchedulePlan {
  if (facts.isEnrolledInError) return NOTHING_PLANNED;
  const context = placeVisits(study, facts, null);
  return { visits: plannedVisits(context), deviations: deviationsOf(context) };
}

/**
 * Places every visit of a study on the calendar.
 *
 * @param kept - visits as an earlier version of the study placed them, by `code/cycle/repetition`; they stay so
 */
export function placeVisits(
  study: CompiledStudy,
  facts: ParticipantFacts,
  kept: ReadonlyMap<string, Placement> | null,
): PlanContext {
  const context = planContext(study, facts, kept);
  for (const index of study.planningOrder) {
    const slot = study.slots[index];
    if (slot !== undefined) context.placements[index] = placeSlot(context, slot);
  }
  markExpired(context);
  return context;
}

/** The visits of a plan in protocol order, days as text. */
export function plannedVisits(context: PlanContext): PlannedVisit[] {
  const visits: PlannedVisit[] = [];
  for (const { index } of context.study.slots) {
    for (const placement of context.placements[index] ?? []) visits.push(plannedVisit(placement, index));
  }
  return visits;
}

/** One placed visit with its days as text. */
export function plannedVisit(placement: Placement, position: number): PlannedVisit {
  const { slot, repetition } = placement;
  const { name, shortName } = repetitionOf(slot, repetition);
  const target = dayText(placement.target);
  return {
    code: slot.code,
    cycle: slot.cycle,
    repetition,
    name,
    shortName,
    epoch: slot.epoch.code,
    kind: slot.definition.kind,
    status: placement.status,
    basis: placement.basis,
    target,
    opens: dayText(placement.opens),
    closes: dayText(placement.closes),
    planned: placement.planned === placement.target ? target : dayText(placement.planned),
    occurred: dayText(placement.occurred),
    hours: placement.hours === null ? null : hoursText(placement.hours),
    flags: flagsOf(placement),
    explanation: explain(placement),
    forms: placement.forms,
    order: position * REPETITIONS_PER_SLOT + repetition,
  };
}

function hoursText({ target, opens, closes }: NonNullable<Placement['hours']>): PlannedVisit['hours'] {
  return {
    target: utcInstant(target),
    opens: opens === null ? null : utcInstant(opens),
    closes: closes === null ? null : utcInstant(closes),
  };
}

function dayText(day: DayNumber | null): CalendarDay | null {
  return day === null ? null : toCalendarDay(day);
}

const NO_FLAGS: readonly VisitFlag[] = [];

function flagsOf(placement: Placement): readonly VisitFlag[] {
  const shifted = isShifted(placement);
  const outside = placement.occurred === null ? isPlannedOutside(placement) : isOutOfWindow(placement);
  if (!shifted && !outside && !placement.expired) return NO_FLAGS;
  const flags: VisitFlag[] = [];
  if (outside) flags.push('out-of-window');
  if (shifted) flags.push('shifted');
  if (placement.expired) flags.push('expired');
  return flags;
}
