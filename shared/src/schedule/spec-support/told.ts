/** Participants of whom a little is told, and their plans. */
import { addDays, requireCalendarDay } from '../../calendar/calendar-day.js';
import type { CompiledStudy } from '../../study/compile.js';
import { gatherFacts } from '../facts.js';
import { planSchedule } from '../plan.js';
import type { ParticipantRecords } from '../records.js';
import type { ParticipantFacts, PlannedVisit, SchedulePlan, SiteCalendar } from '../types.js';
import { scenarioRecords, visitKey, type Scenario } from './scenario.js';

/** What is told of a participant: only what differs from a blank one. */
export type Told = Partial<Pick<Scenario, 'visits' | 'forms' | 'acts' | 'timeZone'>> & {
  readonly calendar?: SiteCalendar;
  /** Id of the version all forms were entered under. */
  readonly studyVersion?: string;
};

/** Records of a participant enrolled on Monday 5 January 2026. */
export function recordsOf(study: CompiledStudy, told: Told): ParticipantRecords {
  const scenario: Scenario = {
    title: 'told',
    screeningOn: '2026-01-05',
    timeZone: told.timeZone ?? 'UTC',
    visits: told.visits ?? {},
    forms: told.forms ?? [],
    acts: told.acts ?? [],
    expect: [],
    deviations: [],
  };
  const records = scenarioRecords(study, scenario);
  const studyVersion = told.studyVersion ?? null;
  const forms = records.forms.map((form) => ({ ...form, studyVersion }));
  return { ...records, forms, calendar: told.calendar ?? null };
}

/** The plan of a participant of whom this is told. */
export function planOf(study: CompiledStudy, told: Told): SchedulePlan {
  return planSchedule(study, factsOf(study, told));
}

/** The facts of a participant of whom this is told. */
export function factsOf(study: CompiledStudy, told: Told): ParticipantFacts {
  return gatherFacts(study, recordsOf(study, told));
}

/** A visit of a plan, `D/2` or `CT/0/3`; null when it is not there. */
export function visitIn(plan: SchedulePlan, text: string): PlannedVisit | null {
  const key = visitKey(text);
  const found = plan.visits.find(
    (visit) => visit.code === key.code && visit.cycle === key.cycle && visit.repetition === key.repetition,
  );
  return found ?? null;
}

/** Randomised to the personalised arm on Monday 19 January 2026, FDG-negative unless told otherwise. */
export function randomised(fdg = 'NEG', arm = 'PERS'): Required<Pick<Told, 'visits' | 'forms'>> {
  return {
    visits: { SCR: '2026-01-05', RND: '2026-01-19' },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'petct', visit: 'SCR', values: { PETDAT: '2026-01-05', FDG: fdg } },
      { form: 'inclusion', visit: 'RND', values: { INCLDAT: '2026-01-19' } },
      { form: 'randomisation', visit: 'RND', values: { RANDDAT: '2026-01-19', ARMCD: arm } },
    ],
  };
}

/** Dose days ten weeks apart, the first on Monday 26 January 2026. */
export const DOSE_DAYS = [
  '2026-01-26',
  '2026-04-06',
  '2026-06-15',
  '2026-08-24',
  '2026-11-02',
  '2027-01-11',
  '2027-03-22',
  '2027-05-31',
].map(requireCalendarDay);

/** That many doses given in time on bloods of the week before, each with its kidney dose in Gy and per GBq; null leaves the SPECT out. */
export function treated(
  doses: readonly (readonly [gray: string, perGBq: string] | null)[],
  start = randomised(),
): Required<Pick<Told, 'visits' | 'forms'>> {
  const visits: Record<string, string> = { ...start.visits };
  const forms = [...start.forms];
  doses.forEach((dose, index) => {
    const cycle = index + 1;
    const day = DOSE_DAYS[index] ?? '';
    visits[`LAB/${cycle}`] = addDays(requireCalendarDay(day), -7);
    visits[`D/${cycle}`] = day;
    forms.push({
      form: 'administration',
      visit: `D/${cycle}`,
      values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z`, EXENDTC: `${day}T10:30Z` },
    });
    if (dose === null) return;
    const [gray, perGBq] = dose;
    visits[`S24/${cycle}`] = addDays(requireCalendarDay(day), 1);
    forms.push({ form: 'dosimetry', visit: `S24/${cycle}`, values: { KIDGY: gray, KIDPER: perGBq } });
  });
  return { visits, forms };
}
