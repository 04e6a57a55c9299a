import { toCalendarDay } from '../calendar/calendar-day.js';
import { utcInstant } from '../calendar/instant.js';
import type { CalendarDay, DayNumber } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import { planContext } from './context.js';
import { deviationsOf } from './deviations.js';
import { explain } from './explain.js';
import { repetitionOf } from './names.js';
import { isOutOfWindow } from './out-of-window.js';
import { placeSlot } from './place.js';
import type { Placement } from './placement.js';
import { markExpired } from './validity.js';
import type { ParticipantFacts, PlannedVisit, SchedulePlan, VisitFlag } from './types.js';

/** Room between two slots' positions: more repetitions than a visit can have. */
const REPETITIONS_PER_SLOT = 1000;

/**
 * Plans a participant's visits: a pure function of the definition and the facts. It never asks what day it is.
 */
export function planSchedule(study: CompiledStudy, facts: ParticipantFacts): SchedulePlan {
  const context = planContext(study, facts);
  for (const index of study.planningOrder) {
    const slot = study.slots[index];
    if (slot !== undefined) context.placements[index] = placeSlot(context, slot);
  }
  markExpired(context);
  const visits: PlannedVisit[] = [];
  for (const slot of study.slots) {
    for (const placement of context.placements[slot.index] ?? []) visits.push(plannedVisit(placement));
  }
  return { visits, deviations: deviationsOf(context) };
}

function plannedVisit(placement: Placement): PlannedVisit {
  const { slot, repetition, hours } = placement;
  const { name, shortName } = repetitionOf(slot, repetition);
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
    target: dayText(placement.target),
    opens: dayText(placement.opens),
    closes: dayText(placement.closes),
    planned: dayText(placement.planned),
    occurred: dayText(placement.occurred),
    hours:
      hours === null
        ? null
        : {
            target: utcInstant(hours.target),
            opens: utcInstant(hours.opens),
            closes: utcInstant(hours.closes),
          },
    flags: flagsOf(placement),
    explanation: explain(placement),
    forms: placement.forms,
    order: slot.index * REPETITIONS_PER_SLOT + repetition,
  };
}

function dayText(day: DayNumber | null): CalendarDay | null {
  return day === null ? null : toCalendarDay(day);
}

const NO_FLAGS: readonly VisitFlag[] = [];

function flagsOf(placement: Placement): readonly VisitFlag[] {
  const shifted = placement.fact !== null && placement.fact.delay !== null;
  const outside = isOutOfWindow(placement);
  if (!shifted && !outside && !placement.expired) return NO_FLAGS;
  const flags: VisitFlag[] = [];
  if (outside) flags.push('out-of-window');
  if (shifted) flags.push('shifted');
  if (placement.expired) flags.push('expired');
  return flags;
}
