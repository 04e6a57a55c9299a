import type { SignInRequest } from '@lutetia/shared/contract/requests/session';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { fetchSession, setSessionEnded, type SignedOut } from '../../../lib/session.js';

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
      queries.setQueryData(queryKeys.session, session);
      setSessionEnded(false);
      if (isSamePerson) void queries.invalidateQueries();
    },
  });
}
