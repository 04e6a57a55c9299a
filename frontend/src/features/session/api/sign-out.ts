import { useMutation } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';

/** Ends the session and loads the page anew, so that nothing of the last person stays in this window. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => send('DELETE', '/session'),
    onSettled: () => window.location.assign('/'),
  });
}
