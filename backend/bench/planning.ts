import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { addDays, toCalendarDay, toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay, DayNumber } from '@lutetia/shared/calendar/types';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { planSchedule } from '@lutetia/shared/schedule/plan';
import type { ParticipantFacts } from '@lutetia/shared/schedule/types';
import { compileStudy, type CompiledStudy } from '@lutetia/shared/study/compile';
import type { StudyDefinition } from '@lutetia/shared/study/definition';
import { median } from './support/median.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const PARTICIPANTS = 10_000;
const FIRST_DAY = '2024-01-01' as CalendarDay;

/** Planning every participant of a large trial anew, beside a loop that only makes the same dates. */
export const planningSuite: BenchSuite = { name: 'Planning 10,000 participants', run };

async function run({ rounds, say }: BenchContext): Promise<BenchLine[]> {
  const study = await reluth();
  const everyone = Array.from({ length: PARTICIPANTS }, (_, index) => facts(index));
  const [planned, plain]: [number[], number[]] = [[], []];
  const visits = visitsOf(study, everyone[0] ?? facts(0));
  // The round before the first warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const core = timed(() => everyone.forEach((one) => planSchedule(study, one)));
    const loop = timed(() => everyone.forEach((one) => plainPlan(one.screeningOn, visits)));
    if (round === 0) continue;
    planned.push(core);
    plain.push(loop);
    say(`round ${round} of ${rounds}: ${core.toFixed(0)} ms, plain ${loop.toFixed(0)} ms`);
  }
  const [value, beside] = [median(planned), median(plain)];
  return [
    {
      name: `planning 10,000 participants of ${visits} visits, beside a loop over whole days`,
      value,
      unit: 'ms',
      beside,
      ratio: value / beside,
      bound: null,
      within: null,
    },
  ];
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function visitsOf(study: CompiledStudy, one: ParticipantFacts): number {
  return planSchedule(study, one).visits.length;
}

/** Target, edges and day of each visit as integers, written as text: the least that planning could be. */
function plainPlan(from: CalendarDay, visits: number): object[] {
  const plan: object[] = [];
  const day = toDayNumber(from);
  for (let index = 0; index < visits; index += 1) {
    const target = day + index * 14;
    plan.push({
      target: toCalendarDay(target as DayNumber),
      opens: toCalendarDay((target - 3) as DayNumber),
      closes: toCalendarDay((target + 3) as DayNumber),
      planned: toCalendarDay(target as DayNumber),
    });
  }
  return plan;
}

/** A participant who was included four weeks after enrolment and has had the first dose. */
function facts(index: number): ParticipantFacts {
  const screeningOn = addDays(FIRST_DAY, index % 700);
  const doseOn = addDays(screeningOn, 35);
  return {
    screeningOn,
    timeZone: 'Europe/Paris',
    milestones: [{ code: 'inclusion', kind: 'inclusion', on: addDays(screeningOn, 28), closures: [] }],
    values: {},
    visits: [],
    doseValues: {},
    amendedOn: null,
    calendar: null,
    administrations: [
      {
        cycle: 1,
        visit: { code: 'D1', cycle: 1, repetition: 1 },
        on: doseOn,
        startedAt: null,
        endedAt: null,
      },
    ],
  };
}

async function reluth(): Promise<CompiledStudy> {
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(SEEDS, file), 'utf8'));
  const files = await readdir(path.join(SEEDS, 'forms'));
  const forms = await Promise.all(files.map(async (file) => (await read(`forms/${file}`)) as FormDefinition));
  return compileStudy({
    definition: (await read('studies/reluth/study.json')) as StudyDefinition,
    forms: Object.fromEntries(forms.map((form) => [form.code, form])),
  });
}
