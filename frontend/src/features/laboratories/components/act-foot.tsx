import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';

interface ActFootProps {
  readonly run: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** Says that the act was refused. */
  readonly failed: string;
  /** Whether all is filled in that the act cannot do without. */
  readonly isReady?: boolean;
  readonly onCancel: () => void;
  /** What the act does. */
  readonly children: ReactNode;
}

/** The foot of a form: why it was refused, doing it, leaving it. */
export function ActFoot({ run, failed, isReady = true, onCancel, children }: ActFootProps) {
  const t = useWords('laboratories');
  return (
    <>
      {run.isError && <ProblemNotice problem={run.error} what={failed} />}
      <div className="filters">
        <Button type="submit" size="sm" disabled={!isReady || run.isPending}>
          {children}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
