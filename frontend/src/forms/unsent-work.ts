import { allKeptWork, countOf, forgetAllWork } from './device-store.js';
import { resendKeptWork } from './resend-kept-work.js';

/**
 * Sends what is still kept for a person before they sign out.
 *
 * @returns how many values are left on this computer; they would be lost
 */
export async function sendBeforeSignOut(personId: string): Promise<number> {
  await resendKeptWork(personId, null);
  const left = await allKeptWork(personId);
  return left.reduce((sum, work) => sum + countOf(work), 0);
}

/** After signing out nothing typed stays readable for whoever comes next. */
export const forgetWork = forgetAllWork;
