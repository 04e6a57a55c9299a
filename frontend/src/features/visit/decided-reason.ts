import type { DecisionToActView } from '@lutetia/shared/contract/views/decisions';

/** The reason of the decision to do this with a visit, as its act proposes it; empty where nobody has decided so. */
export function decidedReason(
  decisions: readonly Pick<DecisionToActView, 'act' | 'visitId' | 'reason'>[],
  visitId: string,
  act: string,
): string {
  return decisions.find((decision) => decision.visitId === visitId && decision.act === act)?.reason ?? '';
}
