import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { dayText, shortDay } from '../../lib/dates.js';
import { useWords, type Translate } from '../words.js';
import classes from './around.module.css';

interface MovesListProps {
  readonly moves: readonly ScheduleMove[];
  readonly today: string;
  /** True before the act: "would move". */
  readonly isPreview: boolean;
}

/** What an act moves, adds, drops or leaves where it is, and why. */
export function MovesList({ moves, today, isPreview }: MovesListProps) {
  const t = useWords();
  const moving = moves.filter((move) => move.effect !== 'stays');
  const staying = moves.filter((move) => move.effect === 'stays');
  if (moving.length === 0) return <p className="sec">{t(isPreview ? 'moves.noneWould' : 'moves.none')}</p>;
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('moves.title')}>
        <table className={`tb ${classes.moves}`}>
          <thead>
            <tr>
              <th scope="col">{t('moves.visit')}</th>
              <th scope="col">{t('moves.what')}</th>
              <th scope="col">{t('moves.why')}</th>
            </tr>
          </thead>
          <tbody>
            {moving.map((move) => (
              <tr key={`${move.code}/${move.cycle}/${move.repetition}`}>
                <td className="m">{move.name}</td>
                <td>
                  {moveWords(move, today, t)}
                  {move.outOfWindow && <span className="tag amber">{t('moves.outOfWindow')}</span>}
                </td>
                <td className="sec">{move.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {staying.length > 0 && (
        <details className={classes.staying}>
          <summary>{t('moves.staying', { count: staying.length })}</summary>
          <ul>
            {staying.map((move) => (
              <li key={`${move.code}/${move.cycle}/${move.repetition}`}>
                <span className="m">{move.name}</span> {move.to !== null && shortDay(move.to, today)}{' '}
                <span className="sec">{move.why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function moveWords(move: ScheduleMove, today: string, t: Translate): string {
  const from = move.from === null ? t('noDate') : shortDay(move.from, today);
  const to = move.to === null ? t('noDate') : dayText(move.to, today);
  switch (move.effect) {
    case 'moves':
      return t('moves.moves', { from, to });
    case 'added':
      return t('moves.added', { to });
    case 'dropped':
      return t('moves.dropped');
    case 'expires':
      return t('moves.expires');
    case 'not-applicable':
      return t('moves.notApplicable');
    case 'stays':
      return to;
  }
}
