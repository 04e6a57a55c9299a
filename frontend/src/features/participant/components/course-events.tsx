import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { EventSpan } from '@lutetia/shared/schedule/event-spans';
import { useWords } from '../../../forms/words.js';
import { knownDayText } from '../../../lib/dates.js';
import type { EventBar, EventLane } from '../course-events.js';
import classes from '../participant.module.css';

export const LANE_HEIGHT = 18;
/** As much of a name as stands left of the axis. */
const NAME_LENGTH = 25;
/** Of `G2`, with a little air, in pixels. */
const GRADE_WIDTH = 20;
const LEAST_WIDTH = 4;

interface EventLanesProps {
  readonly lanes: readonly EventLane[];
  readonly top: number;
  readonly left: number;
  readonly right: number;
  /** The place of a day on the axis, in pixels. */
  readonly at: (day: string) => number;
}

/** Adverse events by name: a bar from the first to the last day, thicker and stronger with the grade. */
export function EventLanes({ lanes, top, left, right, at }: EventLanesProps) {
  return lanes.map((lane, index) => {
    const middle = top + index * LANE_HEIGHT + LANE_HEIGHT / 2;
    return (
      <g key={lane.name}>
        <text x={0} y={middle + 4} className={classes.event}>
          {lane.name.length > NAME_LENGTH ? `${lane.name.slice(0, NAME_LENGTH - 1)}…` : lane.name}
          <title>{lane.name}</title>
        </text>
        <path d={`M${left} ${middle}H${right}`} className={classes.eventLine} />
        {lane.bars.map((bar, number) => (
          <Bar key={`${bar.first}/${number}`} bar={bar} middle={middle} left={left} at={at} />
        ))}
      </g>
    );
  });
}

interface BarProps extends Pick<EventLanesProps, 'at' | 'left'> {
  readonly bar: EventBar;
  readonly middle: number;
}

function Bar({ bar: { event, first, last }, middle, left, at }: BarProps) {
  const t = useWords();
  const grade = event.grade ?? 0;
  const start = Math.max(at(first), left);
  const width = Math.max(at(last) - start, LEAST_WIDTH);
  const height = 5 + 3 * Math.min(Math.max(grade, 1), 4) - (grade > 3 ? 1 : 0);
  const end = start + width;
  const isInside = width >= GRADE_WIDTH;
  const label = gradeWords(event);
  return (
    <g>
      <rect
        x={start}
        y={middle - height / 2}
        width={width}
        height={height}
        rx={1.5}
        fill={`var(--g${grade})`}
      />
      {event.isOngoing && <path d={`M${end} ${middle - 4}l5 4-5 4Z`} fill={`var(--g${grade})`} />}
      {label !== '' && (
        <text
          x={isInside ? start + 4 : end + (event.isOngoing ? 8 : 3)}
          y={middle + 4}
          className={isInside ? classes.gradeInside : classes.grade}
          style={isInside ? { fill: `var(--on-g${grade})` } : undefined}
        >
          {label}
        </text>
      )}
      {event.isSerious && (
        <text x={isInside ? end + 8 : end + GRADE_WIDTH + 8} y={middle + 4} className={classes.serious}>
          {t('course.serious')}
        </text>
      )}
    </g>
  );
}

/** `G2`; empty where no grade is recorded. */
function gradeWords({ grade }: EventSpan): string {
  return grade === null ? '' : `G${grade}`;
}

interface EventTableProps {
  readonly lanes: readonly EventLane[];
  readonly today: string;
}

/** The same in words, for those who do not see the picture. */
export function EventTable({ lanes, today }: EventTableProps) {
  const t = useWords();
  return (
    <table className="sr">
      <caption>{t('course.events')}</caption>
      <tbody>
        {lanes.flatMap(({ name, bars }) =>
          bars.map(({ event }, index) => (
            <tr key={`${name}/${index}`}>
              <th scope="row">{name}</th>
              <td>{gradeWords(event)}</td>
              <td>{recordedWords(event.from, today)}</td>
              <td>{event.isOngoing ? t('course.ongoing') : recordedWords(event.to, today)}</td>
              <td>{event.isSerious ? t('course.serious') : ''}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** `Wed 12 Aug`, or what is known of the day: `Aug 2026`; empty where nothing is. */
function recordedWords(recorded: string | null, today: string): string {
  const on = parseCalendarDay(recorded ?? '');
  return knownDayText({ on, partial: on === null ? recorded : null }, today) ?? '';
}
