import { Problem } from './problem.js';

/** Fills the column in a preview while nobody has written why; a preview is rolled back. */
const NO_REASON_YET = 'not written yet';

/**
 * The reason of an act that may be tried out before anybody has written why.
 *
 * @param act - as the sentence begins: `A delay`
 * @throws Problem `request.invalid`: only a preview goes without
 */
export function reasonOf(act: string, { reason }: { readonly reason?: string }, preview: boolean): string {
  if (reason !== undefined) return reason;
  if (preview) return NO_REASON_YET;
  const detail = `${act} needs its reason. Nothing was changed. Write the reason and send again.`;
  throw new Problem('request.invalid', detail, {
    errors: [{ path: 'reason', message: 'reason should not be empty' }],
  });
}
