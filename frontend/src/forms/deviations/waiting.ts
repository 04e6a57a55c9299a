import type { DeviationView } from '@lutetia/shared/contract/views/deviations';

/** Whether a deviation waits for the investigator: never acknowledged, or not as it stands now. */
export function isWaiting({
  state,
  acknowledgedAt,
}: Pick<DeviationView, 'state' | 'acknowledgedAt'>): boolean {
  return state === 'open' && acknowledgedAt === null;
}
