import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../../i18n/use-words.js';
import { send } from '../../../lib/api.js';
import { useSession } from '../../../lib/session.js';
import { tellTabs } from '../../../lib/tabs.js';

/**
 * Ends the session and loads the page anew, so that nothing of the last person stays in this window. Values not yet
 * saved go up first; what cannot go up is given up only after asking, and not left behind.
 */
export function useSignOut() {
  const t = useWords('session');
  const personId = useSession().data?.person?.id ?? null;
  return useMutation({
    // Put off until the network is back, it would sign out whoever sits here by then.
    networkMode: 'always',
    mutationFn: async (): Promise<boolean> => {
      if (!navigator.onLine) throw new Error('no connection');
      const { forgetWork, sendBeforeSignOut } = await import('../../../forms/unsent-work.js');
      const left = personId === null ? 0 : await sendBeforeSignOut(personId);
      if (left > 0 && !window.confirm(t('signOutLoses', { count: left }))) return false;
      await send('DELETE', '/session');
      if (personId !== null) {
        await forgetWork(personId);
        tellTabs({ kind: 'signed-out', personId });
      }
      return true;
    },
    onError: () => window.alert(t('signOutFailed')),
    onSuccess: (isOut) => {
      if (isOut) window.location.assign('/');
    },
  });
}
