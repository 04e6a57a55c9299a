import type { AdministrationAheadView, CycleDecisionView } from '@lutetia/shared/contract/views/calendar';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../../components/icon.js';
import { TableHead } from '../../../components/table-head.js';
import { Tag } from '../../../components/tag.js';
import { useDayHint } from '../../../forms/around/day-hint-words.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText, rangeText, shortDay } from '../../../lib/dates.js';
import { obstaclesOf, type Obstacle } from '../obstacles.js';
import { byWeek, mondayOf, sundayOf, weekAfter, weekNumber } from '../weeks.js';

interface AheadTableProps {
  readonly study: string;
  /** The nearest first. */
  readonly doses: readonly AdministrationAheadView[];
  readonly today: string;
  readonly label: string;
}

/** Doses ahead by week; a study that asks for no decision has no columns for it. */
export function AheadTable({ study, doses, today, label }: AheadTableProps) {
  const t = useWords('administrations');
  const hasDecisions = doses.some((dose) => dose.orderDecision !== null || dose.doseDecision !== null);
  const columns = [
    ...(['participant', 'dose', 'day', 'activity'] as const),
    ...(hasDecisions ? (['order', 'onTheDay'] as const) : []),
    'obstacles' as const,
  ];
  return (
    <>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="tb aa">
          <TableHead
            columns={columns}
            title={(column) => t(`column.${column}`)}
            className={(column) => `aa-${column}`}
          />
          {byWeek(doses, today).map(({ monday, items }) => (
            <tbody key={monday ?? 'past'}>
              <tr className="aa-week">
                <th colSpan={columns.length} scope="rowgroup">
                  {weekWords(monday, today, t)}{' '}
                  <span className="mut">{t('doses', { count: items.length })}</span>
                </th>
              </tr>
              {items.map((dose) => (
                <DoseRow
                  key={dose.visitId}
                  study={study}
                  dose={dose}
                  today={today}
                  hasDecisions={hasDecisions}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {!hasDecisions && <p className="mut aa-note">{t('noDecisions')}</p>}
    </>
  );
}

interface DoseRowProps {
  readonly study: string;
  readonly dose: AdministrationAheadView;
  readonly today: string;
  readonly hasDecisions: boolean;
}

function DoseRow({ study, dose, today, hasDecisions }: DoseRowProps) {
  const params = { study, participantId: dose.participantId };
  return (
    <tr>
      <td className="nw">
        <Link to="/$study/participants/$participantId" params={params} className="pid">
          {dose.number}
        </Link>
      </td>
      <td className="nw">
        <Link
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ ...params, visitId: dose.visitId }}
          className="link"
        >
          {dose.name}
        </Link>
      </td>
      <DoseDay dose={dose} today={today} />
      <Activity dose={dose} />
      {hasDecisions && <Decision decision={dose.orderDecision} dose={dose} />}
      {hasDecisions && <Decision decision={dose.doseDecision} dose={dose} />}
      <td>
        <Obstacles obstacles={obstaclesOf(dose, today)} today={today} />
      </td>
    </tr>
  );
}

/** The day of the dose, how sure it is, and its window. */
function DoseDay({ dose, today }: Pick<DoseRowProps, 'dose' | 'today'>) {
  const t = useWords('administrations');
  const hint = useDayHint(dose);
  return (
    <td>
      <span className={dose.provisional ? 'nw sec' : 'nw m'}>{dayText(dose.day, today)}</span>{' '}
      {dose.provisional && <Tag>{t(dose.isEarliest ? 'earliest' : 'provisional')}</Tag>}
      {hint !== null && <span className="aa-hint amber">{hint}</span>}
      {dose.opens !== null && dose.closes !== null && (
        <span className="aa-window mut">
          {t('window', { range: rangeText(dose.opens, dose.closes, today) })}
        </span>
      )}
    </td>
  );
}

/** What to order: in the unit the study prefers first, where that is not GBq. */
function Activity({ dose }: Pick<DoseRowProps, 'dose'>) {
  const t = useWords('administrations');
  return (
    <td className="num aa-amount">
      {dose.plannedActivityGBq === null || !dose.isToOrder ? (
        <span className="mut">{t(dose.isToOrder ? 'noActivity' : 'nothingToOrder')}</span>
      ) : (
        <>
          {dose.plannedActivity !== null && (
            <span className="nw">
              {dose.plannedActivity.value} <span className="mut">{dose.plannedActivity.unit}</span>{' '}
            </span>
          )}
          <span className={dose.plannedActivity === null ? 'nw' : 'nw sec'}>
            {dose.plannedActivity !== null && '('}
            {dose.plannedActivityGBq} <span className="mut">GBq</span>
            {dose.plannedActivity !== null && ')'}
          </span>{' '}
          <span className="mut nw">{dose.radionuclide ?? ''}</span>
        </>
      )}
    </td>
  );
}

interface DecisionProps {
  readonly decision: CycleDecisionView | null;
  /** What it rests on may be too old at this dose. */
  readonly dose: AdministrationAheadView;
}

function Decision({ decision, dose: { expiredBefore, tooOld } }: DecisionProps) {
  const t = useWords('administrations');
  if (decision === null) return <td className="mut">{t('notAsked')}</td>;
  if (!decision.taken) return <td className="sec">{t('notDecided')}</td>;
  if (decision.isAgainst || expiredBefore.length + tooOld.length > 0) {
    return (
      <td>
        <Tag tone="amber">{decision.decision}</Tag>
        {!decision.isAgainst && tooOld.length > 0 && (
          <div className="amber">{t('tooOld', { names: tooOld.join(', ') })}</div>
        )}
      </td>
    );
  }
  return (
    <td className="m nw">
      <Icon name="check" className="teal" /> {decision.decision}
    </td>
  );
}

const PRESSING: readonly Obstacle['kind'][] = [
  'fatal-event',
  'window-closed',
  'day-passed',
  'outside-window',
  'decided-against',
  'expired',
];

interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[];
  readonly today: string;
}

function Obstacles({ obstacles, today }: ObstaclesProps) {
  const t = useWords('administrations');
  if (obstacles.length === 0) return <span className="mut">{t('obstacle.none')}</span>;
  return (
    <ul className="aa-in-the-way">
      {obstacles.map((obstacle) => (
        <li key={obstacle.kind}>
          {PRESSING.includes(obstacle.kind) ? (
            <Tag tone="amber">{obstacleWords(obstacle, today, t)}</Tag>
          ) : (
            obstacleWords(obstacle, today, t)
          )}
        </li>
      ))}
    </ul>
  );
}

function obstacleWords(obstacle: Obstacle, today: string, t: Words): string {
  switch (obstacle.kind) {
    case 'fatal-event':
      return t(obstacle.inProgress ? 'obstacle.fatal-event-in-progress' : 'obstacle.fatal-event', {
        event: obstacle.event,
      });
    case 'window-closed':
      return t('obstacle.window-closed', { day: shortDay(obstacle.day, today) });
    case 'waits-for':
      return t('obstacle.waits-for', { name: obstacle.name });
    case 'decided-against':
      return t('obstacle.decided-against', { decision: obstacle.decision });
    case 'expired':
      return t('obstacle.expired', { names: obstacle.names.join(', ') });
    case 'open-before':
      return t('obstacle.open-before', { names: obstacle.names.join(', ') });
    default:
      return t(`obstacle.${obstacle.kind}`);
  }
}

function weekWords(monday: string | null, today: string, t: Words): string {
  if (monday === null) return t('week.past');
  const values = { range: rangeText(monday, sundayOf(monday), today), number: weekNumber(monday) };
  if (monday === mondayOf(today)) return t('week.this', values);
  return t(monday === mondayOf(weekAfter(today)) ? 'week.next' : 'week.of', values);
}
