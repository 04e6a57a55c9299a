import { PROBLEM_STATUS, type ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { PROBLEM_WORDS } from './problem-words.js';

export interface ProblemExtras {
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly [name: string]: unknown;
}

/**
 * A refused request: a code from the one list, travelling under its status.
 *
 * The detail says what happened, what was kept and what to do next; each code brings a sentence of its own, and a
 * place that knows more says more.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string = PROBLEM_WORDS[code].detail,
    readonly extras: ProblemExtras = {},
    /** Header fields the answer carries besides. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.status = PROBLEM_STATUS[code];
  }
}
