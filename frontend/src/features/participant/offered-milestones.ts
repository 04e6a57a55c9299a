import type { MilestoneKind } from '@lutetia/shared/study/milestone-definition';

/** What rules a milestone out once it is reached: nobody fails at the gate after randomisation. */
const RULED_OUT_BY: Partial<Record<MilestoneKind, readonly MilestoneKind[]>> = {
  inclusion: ['screen-failure'],
  'screen-failure': ['inclusion'],
  randomisation: ['gate-failure', 'screen-failure'],
  'gate-failure': ['randomisation', 'screen-failure'],
  'end-of-treatment': ['screen-failure'],
  'lost-to-follow-up': ['death'],
};

/** What a milestone presupposes. */
const NEEDS: Partial<Record<MilestoneKind, MilestoneKind>> = {
  randomisation: 'inclusion',
  'gate-failure': 'inclusion',
  'end-of-treatment': 'inclusion',
};

/** Whether recording a milestone makes sense after what was reached. The server decides for itself. */
export function isOffered(kind: MilestoneKind, reached: readonly MilestoneKind[]): boolean {
  const needed = NEEDS[kind];
  if (needed !== undefined && !reached.includes(needed)) return false;
  return !(RULED_OUT_BY[kind] ?? []).some((other) => reached.includes(other));
}
