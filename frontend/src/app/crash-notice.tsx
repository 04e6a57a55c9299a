import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ApiProblem, get } from '../lib/api.js';

/** A page that failed while drawing; the rest of the window still works. */
export function CrashNotice({ error, reset }: ErrorComponentProps) {
  const t = useWords('common');
  return (
    <main className="page-notice" id="content">
      {error instanceof ApiProblem ? (
        <NotFetched />
      ) : (
        <ProblemNotice problem={error} what={t('crash')} onRetry={reset} />
      )}
    </main>
  );
}

/** The page's code did not arrive: it opens by itself once there is a connection, and there is a way back meanwhile. */
function NotFetched() {
  const t = useWords('common');
  useEffect(() => {
    window.addEventListener('online', fetchAgain);
    return () => window.removeEventListener('online', fetchAgain);
  }, []);
  return (
    <div className="note amber problem" role="alert">
      <p className="m">{t('notFetched.title')}</p>
      <p className="sec">{t('notFetched.detail')}</p>
      <div className="problem-ways">
        <Button size="xs" variant="default" onClick={() => window.history.back()}>
          {t('notFetched.back')}
        </Button>
        <Button size="xs" variant="default" onClick={fetchAgain}>
          {t('tryAgain')}
        </Button>
      </div>
    </div>
  );
}

/** Loads the page anew as soon as the server answers, and not before. */
function fetchAgain(): void {
  void get('/health').then(
    () => window.location.reload(),
    () => undefined,
  );
}
