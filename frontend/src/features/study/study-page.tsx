import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import { useState } from 'react';
import { ChoiceMenu } from '../../components/choice-menu.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { useSites } from '../../lib/study.js';
import { useProtocol, useStudyVersions } from './api/study-versions.js';
import { ActivitiesTable } from './components/activities-table.js';
import { ProtocolClose } from './components/protocol-close.js';
import { ProtocolHead } from './components/protocol-head.js';
import { StudyTabs } from './components/study-tabs.js';
import { VisitLines } from './components/visit-lines.js';
import { liveVersions, versionInForce, type LiveVersion } from './live-versions.js';
import './study.css';

interface StudyPageProps {
  readonly study: string;
}

/** The definition in force as a protocol reads: arms, schedule of activities, every visit in a sentence, forms. */
export function StudyPage({ study }: StudyPageProps) {
  const t = useWords('study');
  const versions = useStudyVersions(study);
  const sites = useSites(study);
  const [chosen, setChosen] = useState<string | null>(null);
  const live = liveVersions(versions.data ?? [], sites.data ?? []);
  const isKnown = versions.data !== undefined && sites.data !== undefined;
  const shown = chosen ?? (isKnown ? versionInForce(versions.data, live) : null);
  const failure = versions.error ?? sites.error;
  return (
    <main className="list-page study" id="content">
      <StudyTabs study={study} />
      {failure !== null && <ProblemNotice problem={failure} what={t('failed')} />}
      {isKnown && shown === null && <p className="sec">{t('noVersion')}</p>}
      {failure === null && !isKnown && <SkeletonRows rows={10} label={t('loading')} />}
      {isKnown && shown !== null && (
        <Protocol
          key={shown}
          study={study}
          shown={shown}
          versions={versions.data}
          live={live}
          onShow={setChosen}
        />
      )}
    </main>
  );
}

interface ProtocolProps {
  readonly study: string;
  readonly shown: string;
  readonly versions: readonly StudyVersionView[];
  readonly live: readonly LiveVersion[];
  readonly onShow: (version: string | null) => void;
}

function Protocol({ study, shown, versions, live, onShow }: ProtocolProps) {
  const t = useWords('study');
  const { data, error, isPending, refetch } = useProtocol(study, shown);
  if (isPending) return <SkeletonRows rows={12} label={t('loading')} />;
  if (error !== null)
    return <ProblemNotice problem={error} what={t('failed')} onRetry={() => void refetch()} />;
  const { protocol } = data;
  return (
    <>
      <ProtocolHead
        protocol={protocol}
        live={live.filter(({ version }) => version === shown)}
        choice={
          versions.length < 2 ? null : (
            <ChoiceMenu
              label={t('chooseVersion')}
              allLabel={t('facts.live')}
              choices={versions.map(({ version }) => ({ value: version, label: t('version', { version }) }))}
              value={shown}
              onChoose={onShow}
            />
          )
        }
      />
      <ActivitiesTable protocol={protocol} />
      <VisitLines protocol={protocol} />
      <ProtocolClose study={study} protocol={protocol} />
    </>
  );
}
