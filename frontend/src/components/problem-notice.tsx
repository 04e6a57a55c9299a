import { Button } from '@mantine/core';
import { useWords, type Words } from '../i18n/use-words.js';
import { ApiProblem } from '../lib/api.js';

interface ProblemNoticeProps {
  readonly problem: unknown;
  /** What was being done: "The worklist could not be loaded." */
  readonly what: string;
  readonly onRetry?: () => void;
}

/** What happened, what is kept, what next; never a code and never a stack. */
export function ProblemNotice({ problem, what, onRetry }: ProblemNoticeProps) {
  const t = useWords('common');
  return (
    <div className="note red problem" role="alert">
      <p className="m">{what}</p>
      <p className="sec">{problemSentence(problem, t)}</p>
      {onRetry !== undefined && !isFinal(problem) && (
        <Button size="xs" variant="default" onClick={onRetry} mt={8}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** What is not there, or not for one's role, is not there the next time either. */
function isFinal(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 404 || problem.status === 403);
}

/** A sentence for people about anything that was thrown. */
export function problemSentence(problem: unknown, t: Words): string {
  if (!(problem instanceof ApiProblem)) return t('problem.unexpected');
  switch (problem.code) {
    case 'connection.lost':
      return t('problem.noConnection');
    case 'database.unavailable':
      return t('problem.unavailable');
    case 'permission.denied':
      return t('problem.denied');
    case 'session.required':
    case 'session.expired':
    case 'session.other-person':
      return t('problem.signedOut');
    case 'defect':
      return t('problem.unexpected');
    default:
      return problem.detail;
  }
}
