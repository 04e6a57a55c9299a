import type { StudyLoadingView } from '@lutetia/shared/contract/views/study-definitions';
import type { StudyOutline } from '@lutetia/shared/study/outline';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useMayAnywhere } from '../../../lib/session.js';
import { useLoadStudy } from '../api/study-versions.js';
import type { DefinitionFiles } from '../definition-files.js';
import { DifferenceList } from './difference-list.js';

interface LoadingSummaryProps {
  readonly files: DefinitionFiles;
  /** What loading would do. */
  readonly loading: StudyLoadingView;
  readonly outline: StudyOutline;
}

/** What would be loaded, then the one button that loads it, then what was done. */
export function LoadingSummary({ files, loading, outline }: LoadingSummaryProps) {
  const t = useWords('study');
  const load = useLoadStudy();
  const { version, follows, changes } = loading;
  const { name } = outline;
  // Asked twice, the second answer finds the version there and knows of none before it: the check knew.
  if (load.data !== undefined) return <Loaded loaded={{ ...load.data, follows }} name={name} />;
  if (!loading.published) return <p>{t('load.same', { version, name })}</p>;
  return (
    <section className="study-load" aria-labelledby="study-load">
      <h2 className="h2" id="study-load">
        {follows === null
          ? t('load.newStudy', { name, version })
          : t('load.newVersion', { name, version, follows })}
      </h2>
      <p className="sec">
        {t('load.outline', {
          visits: outline.visits,
          sites: outline.sites,
          forms: outline.forms.length,
          assumed: outline.assumedTimings,
        })}{' '}
        {t(follows === null ? 'load.liveAtOnce' : 'load.liveLater')}
      </p>
      {load.isError && <ProblemNotice problem={load.error} what={t('load.failed')} />}
      <div>
        <Button
          loading={load.isPending}
          onClick={() =>
            load.mutate({ ...files }, { onSuccess: () => announce(t('load.done', { version, name })) })
          }
        >
          {t('load.do', { version })}
        </Button>
      </div>
      {follows !== null && (
        <>
          <h3 className="h3">{t('load.changes', { count: changes.length, follows })}</h3>
          <DifferenceList differences={changes} />
        </>
      )}
    </section>
  );
}

interface LoadedProps {
  readonly loaded: StudyLoadingView;
  readonly name: string;
}

function Loaded({ loaded: { study, version, follows }, name }: LoadedProps) {
  const t = useWords('study');
  const mayManage = useMayAnywhere('person.manage');
  return (
    <div className="note blue" role="status">
      <p className="m">{t('load.done', { version, name })}</p>
      <p>{t(follows === null ? 'load.doneNew' : 'load.doneLater')}</p>
      {follows !== null && (
        <Link to="/$study/versions/$version/changes" params={{ study, version }}>
          {t('load.toVersion')}
        </Link>
      )}
      {follows === null && mayManage && <Link to="/people">{t('load.toPeople')}</Link>}
    </div>
  );
}
