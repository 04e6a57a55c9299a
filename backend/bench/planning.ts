import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  addDays,
  civilOf,
  daysBetween,
  toCalendarDay,
  toDayNumber,
} from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay, DayNumber } from '@lutetia/shared/calendar/types';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { planSchedule } from '@lutetia/shared/schedule/plan';
import type { ParticipantFacts, PlannedVisit } from '@lutetia/shared/schedule/types';
import { compileStudy, type CompiledStudy } from '@lutetia/shared/study/compile';
import type { StudyDefinition } from '@lutetia/shared/study/definition';
import { median } from './support/median.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const SEEDS = path.resolve(import.meta.dirname, '../../seeds');
const PARTICIPANTS = 100_000;
const FIRST_DAY = '2024-01-01' as CalendarDay;
/** Planning reads a protocol, a loop over days does not; more than this is waste. */
const MOST = 2.5;

/** Planning every participant of a large trial anew, beside a loop that makes the same objects from integer days. */
export const planningSuite: BenchSuite = { name: 'Planning 100,000 participants', run };

async function run({ rounds, say }: BenchContext): Promise<BenchLine[]> {
  const study = await reluth();
  const everyone = Array.from({ length: PARTICIPANTS }, (_, index) => facts(index));
  const visits = templatesOf(study);
  const [planned, plain, kept]: [number[], number[], number[]] = [[], [], []];
  // The round before the first warms all of them up.
  for (let round = 0; round <= rounds; round += 1) {
    const core = timed(everyone, (one) => planSchedule(study, one).visits);
    const loop = timed(everyone, (one) => plainPlan(one, visits, writtenDay));
    const keeping = timed(everyone, (one) => plainPlan(one, visits, toCalendarDay));
    if (round === 0) continue;
    planned.push(core);
    plain.push(loop);
    kept.push(keeping);
    say(`round ${round} of ${rounds}: ${core.toFixed(0)} ms, plain ${loop.toFixed(0)} ms`);
  }
  const name = `planning ${PARTICIPANTS} participants of ${visits.length} visits`;
  const ratio = median(planned) / median(plain);
  const line = { value: median(planned), unit: 'ms' };
  return [
    {
      ...line,
      name: `${name}, beside a loop over whole days`,
      beside: median(plain),
      ratio,
      bound: `ratio <= ${MOST}`,
      within: ratio <= MOST,
    },
    {
      ...line,
      name: `${name}, beside a loop that keeps the texts of days`,
      beside: median(kept),
      ratio: median(planned) / median(kept),
      bound: null,
      within: null,
    },
  ];
}

/** Milliseconds to plan everyone; what is planned is counted, so that no compiler may leave it out. */
function timed(
  everyone: readonly ParticipantFacts[],
  plan: (one: ParticipantFacts) => readonly object[],
): number {
  const start = performance.now();
  const visits = everyone.reduce((sum, one) => sum + plan(one).length, 0);
  if (visits === 0) throw new Error('nothing was planned');
  return performance.now() - start;
}

/** One visit of the plain loop: what does not change, and its days counted from enrolment. */
interface Template {
  readonly visit: PlannedVisit;
  readonly target: number;
  readonly opens: number;
  readonly closes: number;
}

function templatesOf(study: CompiledStudy): readonly Template[] {
  const first = facts(0);
  const from = (day: CalendarDay | null): number => (day === null ? 0 : daysBetween(first.screeningOn, day));
  return planSchedule(study, first).visits.map((visit) => ({
    visit,
    target: from(visit.target),
    opens: from(visit.opens),
    closes: from(visit.closes),
  }));
}

/**
 * The same objects with the same fields, from integer days alone: the least that planning could be. An explanation is
 * told only when it is read, so the loop need not make any.
 */
function plainPlan(
  one: ParticipantFacts,
  templates: readonly Template[],
  textOf: (day: DayNumber) => CalendarDay,
): PlannedVisit[] {
  const plan: PlannedVisit[] = [];
  const day = toDayNumber(one.screeningOn);
  for (const { visit, target, opens, closes } of templates) {
    plan.push({
      code: visit.code,
      cycle: visit.cycle,
      repetition: visit.repetition,
      name: visit.name,
      shortName: visit.shortName,
      epoch: visit.epoch,
      kind: visit.kind,
      status: visit.status,
      basis: visit.basis,
      target: visit.target === null ? null : textOf((day + target) as DayNumber),
      opens: visit.opens === null ? null : textOf((day + opens) as DayNumber),
      closes: visit.closes === null ? null : textOf((day + closes) as DayNumber),
      planned: visit.planned === null ? null : textOf((day + target) as DayNumber),
      occurred: null,
      hours: null,
      flags: visit.flags,
      explanation: visit.explanation,
      forms: visit.forms.map(({ form, repetition, required }) => ({ form, repetition, required })),
      order: visit.order,
    });
  }
  return plan;
}

function writtenDay(number: DayNumber): CalendarDay {
  const { year, month, day } = civilOf(number);
  return `${year}-${pad(month)}-${pad(day)}` as CalendarDay;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** A participant who was included four weeks after enrolment and has had the first dose. */
function facts(index: number): ParticipantFacts {
  const screeningOn = addDays(FIRST_DAY, index % 700);
  const doseOn = addDays(screeningOn, 35);
  return {
    screeningOn,
    timeZone: 'Europe/Paris',
    milestones: [
      {
        code: 'inclusion',
        kind: 'inclusion',
        on: addDays(screeningOn, 28),
        partial: null,
        isAgainstRule: false,
        closures: [],
      },
    ],
    bothNumbers: null,
    values: {},
    visits: [],
    decisions: [],
    fatalEvents: [],
    doseValues: {},
    amendedOn: null,
    isEnrolledInError: false,
    allocation: null,
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
