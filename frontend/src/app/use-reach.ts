import type { Role } from '@lutetia/shared/contract/access';
import { useMay, useRoles } from '../lib/session.js';

/** Who reads over many participants; others reach a trail from its participant. */
const TRAIL_READERS: readonly Role[] = ['monitor', 'auditor', 'data-manager', 'investigator'];

/** Places of a study that keys lead to. */
export type Place = 'worklist' | 'participants' | 'calendar' | 'deviations' | 'trail';

/** Which of a study's places this person's role works in; none without a study. */
export function useReach(study: string | null): Readonly<Record<Place, boolean>> {
  const code = study ?? '';
  return {
    worklist: useMay(code, 'visit.record'),
    participants: useMay(code, 'participant.read'),
    calendar: useMay(code, 'worklist.read'),
    deviations: useMay(code, 'deviation.read'),
    trail: useRoles(code).some((role) => TRAIL_READERS.includes(role)),
  };
}
