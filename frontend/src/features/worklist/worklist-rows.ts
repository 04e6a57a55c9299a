import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { nextStep, type NextStep } from './next-step.js';
import type { PressingLine } from './pressing.js';

/** A line of the list, by the id it is known by. */
export type Row = { readonly id: string } & (
  | { readonly line: PressingLine }
  | { readonly item: WorklistItemView }
);

export type Step =
  | Exclude<NextStep, { readonly kind: 'book' }>
  | { readonly kind: 'book'; readonly item: WorklistItemView }
  | { readonly kind: 'participant' };

/** What the line's one button does. */
export function stepOf(row: Row, mayRecord: boolean): Step {
  if ('line' in row) {
    const { formId } = row.line;
    return formId === null ? { kind: 'participant' } : { kind: 'form', formId };
  }
  const step = nextStep(row.item, mayRecord);
  return step.kind === 'book' ? { kind: 'book', item: row.item } : step;
}
