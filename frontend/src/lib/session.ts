import { isGranted, type Permission, type Role } from '@lutetia/shared/contract/access';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useQuery } from '@tanstack/react-query';
import { actFor, ApiProblem, get, type CallOptions, type SessionEnd } from './api.js';
import { queryKeys } from './query-keys.js';
import { createStore, useStore } from './store.js';
import { rememberWorkKey } from './work-key.js';

/** Nobody is signed in; `demonstration` says that the demonstration accounts exist here. */
export interface SignedOut {
  readonly person: null;
  readonly demonstration: boolean;
}

const ended = createStore<SessionEnd | null>(null);

/** Marks the session as over, and why, or as taken up again (null); the page stays as it is. */
export function setSessionEnded(end: SessionEnd | null): void {
  ended.set(end);
}

export function useSessionEnded(): SessionEnd | null {
  return useStore(ended);
}

/** Makes a session this page's own: from now on all it does is done for that person. */
export function takeUpSession(session: SessionView | SignedOut): void {
  if (session.person !== null) rememberWorkKey(session);
  actFor(session.person?.id ?? null);
}

/** Marks this page's session as ended where somebody else, or nobody, is signed in by now. */
export function compareSession(
  mine: SessionView | SignedOut | undefined,
  now: SessionView | SignedOut,
): boolean {
  const isMine = mine?.person == null || mine.person.id === now.person?.id;
  if (!isMine) setSessionEnded(now.person === null ? 'over' : 'other-person');
  return isMine;
}

/** Who is signed in. Being signed out is an answer here, not a failure. */
export async function fetchSession(options: CallOptions = {}): Promise<SessionView | SignedOut> {
  try {
    return await get<SessionView>('/session', options);
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.status === 401) {
      return { person: null, demonstration: cause.view?.['demonstration'] === true };
    }
    throw cause;
  }
}

export function useSession() {
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ client }) => {
      const mine = client.getQueryData<SessionView | SignedOut>(queryKeys.session);
      const now = await fetchSession();
      // The page stays that of whom it was opened by.
      if (mine !== undefined && !compareSession(mine, now)) return mine;
      takeUpSession(now);
      return now;
    },
    staleTime: Infinity,
    gcTime: Infinity,
    retry: 1,
  });
}

/** The roles the signed-in person holds in a study. */
export function useRoles(study: string): readonly Role[] {
  const { data } = useSession();
  if (data === undefined || data.person === null) return [];
  return data.memberships.filter((membership) => membership.study === study).map(({ role }) => role);
}

/** Whether any of the person's roles, in whatever study, allows something that belongs to no study. */
export function useMayAnywhere(permission: Permission): boolean {
  const { data } = useSession();
  if (data === undefined || data.person === null) return false;
  return isGranted(
    data.memberships.map(({ role }) => role),
    permission,
  );
}

/** Whether to offer something; the server decides again. */
export function useMay(study: string, permission: Permission): boolean {
  return isGranted(useRoles(study), permission);
}
