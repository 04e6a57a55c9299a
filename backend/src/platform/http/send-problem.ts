import type { ServerResponse } from 'node:http';
import type { ProblemView } from '@lutetia/shared/contract/problem-codes';
import type { Problem } from './problem.js';
import { PROBLEM_WORDS } from './problem-words.js';

/** Answers with a problem in the shape of RFC 9457. Does nothing when an answer has begun already. */
export function sendProblem(response: ServerResponse, problem: Problem, requestId: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const view: ProblemView = {
    ...problem.extras,
    type: `/api/docs/problems#${problem.code}`,
    title: PROBLEM_WORDS[problem.code].title,
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    instance: `urn:uuid:${requestId}`,
  };
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(JSON.stringify(view));
}
