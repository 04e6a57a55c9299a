import { Button, FileButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { ApiProblem } from '../../../lib/api.js';
import type { FileImport } from '../api/change-laboratories.js';
import { fileText } from '../file-text.js';
import { ActDialog } from './act-dialog.js';

interface FileActProps {
  /** Whose words it speaks with: `import` for ranges, `results`. */
  readonly words: 'import' | 'results';
  readonly columns: string;
  readonly run: {
    readonly mutate: (file: FileImport, then?: { readonly onSuccess: () => void }) => void;
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
  };
  /** How many lines of the file previewed would change something; null while there is no preview. */
  readonly news: number | null;
  /** What the file would do, or did. */
  readonly children: ReactNode;
  readonly isDone?: boolean;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** A file of values: first what it would do, or every fault of it; then taken whole. */
export function FileAct(props: FileActProps) {
  const { words, columns, run, news, children, isDone = false, onTaken, onClose } = props;
  const t = useWords('laboratories');
  const [csv, setCsv] = useState<string | null>(null);
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const text = fileText(await file.arrayBuffer());
    setCsv(text);
    if (text.trim() !== '') run.mutate({ csv: text, preview: true });
  };
  const isEmpty = csv?.trim() === '';
  const take = (): void => {
    if (csv !== null) run.mutate({ csv, preview: false }, { onSuccess: onTaken });
  };
  return (
    <ActDialog title={t(`${words}.title`)} onClose={onClose}>
      <div className="lr-act">
        {!isDone && (
          <p className="sec">
            {t(`${words}.lead`)} <code>{columns}</code>
          </p>
        )}
        {isEmpty && (
          <p role="alert" className="note red problem">
            {t('import.empty')}
          </p>
        )}
        {!isEmpty && run.isError && <FileFaults problem={run.error} what={t(`${words}.refused`)} />}
        {!isEmpty && children}
        <FileFoot
          words={words}
          isDone={isDone}
          isAnother={csv !== null}
          news={isEmpty ? null : news}
          isPending={run.isPending}
          onTake={take}
          onChoose={(file) => void choose(file)}
          onClose={onClose}
        />
      </div>
    </ActDialog>
  );
}

interface FileFootProps extends Pick<FileActProps, 'words' | 'news' | 'onClose'> {
  readonly isDone: boolean;
  /** Whether a file was chosen before. */
  readonly isAnother: boolean;
  readonly isPending: boolean;
  readonly onTake: () => void;
  readonly onChoose: (file: File | null) => void;
}

/** Taking the file previewed, choosing one, leaving. */
function FileFoot(props: FileFootProps) {
  const { words, news, isDone, isAnother, isPending, onTake, onChoose, onClose } = props;
  const t = useWords('laboratories');
  return (
    <div className="filters">
      {!isDone && news !== null && news > 0 && (
        <Button size="sm" onClick={onTake} disabled={isPending}>
          {t(`${words}.take`, { count: news })}
        </Button>
      )}
      {!isDone && (
        <FileButton onChange={onChoose} accept=".csv,text/csv,text/plain">
          {(button) => (
            <Button size="sm" variant="default" {...button} disabled={isPending}>
              {t(isAnother ? 'import.another' : 'import.choose')}
            </Button>
          )}
        </FileButton>
      )}
      <Button size="sm" variant="subtle" onClick={onClose}>
        {t(isDone ? 'close' : 'cancel')}
      </Button>
    </div>
  );
}

/** Every fault with its line; nothing was taken. */
function FileFaults({ problem, what }: { readonly problem: unknown; readonly what: string }) {
  const errors = problem instanceof ApiProblem ? (problem.view?.errors ?? []) : [];
  return (
    <>
      <ProblemNotice problem={problem} what={what} />
      {errors.length > 0 && (
        <ul className="lr-faults">
          {errors.map(({ path, message }) => (
            <li key={`${path}${message}`}>
              <span className="m">{path}</span> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
