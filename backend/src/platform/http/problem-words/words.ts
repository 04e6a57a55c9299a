import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';

export interface ProblemWords {
  readonly title: string;
  /** Said when the place that refuses has nothing more exact to say. */
  readonly detail: string;
}

/** Words of some of the problem codes. */
export type WordsOf = Readonly<Partial<Record<ProblemCode, ProblemWords>>>;
