import type { VisitKey } from './types.js';

/** A visit's identity as text, for maps: `D1/2/1`. */
export function visitKeyText({ code, cycle, repetition }: VisitKey): string {
  return `${code}/${cycle}/${repetition}`;
}
