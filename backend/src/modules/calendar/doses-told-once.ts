import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';

/**
 * One line for each participant and cycle: before the arm is known the same dose is planned in each arm. Where the arms
 * plan it for different days the earliest stands, and an activity only where all state the same.
 *
 * @param doses - the nearest first
 */
export function dosesToldOnce(doses: readonly AdministrationAheadView[]): readonly AdministrationAheadView[] {
  const told = new Map<string, AdministrationAheadView>();
  for (const dose of doses) {
    const key = dose.provisional ? `${dose.participantId}/${dose.cycle}` : dose.visitId;
    const first = told.get(key);
    told.set(key, first === undefined ? dose : toldWith(first, dose));
  }
  return [...told.values()];
}

function toldWith(first: AdministrationAheadView, later: AdministrationAheadView): AdministrationAheadView {
  const isSameActivity = first.plannedActivityGBq === later.plannedActivityGBq;
  return {
    ...first,
    isEarliest: first.isEarliest || first.day !== later.day,
    ...(isSameActivity ? {} : { plannedActivityGBq: null, plannedActivity: null }),
  };
}
