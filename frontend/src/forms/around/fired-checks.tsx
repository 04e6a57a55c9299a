import type { TrailCheckView } from '@lutetia/shared/contract/views/trail';
import { useWords } from '../words.js';
import classes from './around.module.css';

/** What the checks found at a value when it was saved, and what was answered. */
export function FiredChecks({ checks }: { readonly checks: readonly TrailCheckView[] }) {
  const t = useWords();
  return checks.map(({ code, message, explained }) => (
    <span key={code} className={classes.fired}>
      {message} {explained === null ? t('history.unanswered') : t('history.answered', { reason: explained })}
    </span>
  ));
}
