import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';

/** Whether a decision bears on the dose of a visit: on its own cycle, or on one before it that ends what follows. */
export function isOnDose({ visitId, laterVisitIds }: DecisionToActView, visit: string): boolean {
  return visitId === visit || laterVisitIds.includes(visit);
}
