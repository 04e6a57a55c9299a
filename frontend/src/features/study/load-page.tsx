import { Button } from '@mantine/core';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { useMay } from '../../lib/session.js';
import type { Checked } from './api/study-versions.js';
import { ChooseDefinition } from './components/choose-definition.js';
import { FaultList } from './components/fault-list.js';
import { LoadingSummary } from './components/loading-summary.js';
import { StudyTabs } from './components/study-tabs.js';
import type { FilesRefusal } from './definition-files.js';
import { useTakenDefinition, type Taken } from './use-taken-definition.js';
import './study.css';

interface LoadPageProps {
  readonly study: string;
}

/** Checks a definition, says every fault at once, and loads it when asked. */
export function LoadPage({ study }: LoadPageProps) {
  const t = useWords('study');
  const { taken, refusal, check, choose, paste, again } = useTakenDefinition();
  const mayPublish = useMay(study, 'study.publish');
  const { data } = check;
  return (
    <main className="list-page study" id="content">
      <StudyTabs study={study} />
      <div className="list-head">
        <h1 className="h1">{t('load.title')}</h1>
      </div>
      <p className="sec study-title">{t(mayPublish ? 'load.lead' : 'load.notYours')}</p>
      {refusal !== null && (
        <p className="note red study-refusal" role="alert">
          {refusalWords(refusal, t)}
        </p>
      )}
      {mayPublish && data === undefined && (
        <ChooseDefinition
          onChoose={(chosen) => void choose(chosen)}
          onPaste={paste}
          isBusy={check.isPending}
        />
      )}
      {check.isError && taken !== null && (
        <ProblemNotice
          problem={check.error}
          what={t('load.checkFailed')}
          onRetry={() => check.mutate(taken.files)}
        />
      )}
      {data !== undefined && taken !== null && (
        <CheckedDefinition taken={taken} checked={data} onAgain={again} />
      )}
    </main>
  );
}

interface CheckedDefinitionProps {
  readonly taken: Taken;
  readonly checked: Checked;
  readonly onAgain: () => void;
}

/** What was checked, its faults, and what loading it would do. */
function CheckedDefinition({ taken, checked: { check, loading }, onAgain }: CheckedDefinitionProps) {
  const t = useWords('study');
  return (
    <div className="study-checked" aria-live="polite">
      <p>
        {t('load.files', { names: taken.names })}{' '}
        <Button size="xs" variant="default" onClick={onAgain} ml={8}>
          {t('load.again')}
        </Button>
      </p>
      <FaultList check={check} definition={taken.files.definition} />
      {loading !== null && check.outline !== null && (
        <LoadingSummary files={taken.files} loading={loading} outline={check.outline} />
      )}
    </div>
  );
}

function refusalWords(refusal: FilesRefusal, t: ReturnType<typeof useWords>): string {
  const key = refusal.why === 'no-json' && refusal.line !== null ? 'no-json-line' : refusal.why;
  return t(`load.refused.${key}`, { ...refusal });
}
