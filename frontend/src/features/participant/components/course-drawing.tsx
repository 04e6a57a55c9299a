import { useWords, type Translate } from '../../../forms/words.js';
import { monthText } from '../../../lib/dates.js';
import { labelRooms, sharedUnit, type Course, type CourseDose, type LabelRoom } from '../course.js';
import type { EventLane } from '../course-events.js';
import { activityWords, keyOf } from '../course-words.js';
import classes from '../participant.module.css';
import { EventLanes, LANE_HEIGHT } from './course-events.js';

const LEFT = 96;
/** With names of adverse events. */
const LEFT_OF_EVENTS = 176;
const RIGHT = 16;
const DOSE_TOP = 22;
const DOSE_FOOT = 62;
const VISITS_AT = 84;
const LANES_AT = 98;
const AXIS_UNDER_LANES = 8;
const MONTHS_HEIGHT = 20;

/** Of `Cycle 12`, in pixels from the arrow. */
const LABEL_WIDTH = 60;

interface DrawingProps {
  readonly course: Course;
  readonly lanes: readonly EventLane[];
  readonly width: number;
  readonly summary: string;
}

/** The course as a picture on one axis of time; its words say the same. */
export function CourseDrawing({ course, lanes, width, summary }: DrawingProps) {
  const t = useWords();
  const left = lanes.length === 0 ? LEFT : LEFT_OF_EVENTS;
  const axisAt = LANES_AT + AXIS_UNDER_LANES + lanes.length * LANE_HEIGHT;
  const height = axisAt + MONTHS_HEIGHT;
  const at = (x: number): number => left + x * (width - left - RIGHT);
  const unit = sharedUnit(course.doses);
  // The label of a dose given in parts stands at the last of them.
  const rooms = labelRooms(course.doses.map((dose) => (isBeforeLast(dose) ? -1 : at(dose.x))));
  // Where today lies on a dose's label, its line begins below the words.
  const isOnLabel = course.doses.some(
    ({ x }, index) => rooms[index] !== 'none' && isOver(at(course.todayX) - at(x)),
  );
  const todayTop = isOnLabel ? DOSE_TOP + 22 : 4;
  return (
    <svg className={classes.drawing} width={width} height={height} role="img" aria-label={summary}>
      <text x={0} y={DOSE_TOP + 18} className={classes.lane}>
        {t('course.doses')}
      </text>
      {unit !== null && (
        <text x={0} y={DOSE_TOP + 34}>
          {t('course.unitGiven', { unit })}
        </text>
      )}
      <text x={0} y={VISITS_AT + 4} className={classes.lane}>
        {t('course.visits')}
      </text>
      <path
        d={`M${left} ${DOSE_FOOT + 4}H${width - RIGHT}M${left} ${axisAt - 8}H${width - RIGHT}`}
        className={classes.rule}
      />
      <Months months={course.months} at={at} top={axisAt - 8} until={width - 40} />
      <Visits visits={course.visits} at={at} />
      <EventLanes
        lanes={lanes}
        top={LANES_AT}
        left={left}
        right={width - RIGHT}
        at={(day) => at(course.xOf(day))}
      />
      {course.death !== null && (
        <path
          d={`M${at(course.death.from)} ${todayTop}V${axisAt - 8}H${at(course.death.to)}V${todayTop}Z`}
          className={classes.death}
        />
      )}
      <path d={`M${at(course.todayX)} ${todayTop}V${axisAt - 8}`} className={classes.today} />
      {course.doses.map((dose, index) => (
        <DoseArrow
          key={keyOf(dose)}
          dose={dose}
          x={at(dose.x)}
          room={isBeforeLast(dose) ? 'none' : (rooms[index] ?? 'whole')}
          laneUnit={unit}
        />
      ))}
    </svg>
  );
}

type Across = (x: number) => number;

interface MonthsProps {
  readonly months: Course['months'];
  readonly at: Across;
  readonly top: number;
  /** Where no name has room any more. */
  readonly until: number;
}

/** The months below the axis by their names, a January by its year. */
function Months({ months, at, top, until }: MonthsProps) {
  return months.map(({ day, x }) => (
    <g key={day}>
      <path d={`M${at(x)} ${top}v4`} className={classes.rule} />
      {at(x) < until && (
        <text x={at(x) + 2} y={top + 16}>
          {day.slice(5, 7) === '01' ? monthText(day).slice(-4) : monthText(day).slice(0, 3)}
        </text>
      )}
    </g>
  ));
}

/** A sign for each visit, as its state is. */
function Visits({ visits, at }: { readonly visits: Course['visits']; readonly at: Across }) {
  return visits.map(({ item, x }) => (
    <use
      key={item.id}
      href={`#st-${item.state === 'not-applicable' ? 'na' : item.state}`}
      x={at(x) - 6}
      y={VISITS_AT - 6}
      width={12}
      height={12}
      className={`st-${item.state}`}
    />
  ));
}

/** Whether what lies this far to the right of a dose lies on its label. */
function isOver(distance: number): boolean {
  return distance > 2 && distance < LABEL_WIDTH;
}

interface DoseArrowProps {
  readonly dose: CourseDose;
  readonly x: number;
  readonly room: LabelRoom;
  /** The unit the lane's name gives; null where it gives none. */
  readonly laneUnit: string | null;
}

/** Labels lie over the line of today on a ground of their own; without room the table beside the picture says them. */
function DoseArrow({ dose, x, room, laneUnit }: DoseArrowProps) {
  const t = useWords();
  return (
    <g className={dose.isGiven ? classes.given : classes.planned}>
      <path d={`M${x} ${DOSE_TOP - 4}V${DOSE_FOOT - 8}`} className={classes.shaft} />
      <path d={`M${x - 4.5} ${DOSE_FOOT - 9}h9L${x} ${DOSE_FOOT}Z`} className={classes.tip} />
      {room !== 'none' && (
        <>
          <text x={x + 6} y={DOSE_TOP + 4} className={classes.cycle}>
            {t(room === 'whole' ? 'course.cycle' : 'course.cycleShort', { cycle: dose.cycle })}
          </text>
          <text x={x + 6} y={DOSE_TOP + 18}>
            {labelWords(dose, room === 'whole' ? laneUnit : dose.unit, t)}
          </text>
        </>
      )}
    </g>
  );
}

/** A part of a dose that others follow. */
function isBeforeLast({ part }: CourseDose): boolean {
  return part !== null && part.number < part.of;
}

/** `7.39`, with the unit where the lane does not name it; of a dose given in parts what they add up to. */
function labelWords(dose: CourseDose, laneUnit: string | null, t: Translate): string {
  const { part, activity, unit } = dose;
  if (part === null) return unit === laneUnit ? (activity ?? '') : activityWords(dose);
  const total =
    part.total === null ? null : activityWords({ activity: part.total.value, unit: part.total.unit });
  const sum = part.total?.unit === laneUnit ? part.total.value : total;
  return t('course.inParts', { total: sum ?? t('course.sumUnknown'), of: part.of });
}
