import type { ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ApiProblem, get } from '../lib/api.js';

/** A page that failed while drawing; the rest of the window still works. */
export function CrashNotice({ error, reset }: ErrorComponentProps) {
  const t = useWords('common');
  return (
    <main className="page-notice" id="content">
      <ProblemNotice
        problem={error}
        what={t('crash')}
        onRetry={error instanceof ApiProblem ? fetchAgain : reset}
      />
    </main>
  );
}

/** The page's code did not arrive: loads it anew as soon as the server answers, and not before. */
function fetchAgain(): void {
  void get('/health').then(
    () => window.location.reload(),
    () => undefined,
  );
}
