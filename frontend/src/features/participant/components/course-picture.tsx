import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { DoseBudget } from '@lutetia/shared/schedule/dose-budget';
import { useAdministrations } from '../../../forms/around/api/read-administrations.js';
import { useWords, type Translate } from '../../../forms/words.js';
import { dayText, knownDayText, shortDay } from '../../../lib/dates.js';
import { useWidth } from '../../../lib/use-width.js';
import { courseOf, hasBranches, type Course } from '../course.js';
import { eventLanes } from '../course-events.js';
import { activityWords, keyOf } from '../course-words.js';
import classes from '../participant.module.css';
import { CourseDrawing } from './course-drawing.js';
import { EventTable } from './course-events.js';

/** Doses given and planned, visits and today on one axis of time; the same in words for those who do not see it. */
export function CoursePicture({ schedule }: { readonly schedule: ScheduleView }) {
  const t = useWords();
  const { ref, width } = useWidth();
  const administrations = useAdministrations(schedule.participant.id);
  const course = courseOf(schedule, administrations.data ?? []);
  if (course === null) return null;
  const { lanes, more } = eventLanes(schedule.events, requireCalendarDay(schedule.today));
  return (
    <section className={classes.course} aria-labelledby="course-title">
      <div className={classes.head}>
        <h2 id="course-title" className="h2">
          {t('course.title')}
        </h2>
        <span className="foot" aria-hidden="true">
          <span>{t('course.legendDose')}</span>
          <span>{t('course.legendPlanned')}</span>
          {lanes.length > 0 && <span>{t('course.legendEvents')}</span>}
          {course.death !== null && <span>{t('course.legendDeath')}</span>}
          <span className="blue">{t('course.legendToday')}</span>
        </span>
      </div>
      <div ref={ref} className={classes.picture}>
        {width > 0 && (
          <CourseDrawing
            course={course}
            lanes={lanes}
            width={width}
            summary={summaryOf(course, schedule, t)}
          />
        )}
      </div>
      {more > 0 && <p className="sec">{t('course.moreEvents', { count: more })}</p>}
      {hasBranches(course.doses) && <p className="sec">{t('course.branches')}</p>}
      <Dependence budget={schedule.participant.doseBudget} />
      <CourseTable course={course} today={schedule.today} />
      {lanes.length > 0 && <EventTable lanes={lanes} today={schedule.today} />}
    </section>
  );
}

/** What the planned cycles depend on, where a cumulative dose rules them. */
function Dependence({ budget }: { readonly budget: DoseBudget | null }) {
  const t = useWords();
  const [first, ...more] = budget?.dependent ?? [];
  if (budget === null || first === undefined) return null;
  const cycles = [first, more.at(-1)].filter((cycle) => cycle !== undefined).join('–');
  const { name, limit, unit } = budget;
  return <p className="sec">{t('course.depends', { count: more.length + 1, cycles, name, limit, unit })}</p>;
}

function CourseTable({ course, today }: { readonly course: Course; readonly today: string }) {
  const t = useWords();
  return (
    <table className="sr">
      <caption>{t('course.doses')}</caption>
      <tbody>
        {course.doses.map((dose) => (
          <tr key={keyOf(dose)}>
            <th scope="row">{dose.branch ?? t('course.cycle', { cycle: dose.cycle })}</th>
            <td>{dayText(dose.day, today)}</td>
            <td>{t(dose.isGiven ? 'course.given' : 'course.planned')}</td>
            <td>{activityWords(dose)}</td>
            <td>
              {dose.part === null ? '' : t('course.part', { number: dose.part.number, of: dose.part.of })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function summaryOf(course: Course, schedule: ScheduleView, t: Translate): string {
  const given = course.doses.filter(({ isGiven, part }) => isGiven && (part?.number ?? 1) === 1).length;
  const next = course.doses.find((dose) => !dose.isGiven) ?? null;
  const visits = course.visits.length;
  const planned =
    next === null ? t('course.noneNext') : t('course.nextDose', { day: shortDay(next.day, schedule.today) });
  const death = schedule.participant.milestones.find(({ kind }) => kind === 'death')?.records[0];
  const known = death === undefined ? null : knownDayText(death, schedule.today);
  const died = known === null ? '' : `; ${t('course.died', { day: known })}`;
  return `${t('course.summary', { given, planned, visits })}${died}`;
}
