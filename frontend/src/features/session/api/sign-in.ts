import type { SignInRequest } from '@lutetia/shared/contract/requests/session';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { fetchSession, setSessionEnded, takeUpSession, type SignedOut } from '../../../lib/session.js';
import { tellTabs } from '../../../lib/tabs.js';

/** Signs in, then reads who one is. What the page holds stays unless it is another person's. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (request: Fields<SignInRequest>): Promise<SessionView | SignedOut> => {
      await send('POST', '/session', request);
      return fetchSession();
    },
    onSuccess: (session) => {
      const before = queries.getQueryData<SessionView | SignedOut>(queryKeys.session);
      const isSamePerson = before?.person?.id === session.person?.id;
      if (!isSamePerson)
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] });
      takeUpSession(session);
      queries.setQueryData(queryKeys.session, session);
      setSessionEnded(null);
      if (session.person !== null) tellTabs({ kind: 'signed-in', personId: session.person.id });
      if (isSamePerson) void queries.invalidateQueries();
    },
  });
}
