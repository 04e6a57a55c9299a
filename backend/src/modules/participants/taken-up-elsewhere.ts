import { codeOf } from '../../platform/database/connection-errors.js';
import { Problem } from '../../platform/http/problem.js';

/** As the database refuses to let somebody be screened again under two numbers. */
const TWICE = '23505';

/**
 * What to say where somebody was screened again under a number that is at another site by now, which the caller does not
 * see and is not told; any other error as it is.
 */
export function takenUpElsewhere(error: unknown, who: string, done: string): unknown {
  if (codeOf(error) !== TWICE) return error;
  const detail = `${who} was screened again already, under a number at another site. ${done} Ask the data manager.`;
  return new Problem('participant.not-rescreenable', detail);
}
