import type { CreatePersonRequest, GrantMembershipRequest } from '@lutetia/shared/contract/requests/people';
import type { PersonView } from '@lutetia/shared/contract/views/people';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';

/** Everybody who may or might sign in. */
export function usePeople() {
  return useQuery({
    queryKey: queryKeys.people,
    queryFn: ({ signal }) => get<readonly PersonView[]>('/people', { signal }),
  });
}

export interface NewPerson {
  readonly person: Pick<Fields<CreatePersonRequest>, 'name' | 'email'>;
  readonly role: Fields<GrantMembershipRequest>;
  /** First password, which the person replaces when signing in; empty leaves it for later. */
  readonly password: string;
}

/** Adds a person with a role and a first password: all of it or nobody. */
export function useAddPerson() {
  return usePeopleChange(({ person, role, password }: NewPerson) => {
    const first = password === '' ? {} : { password };
    return send<PersonView>('POST', '/people', { ...person, ...first, ...role });
  });
}

/** One change to a person's account. */
export type PersonChange =
  | { readonly kind: 'disable' | 'enable' | 'sign-out' }
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'grant'; readonly role: Fields<GrantMembershipRequest> }
  | { readonly kind: 'end-calendar'; readonly feed: string }
  | { readonly kind: 'end'; readonly membership: string; readonly to: string };

export function useChangePerson(id: string) {
  return usePeopleChange((change: PersonChange) => sendChange(`/people/${id}`, change));
}

function sendChange(path: string, change: PersonChange): Promise<unknown> {
  switch (change.kind) {
    case 'disable':
    case 'enable':
      return send('PUT', path, { disabled: change.kind === 'disable' });
    case 'sign-out':
      return send('DELETE', `${path}/sessions`);
    case 'password':
      return send('PUT', `${path}/password`, { password: change.password });
    case 'grant':
      return send('POST', `${path}/memberships`, change.role);
    case 'end-calendar':
      return send('DELETE', `${path}/calendar-feeds/${change.feed}`);
    case 'end':
      return send('PUT', `${path}/memberships/${change.membership}`, { to: change.to });
  }
}

function usePeopleChange<Change>(work: (change: Change) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.people }),
  });
}
