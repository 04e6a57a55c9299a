import type { ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';

/** A page that failed while drawing; the rest of the window still works. */
export function CrashNotice({ error, reset }: ErrorComponentProps) {
  const t = useWords('common');
  return (
    <main className="page-notice" id="content">
      <ProblemNotice problem={error} what={t('crash')} onRetry={reset} />
    </main>
  );
}
