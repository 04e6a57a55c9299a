import type { CompiledStudy } from '../study/compiled.js';
import type { FormRecord } from './records.js';

type Kept = Pick<FormRecord, 'visit' | 'repetition'>;

/**
 * Orders two records of one form where their days tell nothing: those of the participant's own first, then in protocol
 * order. Storage hands its rows over in any order; what is planned must not depend on it.
 *
 * @returns below 0 when `a` comes first; 0 only for the same record
 */
export function keptOrder(study: CompiledStudy, a: Kept, b: Kept): number {
  return (
    positionOf(study, a) - positionOf(study, b) ||
    compareText(keyOf(a), keyOf(b)) ||
    (a.visit?.repetition ?? 0) - (b.visit?.repetition ?? 0) ||
    a.repetition - b.repetition
  );
}

function positionOf({ slots, slotsByKey }: CompiledStudy, { visit }: Kept): number {
  return visit === null ? -1 : (slotsByKey.get(`${visit.code}/${visit.cycle}`) ?? slots.length);
}

function keyOf({ visit }: Kept): string {
  return visit === null ? '' : `${visit.code}/${visit.cycle}`;
}

/** Orders texts by their code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
