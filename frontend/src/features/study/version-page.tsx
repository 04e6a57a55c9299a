import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { useMay } from '../../lib/session.js';
import { useSites } from '../../lib/study.js';
import { useProtocol, useStudyVersions } from './api/study-versions.js';
import { ActivationForm } from './components/activation-form.js';
import { FormsList } from './components/forms-list.js';
import { StudyTabs } from './components/study-tabs.js';
import { VersionDifference } from './components/version-difference.js';
import './study.css';

interface VersionPageProps {
  readonly study: string;
  readonly version: string;
}

/** One version: what it changes, and for those who may, making it live. */
export function VersionPage({ study, version }: VersionPageProps) {
  const t = useWords('study');
  const mayPublish = useMay(study, 'study.publish');
  const protocol = useProtocol(study, version);
  const versions = useStudyVersions(study);
  const sites = useSites(study);
  const failure = protocol.error ?? versions.error ?? sites.error;
  return (
    <main className="list-page study" id="content">
      <StudyTabs study={study} />
      <div className="list-head">
        <h1 className="h1">{t('version', { version })}</h1>
        <span className="grow" />
        <Link to="/$study/versions" params={{ study }}>
          {t('page.versions')}
        </Link>
      </div>
      {protocol.data !== undefined && protocol.data.protocol.amendment !== null && (
        <p className="study-title">{protocol.data.protocol.amendment}</p>
      )}
      {mayPublish &&
        protocol.data !== undefined &&
        versions.data !== undefined &&
        sites.data !== undefined && (
          <ActivationForm
            study={study}
            protocol={protocol.data.protocol}
            versions={versions.data}
            sites={sites.data}
          />
        )}
      {failure !== null && (
        <ProblemNotice
          problem={failure}
          what={t('versionFailed')}
          onRetry={() => void Promise.all([protocol.refetch(), versions.refetch(), sites.refetch()])}
        />
      )}
      {protocol.error === null && (
        <VersionDifference
          study={study}
          version={version}
          before={protocol.data?.previous ?? null}
          others={(versions.data ?? []).map((one) => one.version).filter((one) => one !== version)}
        />
      )}
      {protocol.data !== undefined && <FormsList study={study} protocol={protocol.data.protocol} />}
    </main>
  );
}
