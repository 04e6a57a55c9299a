import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { FORM_PROBLEMS } from './problem-words/form-problems.js';
import { PARTICIPANT_PROBLEMS } from './problem-words/participant-problems.js';
import { REQUEST_PROBLEMS } from './problem-words/request-problems.js';
import { STUDY_PROBLEMS } from './problem-words/study-problems.js';
import type { ProblemWords } from './problem-words/words.js';

/** The short name and the plain sentence of every problem code. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...REQUEST_PROBLEMS,
  ...STUDY_PROBLEMS,
  ...PARTICIPANT_PROBLEMS,
  ...FORM_PROBLEMS,
};
