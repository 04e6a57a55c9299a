import type { SessionView } from '@lutetia/shared/contract/views/session';
import { useEffect } from 'react';
import { Outlet } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { SignInAgain } from '../features/session/sign-in-again.js';
import { SignInPage } from '../features/session/sign-in-page.js';
import { apart } from '../lib/apart.js';
import { useActivity } from '../lib/activity.js';
import { setSessionEnded, useSession, useSessionEnded } from '../lib/session.js';
import { hearTabs } from '../lib/tabs.js';
import { PageSkeleton } from './page-skeleton.js';
import { TopBar } from './top-bar.js';

const NewPasswordPage = apart(
  () => import('../features/account/new-password-page.js').then((file) => file.NewPasswordPage),
  <PageSkeleton />,
);

/** Signed out: the sign-in page at whatever address was asked for. Signed in: the shell around the page. */
export function Root() {
  const t = useWords('session');
  const session = useSession();
  if (session.isPending) return <PageSkeleton />;
  if (session.data === undefined) {
    return (
      <main className="page-notice" id="content">
        <ProblemNotice
          problem={session.error}
          what={t('cannotStart')}
          onRetry={() => void session.refetch()}
        />
      </main>
    );
  }
  if (session.data.person === null) return <SignInPage isDemonstration={session.data.demonstration} />;
  if (session.data.mustChangePassword) {
    return <NewPasswordPage email={session.data.person.email} />;
  }
  return <Shell session={session.data} />;
}

/** Follows what happens in other tabs: this one never goes on in the name of who signed in there. */
function useOtherTabs(personId: string): void {
  useEffect(
    () =>
      hearTabs((message) => {
        const isMine = message.personId === personId;
        if (message.kind === 'signed-in') setSessionEnded(isMine ? null : 'other-person');
        else if (isMine) void leave(personId);
      }),
    [personId],
  );
}

/** Signed out elsewhere: what was given up there is not kept again from here. */
async function leave(personId: string): Promise<void> {
  const { stopKeeping } = await import('../forms/device-store.js');
  stopKeeping(personId);
  window.location.assign('/');
}

function Shell({ session }: { readonly session: SessionView }) {
  const t = useWords('common');
  const end = useSessionEnded();
  useActivity(session, end === null);
  const personId = session.person.id;
  useOtherTabs(personId);
  useEffect(() => {
    void import('../forms/device-store.js').then(({ tellLeftWork }) => tellLeftWork(personId));
  }, [personId]);
  return (
    <>
      <a className="skip" href="#content">
        {t('skipToContent')}
      </a>
      <TopBar session={session} />
      <div className="page">
        <Outlet />
      </div>
      {end !== null && <SignInAgain person={session.person} end={end} />}
    </>
  );
}
