import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';

/** What the one button of a line does. */
export type NextStep =
  { readonly kind: 'book' } | { readonly kind: 'form'; readonly formId: string } | { readonly kind: 'visit' };

/**
 * The next step of a line: its next form once the visit is at hand or begun; before that nothing that records, but a
 * booking, or a look at the visit.
 */
export function nextStep(
  { group, booked, begun, nextFormId }: WorklistItemView,
  mayRecord: boolean,
): NextStep {
  if (group === 'upcoming' && !begun) {
    return mayRecord && booked === null ? { kind: 'book' } : { kind: 'visit' };
  }
  return nextFormId === null ? { kind: 'visit' } : { kind: 'form', formId: nextFormId };
}
