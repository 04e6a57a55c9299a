import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';

/** What the one button of a line does. */
export type NextStep =
  | { readonly kind: 'book' }
  | { readonly kind: 'form'; readonly formId: string }
  /** Its own visit, or one that must come before it. */
  | { readonly kind: 'visit'; readonly visitId: string };

/**
 * The next step of a line: its next form once the visit is at hand or begun; before that nothing that records, but a
 * booking, or a look at the visit. A dose that was decided on leads to its visit, where the decision is acted on; what
 * waits for another visit leads to that one, unless it was begun all the same.
 */
export function nextStep(
  { visitId, group, booked, begun, decided, waitsFor, nextFormId }: WorklistItemView,
  mayRecord: boolean,
): NextStep {
  if (decided !== null) return { kind: 'visit', visitId };
  if (group === 'upcoming' && !begun) {
    return mayRecord && booked === null ? { kind: 'book' } : { kind: 'visit', visitId };
  }
  const [first] = waitsFor;
  if (first !== undefined && !begun) return { kind: 'visit', visitId: first };
  return nextFormId === null ? { kind: 'visit', visitId } : { kind: 'form', formId: nextFormId };
}
