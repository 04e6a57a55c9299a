import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { Problem } from './problem.js';

const VERSION = /^(?:W\/)?"?(\d{1,9})"?$/;

/**
 * The version a change was made to, from `If-Match`: `"3"`, `3` or `W/"3"`.
 *
 * @param missing - the code to refuse with when the header is not there
 * @throws Problem `request.invalid` when the header is no version
 */
export function requireVersion(header: string | undefined, missing: ProblemCode): number {
  if (header === undefined || header.trim() === '') throw new Problem(missing);
  const version = VERSION.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new Problem(
      'request.invalid',
      'If-Match must hold the version you saw, such as "3". Nothing was saved.',
      {
        errors: [{ path: 'If-Match', message: 'is not a version' }],
      },
    );
  }
  return Number(version);
}
