import { isGranted, type Permission, type Role } from '@lutetia/shared/contract/access';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem, get, type CallOptions } from './api.js';
import { queryKeys } from './query-keys.js';
import { createStore, useStore } from './store.js';
import { rememberWorkKey } from './work-key.js';

/** Nobody is signed in; `demonstration` says that the demonstration accounts exist here. */
export interface SignedOut {
  readonly person: null;
  readonly demonstration: boolean;
}

const ended = createStore(false);

/** Marks the session as over (or taken up again); the page stays as it is. */
export function setSessionEnded(isOver: boolean): void {
  ended.set(isOver);
}

export function useSessionEnded(): boolean {
  return useStore(ended);
}

/** Who is signed in. Being signed out is an answer here, not a failure. */
export async function fetchSession(options: CallOptions = {}): Promise<SessionView | SignedOut> {
  try {
    const session = await get<SessionView>('/session', options);
    rememberWorkKey(session);
    return session;
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
    queryFn: () => fetchSession(),
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
