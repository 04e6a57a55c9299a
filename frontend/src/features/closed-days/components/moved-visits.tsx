import type { SiteCalendarChangeView } from '@lutetia/shared/contract/views/site-calendars';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { ParticipantLink } from '../../../components/participant-link.js';
import { TableHead } from '../../../components/table-head.js';
import { Tag } from '../../../components/tag.js';
import { useWords } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';

interface MovedVisitsProps {
  readonly study: string;
  readonly change: SiteCalendarChangeView;
  readonly today: string;
}

const COLUMNS = ['visit', 'from', 'to', 'why'] as const;

/** Whose visits move, from when to when and why; a group of lines for each participant. */
export function MovedVisits({ study, change, today }: MovedVisitsProps) {
  const t = useWords('closed-days');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('movedVisits')}>
      <table className="tb">
        <TableHead columns={COLUMNS} title={(column) => t(`column.${column}`)} />
        {change.participants.map(({ id, number, moves }) => (
          <tbody key={id}>
            <tr className="cd-who">
              <th colSpan={COLUMNS.length} scope="rowgroup">
                <ParticipantLink study={study} id={id} number={number} />
              </th>
            </tr>
            {moves.map((move) => (
              <MoveRow key={`${move.code}/${move.cycle}/${move.repetition}`} move={move} today={today} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function MoveRow({ move, today }: { readonly move: ScheduleMove; readonly today: string }) {
  const t = useWords('closed-days');
  return (
    <tr>
      <td className="m">{move.name}</td>
      <td className="nw sec">{move.from === null ? t('added') : dayText(move.from, today)}</td>
      <td className="nw m">{move.to === null ? t('noLonger') : dayText(move.to, today)}</td>
      <td className="sec">
        {move.outOfWindow && <Tag tone="amber">{t('outOfWindow')}</Tag>} {move.why}
      </td>
    </tr>
  );
}
