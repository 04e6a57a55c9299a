import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';

/** What the one button of a line does. */
export type NextStep =
  { readonly kind: 'book' } | { readonly kind: 'form'; readonly formId: string } | { readonly kind: 'visit' };

/**
 * The next step of a line: its next form once the visit is at hand or begun; before that nothing that records, but a
 * booking, or a look at the visit. What waits for another visit is looked at, unless it was begun all the same.
 */
export function nextStep(
  { group, booked, begun, waitsFor, nextFormId }: WorklistItemView,
  mayRecord: boolean,
): NextStep {
  if (group === 'upcoming' && !begun) {
    return mayRecord && booked === null ? { kind: 'book' } : { kind: 'visit' };
  }
  const isHindered = waitsFor.length > 0 && !begun;
  return nextFormId === null || isHindered ? { kind: 'visit' } : { kind: 'form', formId: nextFormId };
}
