import { Button } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { useMay } from '../../lib/session.js';
import { useCheckStudy } from './api/study-versions.js';
import { ChooseDefinition } from './components/choose-definition.js';
import { FaultList } from './components/fault-list.js';
import { LoadingSummary } from './components/loading-summary.js';
import { StudyTabs } from './components/study-tabs.js';
import {
  isRefusal,
  readDefinitionFiles,
  sizeRefusal,
  type DefinitionFiles,
  type FilesRefusal,
} from './definition-files.js';
import './study.css';

interface LoadPageProps {
  readonly study: string;
}

/** What was taken from files or from the clipboard, by what it is called on the page. */
interface Taken {
  readonly names: string;
  readonly files: DefinitionFiles;
}

/** Checks a definition, says every fault at once, and loads it when asked. */
export function LoadPage({ study }: LoadPageProps) {
  const t = useWords('study');
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refusal, setRefusal] = useState<FilesRefusal | null>(null);
  const check = useCheckStudy();
  const read = (texts: readonly { readonly name: string; readonly text: string }[]): void => {
    const files = readDefinitionFiles(texts);
    if (isRefusal(files)) return setRefusal(files);
    setTaken({ files, names: texts.map(({ name }) => name).join(', ') });
    check.mutate(files);
  };
  const choose = async (chosen: readonly File[]): Promise<void> => {
    check.reset();
    const tooLarge = sizeRefusal(chosen);
    setRefusal(tooLarge);
    if (tooLarge !== null || chosen.length === 0) return;
    read(await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  const paste = (text: string): void => {
    check.reset();
    const name = t('load.pasted');
    const tooLarge = sizeRefusal([{ name, size: new Blob([text]).size }]);
    setRefusal(tooLarge);
    if (tooLarge === null) read([{ name, text }]);
  };
  const again = (): void => {
    setTaken(null);
    check.reset();
  };
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
        <div className="study-checked" aria-live="polite">
          <p>
            {t('load.files', { names: taken.names })}{' '}
            <Button size="xs" variant="default" onClick={again} ml={8}>
              {t('load.again')}
            </Button>
          </p>
          <FaultList check={data.check} definition={taken.files.definition} />
          {data.loading !== null && data.check.outline !== null && (
            <LoadingSummary files={taken.files} loading={data.loading} outline={data.check.outline} />
          )}
        </div>
      )}
    </main>
  );
}

function refusalWords(refusal: FilesRefusal, t: ReturnType<typeof useWords>): string {
  const key = refusal.why === 'no-json' && refusal.line !== null ? 'no-json-line' : refusal.why;
  return t(`load.refused.${key}`, { ...refusal });
}
