import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { DecidedBefore } from './allocation-history.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { scenarioRecords, type Scenario } from './spec-support/scenario.js';
import { compiledSeed } from './spec-support/scenario-suite.js';

const study = compiledSeed('start-net');

/** Doses 2 Feb and 13 Apr 2026 in the personalised arm, with what the FDG-PET holds today, and held before. */
function planned(result: string, decided: readonly DecidedBefore[]) {
  const dose = (cycle: number, on: string): Scenario['forms'][number] => ({
    form: 'administration-dotatoc',
    visit: `D/${cycle}`,
    values: { EXOCCUR: 'Y', EXSTDTC: `${on}T10:00+01:00`, EXENDTC: `${on}T10:30+01:00` },
  });
  const records = scenarioRecords(study, {
    title: 'two doses',
    screeningOn: '2026-01-05',
    timeZone: 'Europe/Stockholm',
    visits: {
      SCR: '2026-01-05',
      IMB: '2026-01-12',
      INC: '2026-01-19',
      'D/1': '2026-02-02',
      'D/2': '2026-04-13',
    },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'fdg-pet', visit: 'IMB', values: { FDGDAT: '2026-01-12', FDGRES: result } },
      { form: 'inclusion-start-net', visit: 'INC', values: { INCLDAT: '2026-01-19', INCLYN: 'Y' } },
      { form: 'randomisation-start-net', visit: 'RND', values: { RANDDAT: '2026-01-19', ARMCD: 'PERS' } },
      dose(1, '2026-02-02'),
      dose(2, '2026-04-13'),
    ],
    acts: [],
    expect: [],
    deviations: [],
  });
  const allocation = { arms: ['PERS'], reference: null, decided };
  // A form that was begun stays in its visit whatever is asked for: here none was.
  const forms = records.forms.filter(({ form }) => form !== 'capecitabine');
  const plan = planSchedule(study, gatherFacts(study, { ...records, forms, allocation }));
  return {
    told: plan.deviations.filter(({ causeKey }) => causeKey.includes('group-changed')),
    capecitabineIn: plan.visits
      .filter(({ code, forms }) => code === 'D' && forms.some(({ form }) => form === 'capecitabine'))
      .map(({ cycle }) => cycle),
  };
}

const held = (value: string, until: string): DecidedBefore => ({
  fact: 'fdgPet',
  value,
  until: requireCalendarDay(until),
});

describe('a group that changes after treatment began', () => {
  it('is told once with what decided before and after, and the doses given stay what they were', () => {
    const { told, capecitabineIn } = planned('POSITIVE', [held('NEGATIVE', '2026-03-02')]);
    expect(told).toEqual([
      expect.objectContaining({
        kind: 'arm-received-differs',
        causeKey: 'arm-received-differs:group-changed-1',
        on: '2026-03-02',
        important: true,
        sentence:
          'The group changed after treatment began, on Mon 2 Mar 2026 from dTOC, FDG-negative to CAP-dTOC, FDG-positive: Tumour uptake was Negative and is Positive. Cycle 1 had been given by the former.',
      }),
    ]);
    // Without capecitabine the first cycle was given; it is asked for from the second to the fourth.
    expect(capecitabineIn).toEqual([2, 3, 4]);
  });

  it('keeps what belonged to the doses given, when the corrected result asks for less', () => {
    const { told, capecitabineIn } = planned('NEGATIVE', [held('POSITIVE', '2026-04-13')]);
    expect(told.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/was Positive and is Negative\. Cycles 1, 2 had been given by the former\.$/u),
    ]);
    expect(capecitabineIn).toEqual([1, 2]);
  });

  it('is told for each correction, there and back', () => {
    const there = [held('NEGATIVE', '2026-03-02'), held('POSITIVE', '2026-03-16')];
    const { told, capecitabineIn } = planned('NEGATIVE', there);
    expect(told.map(({ causeKey, on }) => [causeKey, on])).toEqual([
      ['arm-received-differs:group-changed-1', '2026-03-02'],
      ['arm-received-differs:group-changed-2', '2026-03-16'],
    ]);
    expect(capecitabineIn).toEqual([]);
  });

  it('is nothing to tell before the first dose, or when nothing was corrected', () => {
    const before = planned('POSITIVE', [held('NEGATIVE', '2026-01-30')]);
    expect(before).toEqual({ told: [], capecitabineIn: [1, 2, 3, 4] });
    expect(planned('POSITIVE', [])).toEqual({ told: [], capecitabineIn: [1, 2, 3, 4] });
  });
});
