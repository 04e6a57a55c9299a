import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FlagIcon, StateIcon } from '../../../components/state-icon.js';
import { SkeletonBar } from '../../../components/skeleton-rows.js';
import { Tag } from '../../../components/tag.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { get } from '../../../lib/api.js';
import { dayText, rangeText } from '../../../lib/dates.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { CARD_ID, type CardAnchor, type OpenCard } from '../use-cell-card.js';

const WIDTH_PX = 352;
const HEIGHT_PX = 260;

interface CellCardProps {
  readonly study: string;
  readonly card: OpenCard;
  readonly today: string;
  readonly onClose: () => void;
  readonly onStay: () => void;
}

/** Why a date is what it is: anchor and offset, window, who moved it and why. */
export function CellCard({ study, card, today, onClose, onStay }: CellCardProps) {
  const t = useWords('participants');
  const { participantId, visitId, at } = card;
  const schedule = useQuery({
    queryKey: queryKeys.schedule(participantId),
    queryFn: ({ signal }) => get<ScheduleView>(`/participants/${participantId}/schedule`, { signal }),
  });
  const items = schedule.data?.items ?? [];
  const item = items.find(({ id }) => id === visitId) ?? null;
  const others = items.filter((one) => one.kind === 'unscheduled' && one.code === item?.code && one !== item);
  return (
    <div
      className="cell-card card"
      id={CARD_ID}
      role="dialog"
      aria-label={item?.name ?? t('card.loading')}
      style={position(at)}
      onPointerEnter={onStay}
      onPointerLeave={onClose}
    >
      {schedule.isPending && <Loading />}
      {(schedule.isError || (schedule.isSuccess && item === null)) && (
        <p className="sec">{t('card.failed')}</p>
      )}
      {item !== null && (
        <>
          <Facts item={item} number={schedule.data?.participant.number ?? ''} today={today} />
          {others.length > 0 && (
            <OtherVisits study={study} participantId={participantId} visits={others} today={today} />
          )}
          <Ways study={study} participantId={participantId} visitId={visitId} />
        </>
      )}
    </div>
  );
}

function Loading() {
  const t = useWords('participants');
  return (
    <div role="status" aria-label={t('card.loading')} className="cc-loading">
      <SkeletonBar width={180} />
      <SkeletonBar width={260} />
      <SkeletonBar width={220} />
    </div>
  );
}

interface OtherVisitsProps {
  readonly study: string;
  readonly participantId: string;
  readonly visits: readonly ScheduleItemView[];
  readonly today: string;
}

/** Further unscheduled visits that stand in the same cell. */
function OtherVisits({ study, participantId, visits, today }: OtherVisitsProps) {
  return (
    <ul className="cc-others">
      {visits.map((visit) => (
        <li key={visit.id}>
          <StateIcon state={visit.state} />{' '}
          <Link
            to="/$study/participants/$participantId/visits/$visitId"
            params={{ study, participantId, visitId: visit.id }}
          >
            {visit.name}, {dayText(visit.occurred ?? visit.planned ?? '', today)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface WaysProps {
  readonly study: string;
  readonly participantId: string;
  readonly visitId: string;
}

/** From the card to the visit, and to the participant. */
function Ways({ study, participantId, visitId }: WaysProps) {
  const t = useWords('participants');
  return (
    <div className="cc-buttons">
      <Link
        className="btn s p"
        to="/$study/participants/$participantId/visits/$visitId"
        params={{ study, participantId, visitId }}
      >
        {t('card.open')}
      </Link>
      <Link className="btn s q" to="/$study/participants/$participantId" params={{ study, participantId }}>
        {t('card.participant')}
      </Link>
    </div>
  );
}

function Facts({
  item,
  number,
  today,
}: {
  readonly item: ScheduleItemView;
  readonly number: string;
  readonly today: string;
}) {
  const t = useWords('participants');
  const { delay } = item.explanation;
  return (
    <>
      <div className="cc-head">
        <StateIcon state={item.state} />
        <span className="h2">{item.name}</span>
        <span className="pid sec">{number}</span>
        {delay !== null && (
          <span className="cc-tag">
            <Tag>
              <FlagIcon flag="shifted" />{' '}
              {t('card.shifted', { sign: delay.days < 0 ? '−' : '+', count: Math.abs(delay.days) })}
            </Tag>
          </span>
        )}
      </div>
      <dl>
        {factLines(item, today, t).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="cc-why sec">{item.explanation.sentence}</p>
      {item.assumed !== null && (
        <p className="note amber cc-assumed">{t('assumed', { reason: item.assumed })}</p>
      )}
    </>
  );
}

function factLines(item: ScheduleItemView, today: string, t: Words): readonly (readonly [string, string])[] {
  const day = (text: string | null): string => (text === null ? t('noDate') : dayText(text, today));
  const lines: (readonly [string, string])[] = [[t('card.target'), day(item.target)]];
  if (item.planned !== null && item.planned !== item.target)
    lines.push([t('card.planned'), day(item.planned)]);
  const { opens, closes } = item;
  const window = opens !== null && closes !== null ? rangeText(opens, closes, today) : t('card.none');
  lines.push([t('card.window'), window]);
  if (item.booked !== null) lines.push([t('card.booked'), day(item.booked)]);
  if (item.occurred !== null) lines.push([t('card.occurred'), day(item.occurred)]);
  if (item.reason !== null) lines.push([t('card.reason'), item.reason]);
  return lines;
}

/** Below the cell where there is room, else above it, and never over the page's edge. */
function position(at: CardAnchor): React.CSSProperties {
  const left = Math.max(8, Math.min(at.left - 40, window.innerWidth - WIDTH_PX - 12));
  const isBelow = at.bottom + HEIGHT_PX < window.innerHeight;
  return isBelow ? { left, top: at.bottom + 4 } : { left, bottom: window.innerHeight - at.top + 4 };
}
