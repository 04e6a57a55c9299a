import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';

/**
 * Before the arm is known a cycle is planned in each arm, and the same dose stands in the list for each. It is told
 * once where nothing about it differs.
 */
export function toldOnce(doses: readonly AdministrationAheadView[]): readonly AdministrationAheadView[] {
  const said = new Set<string>();
  return doses.filter((dose) => {
    if (!dose.provisional) return true;
    const { participantId, name, day, opens, closes, plannedActivityGBq } = dose;
    const words = [participantId, name, day, opens, closes, plannedActivityGBq].join('|');
    if (said.has(words)) return false;
    said.add(words);
    return true;
  });
}
