import fc from 'fast-check';
import { addDays, requireCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { compareSchedules } from './compare.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import type { FormRecord, ParticipantRecords, VisitRecord } from './records.js';
import { compiledReluth } from './spec-support/reluth.js';
import { scenarioRecords, visitKey, type Scenario } from './spec-support/scenario.js';
import type { PlannedVisit, SchedulePlan } from './types.js';

const study = compiledReluth();
const start = requireCalendarDay('2026-01-05');

/** A participant somewhere on the way, each step a few days from the one before. */
const stories = fc.record({
  steps: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 0, maxLength: 9 }),
  arm: fc.constantFrom('EXP', 'CTL'),
  dosimetry: fc.constantFrom('Y', 'N'),
  answer: fc.constantFrom('SD', 'PD'),
});
type Story = typeof stories extends fc.Arbitrary<infer Value> ? Value : never;

function recordsOf({ steps, arm, dosimetry, answer }: Story, from: CalendarDay = start): ParticipantRecords {
  const days: CalendarDay[] = [];
  let day = from;
  for (const step of steps) {
    day = addDays(day, step);
    days.push(day);
  }
  const path = ['SCR', 'INC', 'PRE/1', 'D1/1', 'W2/1', 'PRE/2', 'D1/2', 'ASM', 'RND'].slice(0, days.length);
  const values = (visit: string, on: string): [string, Record<string, string>] | null => {
    if (visit === 'SCR') return ['consent', { RFICDAT: on, DOSISUB: dosimetry }];
    if (visit === 'INC') return ['inclusion', { INCLDAT: on, INCLYN: 'Y' }];
    if (visit.startsWith('D1')) return ['administration', { EXOCCUR: 'Y', EXSTDTC: `${on}T10:30+00:00` }];
    if (visit === 'ASM') return ['overall-response', { RSDAT: on, OVRLRESP: answer }];
    return visit === 'RND' ? ['randomisation', { RANDDAT: on, ARMCD: arm }] : null;
  };
  const forms = path.flatMap((visit, index) => {
    const made = values(visit, days[index] ?? from);
    return made === null ? [] : [{ form: made[0], visit, values: made[1] }];
  });
  const visits = Object.fromEntries(path.map((visit, index) => [visit, days[index] ?? from]));
  // UTC has no clock changes, so that an infusion's hour means the same day wherever the story is moved to.
  const scenario: Scenario = {
    title: 'story',
    screeningOn: from,
    timeZone: 'UTC',
    visits,
    forms,
    acts: [],
    expect: [],
    deviations: [],
  };
  return scenarioRecords(study, scenario);
}

const planOf = (records: ParticipantRecords): SchedulePlan =>
  planSchedule(study, gatherFacts(study, records));
const plain = (plan: SchedulePlan): unknown => JSON.parse(JSON.stringify(plan)) as unknown;
const find = (plan: SchedulePlan, visit: string): PlannedVisit | undefined => {
  const key = visitKey(visit);
  return plan.visits.find(
    (one) => one.code === key.code && one.cycle === key.cycle && one.repetition === key.repetition,
  );
};

function delayed(records: ParticipantRecords, visit: string, to: CalendarDay): ParticipantRecords {
  const delay = { to, reason: 'held', decidedOn: start };
  const record: VisitRecord = { ...visitKey(visit), bookedOn: null, delay, missed: null, skipped: null };
  return { ...records, visits: [...records.visits, record] };
}

const delayable = fc.constantFrom('INC', 'D1/1', 'PRE/2', 'D1/2', 'ASM', 'RND', 'D1/3', 'IM', 'FU');
const delays = fc.integer({ min: -30, max: 120 });

