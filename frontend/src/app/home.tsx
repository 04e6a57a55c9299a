import type { SessionView } from '@lutetia/shared/contract/views/session';
import { Navigate } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { apart } from '../lib/apart.js';
import { useMayAnywhere, useSession } from '../lib/session.js';
import { useStudies } from '../lib/study.js';
import { PageSkeleton } from './page-skeleton.js';
import { startOf } from './study-start.js';

const AllStudiesPage = apart(
  () => import('../features/worklist/all-studies-page.js').then((file) => file.AllStudiesPage),
  <PageSkeleton />,
);

/**
 * The start page: all of one's studies where there are several, else the worklist for those who enter and the
 * participants for those who read.
 */
export function Home() {
  const t = useWords('session');
  const session = useSession();
  const studies = useStudies();
  const mayManage = useMayAnywhere('person.manage');
  if (studies.isPending || session.isPending) return <PageSkeleton />;
  if (studies.data === undefined) {
    return (
      <main className="page-notice" id="content">
        <ProblemNotice
          problem={studies.error}
          what={t('cannotStart')}
          onRetry={() => void studies.refetch()}
        />
      </main>
    );
  }
  const readable = studies.data.filter(({ permissions }) => permissions.includes('participant.read'));
  const study = readable[0];
  if (study === undefined && mayManage) return <Navigate to="/people" replace />;
  if (readable.length > 1) return <AllStudiesPage />;
  if (study === undefined) return <NoStudy name={personName(session.data)} />;
  return <Navigate to={startOf(study.permissions)} params={{ study: study.code }} replace />;
}

function NoStudy({ name }: { readonly name: string }) {
  const t = useWords('session');
  return (
    <main className="page-notice" id="content">
      <h1 className="h1">{t('noStudy')}</h1>
      <p className="sec">{t('noStudyDetail', { name })}</p>
    </main>
  );
}

function personName(session: SessionView | { readonly person: null } | undefined): string {
  return session?.person?.name ?? '';
}
