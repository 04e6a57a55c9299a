import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { siteMomentText } from '../day-words.js';
import { useWords, type Translate } from '../words.js';
import { FiredChecks } from './fired-checks.js';
import classes from './around.module.css';

interface HistoryListProps {
  readonly entries: readonly TrailEntryView[];
  readonly today: string;
}

/** Every value a field has had: when, new, old, who in which role, and why. */
export function HistoryList({ entries, today }: HistoryListProps) {
  const t = useWords();
  if (entries.length === 0) return <p className="sec">{t('history.none')}</p>;
  return (
    <ul className={classes.history}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <time className="mut" dateTime={entry.at}>
            {siteMomentText(entry.at, entry.timeZone, today)}
          </time>
          <span>
            <b className="m">{entry.newText === '' ? t('value.empty') : entry.newText}</b>{' '}
            <span className="sec">
              {changeWords(entry, t)}
              {' · '}
              {entry.who === t(`role.${entry.role}`)
                ? entry.who
                : t('history.by', { who: entry.who, role: t(`role.${entry.role}`) })}
              {` · ${entry.timeZone}`}
            </span>
            <FiredChecks checks={entry.checks} />
            {entry.reason !== null && !entry.checks.some(({ explained }) => explained === entry.reason) && (
              <span className={classes.reason}>{t('history.reason', { reason: entry.reason })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What became of a value: entered first, changed, or kept while a reason was given for it. */
function changeWords({ oldText, newText }: TrailEntryView, t: Translate): string {
  if (oldText === '') return t('history.first');
  return oldText === newText ? t('history.reasonOnly') : t('history.was', { old: oldText });
}