describe('for every participant', () => {
  it('planning twice gives the same plan, and comparing it with itself moves nothing', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const [first, second] = [planOf(recordsOf(story)), planOf(recordsOf(story))];
        expect(plain(second)).toEqual(plain(first));
        expect(compareSchedules(first, second).filter(({ effect }) => effect !== 'stays')).toEqual([]);
      }),
    );
  });

  it('the order in which storage hands over its rows moves nothing', () => {
    const again = (form: FormRecord, repetition: number, values: Record<string, string>): FormRecord => ({
      ...form,
      repetition,
      values: Object.fromEntries(Object.entries(values).map(([item, v]) => [item, { v }])),
    });
    const sample = fc.record({ story: stories, seed: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }) });
    fc.assert(
      fc.property(sample, ({ story, seed }) => {
        const records = recordsOf(story);
        const consents = records.forms
          .filter(({ form }) => form === 'consent')
          .flatMap((form) =>
            ['Y', 'N'].map((answer, index) =>
              again({ ...form, visit: null }, index + 1, { RFICDAT: start, DOSISUB: answer }),
            ),
          );
        const withdrawals = ['WDTRT', 'WDPROC'].map((item, index): FormRecord => {
          const blank = { form: 'withdrawal', visit: null, repetition: 1, values: {}, studyVersion: null };
          return again({ ...blank, state: 'complete' }, index + 1, {
            WDDAT: addDays(start, 200),
            [item]: 'Y',
          });
        });
        const ecogs = records.forms
          .filter(({ form }) => form === 'ecog')
          .flatMap((form) => [again(form, 3, {}), again(form, 2, {})]);
        const all = { ...records, forms: [...records.forms, ...consents, ...withdrawals, ...ecogs] };
        const shuffled = <Row>(rows: readonly Row[]): Row[] =>
          rows
            .map((row, index) => ({ row, at: seed[index % seed.length] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row);
        const other = { ...all, forms: shuffled(all.forms), visits: shuffled(all.visits) };
        const [facts, otherFacts] = [gatherFacts(study, all), gatherFacts(study, other)];
        expect(otherFacts.milestones).toEqual(facts.milestones);
        expect(otherFacts.values).toEqual(facts.values);
        expect(otherFacts.administrations).toEqual(facts.administrations);
        expect(plain(planOf(other))).toEqual(plain(planOf(all)));
      }),
    );
  });

  it('a delay taken back leaves no trace', () => {
    fc.assert(
      fc.property(stories, delayable, delays, (story, visit, days) => {
        const records = recordsOf(story);
        const before = planOf(records);
        const moved = delayed(records, visit, addDays(find(before, visit)?.target ?? start, days));
        planOf(moved);
        const undone = moved.visits.map((record) => ({ ...record, delay: null }));
        expect(plain(planOf({ ...moved, visits: undone }))).toEqual(plain(before));
      }),
    );
  });

  it("a delay never touches the visit's own target and window, and nothing its anchor does not lead to", () => {
    fc.assert(
      fc.property(stories, delayable, delays, (story, visit, days) => {
        const records = recordsOf(story);
        const before = planOf(records);
        const own = find(before, visit);
        fc.pre(own !== undefined && own.target !== null);
        const after = planOf(delayed(records, visit, addDays(own.target, days)));
        const { target, opens, closes } = find(after, visit) ?? {};
        expect({ target, opens, closes }).toEqual({
          target: own.target,
          opens: own.opens,
          closes: own.closes,
        });
        for (const earlier of before.visits.filter((one) => one.epoch === 'screening' && visit !== 'INC')) {
          expect(find(after, `${earlier.code}/0/1`)?.planned).toBe(earlier.planned);
        }
      }),
    );
  });

  it('no visit belongs to another arm, and imaging never moves with a dose', () => {
    fc.assert(
      fc.property(stories, delays, (story, days) => {
        fc.pre(story.steps.length === 9 && story.answer === 'SD');
        const records = recordsOf(story);
        const plan = planOf(records);
        expect(plan.visits.some(({ cycle }) => cycle > 2)).toBe(story.arm === 'EXP');
        const held = planOf(delayed(records, 'D1/3', addDays(find(plan, 'D1/3')?.target ?? start, days)));
        expect(find(held, 'IM/0/3')?.planned).toBe(find(plan, 'IM/0/3')?.planned);
      }),
    );
  });

  it('moving everything by n days moves every date not reached through months by n days', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 2000 }), (story, days) => {
        const plan = planOf(recordsOf(story));
        const moved = planOf(recordsOf(story, addDays(start, days)));
        const byMonths = new Set(['IM', 'FU', 'FUG']);
        const shift = (day: CalendarDay | null): CalendarDay | null =>
          day === null ? null : addDays(day, days);
        for (const visit of plan.visits.filter(({ code }) => !byMonths.has(code))) {
          const other = find(moved, `${visit.code}/${visit.cycle}/${visit.repetition}`);
          expect([other?.target, other?.opens, other?.closes]).toEqual([
            shift(visit.target),
            shift(visit.opens),
            shift(visit.closes),
          ]);
        }
      }),
    );
  });
});
