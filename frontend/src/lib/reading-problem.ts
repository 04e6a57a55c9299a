import { ApiProblem } from './api.js';

/**
 * Why there is nothing to show; null while there is.
 *
 * What was read before stays on the page when it cannot be read again for want of a connection. What the server
 * refuses to tell any longer, as after a transfer, does not.
 */
export function readingProblem({ data, error }: { data: unknown; error: Error | null }): Error | null {
  return data === undefined || isOutOfSight(error) ? error : null;
}

/** Whether it is not there for this person. */
export function isOutOfSight(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 403 || error.status === 404);
}
