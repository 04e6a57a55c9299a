import type { DelayView, MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { FlagIcon } from '../../components/state-icon.js';
import { Tag } from '../../components/tag.js';
import { useWords, type Words } from '../../i18n/use-words.js';
import { atOnce } from './changing-moves.js';
import { dayText, daysBetween, rangeText } from '../../lib/dates.js';

const ORDER = ['moves', 'expires', 'added', 'dropped', 'not-applicable', 'stays'] as const;

interface MovesTableProps {
  readonly view: MovesView;
  /** Visits that come to lie on days the site is closed. */
  readonly closedDays?: DelayView['closedDays'];
  readonly today: string;
}

/** What an act would do to each visit, grouped, with the reason of each line. */
export function MovesTable({ view, closedDays = [], today }: MovesTableProps) {
  const t = useWords('visit-acts');
  const groups = ORDER.map((effect) => ({
    effect,
    moves: view.moves.filter((move) => move.effect === effect),
  }));
  return (
    <div className="dp-moves" tabIndex={0} role="region" aria-label={t('delayPanel.effect.moves')}>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">{t('delayPanel.visit')}</th>
            <th scope="col">{t('delayPanel.oldDate')}</th>
            <th scope="col">{t('delayPanel.newDate')}</th>
            <th scope="col" className="dp-window">
              {t('delayPanel.window')}
            </th>
            <th scope="col">{t('delayPanel.why')}</th>
          </tr>
        </thead>
        {groups
          .filter(({ moves }) => moves.length > 0)
          .map(({ effect, moves }) => (
            <tbody key={effect}>
              <tr className="dp-group">
                <th colSpan={5} scope="rowgroup">
                  {t(`delayPanel.effect.${effect}`)}{' '}
                  <span>{t('delayPanel.visits', { count: moves.length })}</span>
                </th>
              </tr>
              {moves.map((move) => (
                <MoveRow
                  key={keyOf(move)}
                  move={move}
                  closed={closedDays.find((closed) => keyOf(closed) === keyOf(move)) ?? null}
                  today={today}
                />
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function keyOf({ code, cycle, repetition }: Pick<ScheduleMove, 'code' | 'cycle' | 'repetition'>): string {
  return `${code}/${cycle}/${repetition}`;
}

interface MoveRowProps {
  readonly move: ScheduleMove;
  readonly closed: DelayView['closedDays'][number] | null;
  readonly today: string;
}

function MoveRow({ move, closed, today }: MoveRowProps) {
  const t = useWords('visit-acts');
  const isStaying = move.effect === 'stays';
  return (
    <tr className={isStaying ? 'dp-stays' : undefined}>
      <td className={isStaying ? undefined : 'm'}>{move.name}</td>
      <td className={isStaying || move.effect === 'expires' ? 'nw' : 'nw dp-old'}>
        {move.from === null ? '' : dayText(move.from, today)}
      </td>
      <td className="nw">{newDay(move, today, t)}</td>
      <td className="mut dp-window">
        {move.opens !== null && move.closes !== null ? rangeText(move.opens, move.closes, today) : ''}
      </td>
      <td className="dp-why">
        {move.outOfWindow && (
          <Tag tone="amber">
            <FlagIcon flag="out-of-window" silent /> {t('delayPanel.outOfWindow')}
          </Tag>
        )}{' '}
        {closed !== null && (
          <Tag tone="amber">
            {closed.reason === null
              ? t('delayPanel.closedWeekday')
              : t('delayPanel.closedFor', { reason: closed.reason })}
          </Tag>
        )}{' '}
        {move.why}
      </td>
    </tr>
  );
}

function newDay(move: ScheduleMove, today: string, t: Words): React.ReactNode {
  if (move.effect === 'stays') return t('delayPanel.stays');
  if (move.to === null || move.effect === 'expires') return '';
  const days = move.from === null ? null : daysBetween(move.from, move.to);
  const said = atOnce(move, today);
  return (
    <>
      <span className="m">{dayText(move.to, today)}</span>{' '}
      {days !== null && days !== 0 && (
        <span className="sec">
          {t('delayPanel.days', { sign: days < 0 ? '−' : '+', count: Math.abs(days) })}
        </span>
      )}
      {move.effect === 'added' && <span className="teal">{t('delayPanel.added')}</span>}{' '}
      {said !== null && <Tag tone="amber">{t(`delayPanel.${said}`)}</Tag>}
    </>
  );
}
