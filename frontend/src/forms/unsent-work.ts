import { valuesWaiting } from '../lib/left-work.js';
import { allKeptWork, countOf, forgetAllWork, isKept } from './device-store.js';
import { resendKeptWork } from './resend-kept-work.js';

/**
 * Sends what is still kept for a person before they sign out.
 *
 * @returns how many values are left on this computer; they would be lost
 */
export async function sendBeforeSignOut(personId: string): Promise<number> {
  try {
    await resendKeptWork(personId, null);
    const left = await allKeptWork(personId);
    return left.reduce((sum, work) => sum + countOf(work), 0);
  } catch {
    // A browser without a store keeps nothing: what this window still holds is all there is.
    return valuesWaiting();
  }
}

/** After signing out nothing typed stays readable for whoever comes next; without a store there is nothing. */
export async function forgetWork(personId: string): Promise<void> {
  await isKept(forgetAllWork(personId));
}
