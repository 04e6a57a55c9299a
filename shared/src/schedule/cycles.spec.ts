import type { RepeatDefinition } from '../study/visit-definition.js';
import { compiledPlain, withCycles, withRepeat } from './spec-support/open-ended.js';
import { planOf, randomised, treated, visitIn, type Told } from './spec-support/told.js';
import type { PlannedVisit } from './types.js';

/*
 * 10 weeks between doses until the kidneys have had 30 Gy, after ClinicalTrials.gov NCT05387603 (START-NET).
 * A dose of 7.5 GBq gives the kidneys 7.5 GBq x 0.56 Gy/GBq = 4.2 Gy where 0.56 Gy/GBq was measured last.
 */
const study = compiledPlain();
const dose = (gray = '3.9', perGBq = '0.56'): readonly [string, string] => [gray, perGBq];
const times = (count: number, gray?: string, perGBq?: string) =>
  Array.from({ length: count }, () => dose(gray, perGBq));

function told(visit: PlannedVisit | null): unknown {
  return visit === null ? null : [visit.status, visit.basis, visit.explanation.note];
}

describe('cycles ruled by the dose to the kidneys', () => {
  it('never asks the rule for the first cycle, and holds the others while nothing is measured', () => {
    const plan = planOf(study, randomised());
    expect(told(visitIn(plan, 'D/1'))).toEqual(['open', 'firm', null]);
    const held = 'Held: kidney dose per activity of cycle 1 is missing';
    expect(told(visitIn(plan, 'D/2'))).toEqual(['open', 'provisional', held]);
    expect(told(visitIn(plan, 'D/7'))).toEqual(['open', 'provisional', held]);
    expect(visitIn(plan, 'D/8')).toBeNull();
  });

  it.each([
    // Given, cycles in the plan, the last of them: 7 are expected, and the next two after the last dose always show.
    [4, 7],
    [5, 7],
    [6, 8],
    [7, 9],
  ])('shows after %d doses the cycles up to %d', (given, last) => {
    const plan = planOf(study, treated(times(given)));
    const cycles = plan.visits.filter(({ code }) => code === 'D').map(({ cycle }) => cycle);
    expect(cycles.at(-1)).toBe(last);
  });

  it('counts the cycles to come with what each will give', () => {
    // Four doses: 4 x 3.9 = 15.6. Cycle 5: 15.6 + 4.2 = 19.8; 6: 24.0; 7: 28.2; all within 30.
    const plan = planOf(study, treated(times(4)));
    expect(['D/5', 'D/6', 'D/7'].map((visit) => visitIn(plan, visit)?.status)).toEqual([
      'open',
      'open',
      'open',
    ]);
    // Six doses: 23.4. Cycle 7: 23.4 + 4.2 = 27.6, given; cycle 8: 27.6 + 4.2 = 31.8.
    const later = planOf(study, treated(times(6)));
    expect(told(visitIn(later, 'D/7'))).toEqual(['open', 'firm', null]);
    expect(told(visitIn(later, 'D/8'))).toEqual([
      'not-applicable',
      'provisional',
      'No cycle 8: 27.6 + 4.2 = 31.8 > 30 Gy',
    ]);
  });

  it('ends at the first cycle that would pass the limit, and says so with the numbers', () => {
    // 7 x 3.9 = 27.3; 27.3 + 4.2 = 31.5 > 30 Gy. Cycle 9 would show as well: the group ended before it.
    const plan = planOf(study, treated(times(7)));
    const ended = 'No cycle 8: 27.3 + 4.2 = 31.5 > 30 Gy';
    expect(visitIn(plan, 'D/8')?.explanation.note).toBe(ended);
    expect(visitIn(plan, 'LAB/8')).toMatchObject({ status: 'not-applicable' });
    expect(visitIn(plan, 'D/9')?.explanation.note).toBe(ended);
    expect(visitIn(plan, 'D/8')?.explanation.reason).toEqual({
      kind: 'rule-ended',
      rule: 'kidneyDoseGy + nextKidneyDoseGy <= 30.0',
      of: 'cycle',
      number: 8,
      comparisons: [
        {
          left: { text: '27.3 + 4.2', value: '31.5' },
          operator: '<=',
          right: { text: '30', value: '30' },
          holds: false,
        },
      ],
      unit: 'Gy',
    });
  });

  it.each([
    // 6 x 4.285714 = 25.714284. 7.5 x 0.5714288 = 4.285716: 30.000000, the limit itself.
    ['0.5714288', 'open'],
    // 7.5 x 0.57142893 = 4.285716975, rounded to 4.285717: 30.000001.
    ['0.57142893', 'not-applicable'],
    // 7.5 x 0.571428 = 4.28571: 29.999994.
    ['0.571428', 'open'],
  ])('lets the limit be reached exactly: %s Gy/GBq makes the seventh cycle %s', (perGBq, status) => {
    const plan = planOf(study, treated([...times(5, '4.285714'), dose('4.285714', perGBq)]));
    expect(visitIn(plan, 'D/7')?.status).toBe(status);
  });

  it('holds the next cycle while the dose of a given one is not measured, and names it', () => {
    const plan = planOf(study, treated([...times(3), null]));
    const held = 'Held: kidney dose of cycle 4 is missing';
    expect(told(visitIn(plan, 'D/5'))).toEqual(['open', 'provisional', held]);
    expect(visitIn(plan, 'D/5')?.explanation.reason).toEqual({
      kind: 'held',
      rule: 'kidneyDoseGy + nextKidneyDoseGy <= 30.0',
      missing: [{ code: 'kidneyDoseGy', name: 'kidney dose', cycle: 4 }],
    });
    expect(visitIn(plan, 'D/6')?.explanation.note).toBe(held);
  });

  it('names both values that are missing', () => {
    const plan = planOf(study, treated([null]));
    expect(visitIn(plan, 'D/2')?.explanation.note).toBe(
      'Held: kidney dose of cycle 1 and kidney dose per activity of cycle 1 are missing',
    );
  });

  it('keeps what was given against the rule, follows it up, and reports it', () => {
    // 7 x 3.9 = 27.3 before the eighth dose: 27.3 + 4.2 = 31.5 > 30 Gy.
    const plan = planOf(study, treated([...times(7), null]));
    expect(visitIn(plan, 'D/8')?.status).toBe('complete');
    expect(visitIn(plan, 'S24/8')?.status).toBe('open');
    expect(plan.deviations).toEqual([
      expect.objectContaining({
        causeKey: 'against-rule:D/8/1',
        important: true,
        sentence: 'Cycle 8 dose on Mon 31 May 2027 was given although 27.3 + 4.2 = 31.5 > 30 Gy.',
      }),
    ]);
  });

  it('reports a dose given while the rule could not be answered', () => {
    const plan = planOf(study, treated([...times(2), null, dose()]));
    expect(plan.deviations.map(({ causeKey, sentence }) => [causeKey, sentence])).toEqual([
      [
        'against-rule:D/4/1',
        'Cycle 4 dose on Mon 24 Aug 2026 was given before it was known whether it may be: kidney dose of cycle 3 is missing.',
      ],
    ]);
  });

  it('does not count a dose that was skipped, and shows two cycles beyond it', () => {
    const start = treated(times(6));
    const plan = planOf(study, { ...start, acts: [{ visit: 'D/7', skipped: 'Platelets' }] });
    // Cycle 8: 6 x 3.9 = 23.4; 23.4 + 4.2 = 27.6. Ten weeks after the last dose given, 11 January 2027.
    expect(visitIn(plan, 'D/8')).toMatchObject({ status: 'open', target: '2027-03-22' });
    expect(visitIn(plan, 'D/9')?.explanation.note).toBe('No cycle 9: 27.6 + 4.2 = 31.8 > 30 Gy');
    expect(visitIn(plan, 'D/10')).toBeNull();
  });

  it('shows two cycles beyond a dose that was missed', () => {
    const plan = planOf(study, { ...treated(times(6)), acts: [{ visit: 'D/7', missed: 'Snow' }] });
    expect(visitIn(plan, 'D/9')).not.toBeNull();
    expect(visitIn(plan, 'D/10')).toBeNull();
  });

  it('shows a cycle of which something is recorded, and none beyond it', () => {
    const { forms, visits } = randomised();
    const plan = planOf(study, { forms, visits: { ...visits, 'LAB/9': '2027-08-02' } });
    expect(['D/8', 'LAB/9', 'D/9', 'D/10'].map((visit) => visitIn(plan, visit) !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('holds every cycle behind one that is held, whatever the rule says of it', () => {
    const rule = compiledPlain(withCycles({ while: 'cycle > 3 || kidneyDoseGy <= 30.0' }));
    const plan = planOf(rule, treated([null]));
    const held = 'Held: kidney dose of cycle 1 is missing';
    expect(['D/2', 'D/3', 'D/4'].map((visit) => visitIn(plan, visit)?.explanation.note)).toEqual([
      held,
      held,
      held,
    ]);
  });

  it('asks anew after a cycle that was given against the rule', () => {
    const rule = compiledPlain(withCycles({ while: 'cycle != 3' }));
    expect(visitIn(planOf(rule, treated(times(2))), 'D/4')?.status).toBe('not-applicable');
    expect(visitIn(planOf(rule, treated(times(3))), 'D/4')?.status).toBe('open');
  });

  it('hangs the next on the dose given last, where two were given out of order', () => {
    const told = randomised();
    const given = (visit: string, day: string): (typeof told.forms)[number] => ({
      form: 'administration',
      visit,
      values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z` },
    });
    const forms = [...told.forms, given('D/2', '2026-06-01'), given('D/1', '2026-07-01')];
    // Ten weeks after 1 July: 30 days to the end of July, 31 of August, 9 of September.
    expect(visitIn(planOf(study, { ...told, forms }), 'D/3')?.target).toBe('2026-09-09');
    const inOrder = [...told.forms, given('D/1', '2026-06-01'), given('D/2', '2026-07-01')];
    expect(visitIn(planOf(study, { ...told, forms: inOrder }), 'D/3')?.target).toBe('2026-09-09');
  });

  it('never has more cycles than there can be', () => {
    const short = compiledPlain(withCycles({ atMost: 3, expected: 2 }));
    const plan = planOf(short, treated(times(3, '0.1', '0.01')));
    expect(plan.visits.filter(({ code }) => code === 'D')).toHaveLength(3);
  });
});

describe('a repeat', () => {
  it('has no repetition whose target lies after its last day', () => {
    // Every 3 months from 19 January 2026: M24 falls on 19 January 2028, the last day itself; M27 after it.
    const plan = planOf(study, randomised());
    const imaging = plan.visits.filter(({ code }) => code === 'CT');
    expect(imaging.at(-1)).toMatchObject({ repetition: 8, shortName: 'M24', target: '2028-01-19' });
  });

  it('shows what is expected while its last day is not known', () => {
    const forms = [{ form: 'randomisation', visit: 'RND', values: { ARMCD: 'STD' } }];
    const plan = planOf(study, { forms });
    expect(plan.visits.filter(({ code }) => code === 'CT')).toHaveLength(12);
  });

  it('ends at the first repetition its rule refuses', () => {
    const plan = planOf(study, randomised());
    const calls = plan.visits.filter(({ code }) => code === 'SAFE');
    expect(calls.map(({ status }) => status)).toEqual([
      'open',
      'open',
      'open',
      'not-applicable',
      'not-applicable',
    ]);
    expect(calls[3]?.explanation.note).toBe('No repetition 4: 4 > 3');
  });

  describe('with an end of its own', () => {
    const ending = (repeat: Partial<RepeatDefinition>) => compiledPlain(withRepeat('SAFE', repeat));
    const statuses = (told: Told, repeat: Partial<RepeatDefinition>) =>
      planOf(ending(repeat), told)
        .visits.filter(({ code }) => code === 'SAFE')
        .map(({ status }) => status);

    it('takes place once whatever its rule says, and is asked about from the second on', () => {
      const refused = 'not-applicable';
      expect(statuses(randomised(), { while: 'repetition > 5' })).toEqual([
        'open',
        ...[refused, refused, refused, refused],
      ]);
    });

    it('has ended with the first repetition refused, though the rule would allow a later one', () => {
      expect(statuses(randomised(), { while: 'repetition != 3' })).toEqual([
        'open',
        'open',
        ...['not-applicable', 'not-applicable', 'not-applicable'],
      ]);
    });

    it('is held while its rule cannot be answered', () => {
      const second = visitIn(planOf(ending({ while: 'kidneyDoseGy <= 20.0' }), treated([null])), 'SAFE/0/2');
      expect(told(second)).toEqual(['open', 'provisional', 'Held: kidney dose of cycle 1 is missing']);
    });

    it.each([
      // Of those that are expected, the first; open, it shows the next two after the last that has taken place.
      ['nothing recorded', {}, 2],
      ['the first only booked', { acts: [{ visit: 'SAFE/0/1', booked: '2026-01-13' }] }, 2],
      ['the first recorded', { visits: { ...randomised().visits, 'SAFE/0/1': '2026-01-12' } }, 3],
      ['the third only booked', { acts: [{ visit: 'SAFE/0/3', booked: '2026-01-27' }] }, 2],
    ] as const)('shows the next two with %s', (_, more, shown) => {
      const { forms, visits } = randomised();
      expect(statuses({ forms, visits, ...more }, { while: 'repetition <= 9', expected: 1 })).toHaveLength(
        shown,
      );
    });

    it('goes on while the day it would end by is not known', () => {
      const untilDay = { relativeTo: 'progression', offset: 'P24M' };
      expect(statuses(randomised(), { while: 'repetition <= 9', untilDay })).toEqual([
        'open',
        ...['open', 'open', 'open', 'open'],
      ]);
    });

    it('keeps what took place after its last day, as outside the plan, and not what was only booked', () => {
      // M24 on 19 January 2028 is the last; M27 would be on 19 April 2028.
      const { forms, visits } = randomised();
      const later = planOf(study, { forms, visits: { ...visits, 'CT/0/9': '2028-04-19' } });
      expect(visitIn(later, 'CT/0/9')?.explanation.reason).toEqual({ kind: 'outside-plan' });
      expect(visitIn(later, 'CT/0/10')).toBeNull();
      const booked = { forms, visits, acts: [{ visit: 'CT/0/9', booked: '2028-04-19' }] };
      expect(visitIn(planOf(study, booked), 'CT/0/9')).toBeNull();
    });

    it('keeps of a visit the plan does not ask for what took place, and not what was only booked', () => {
      const { forms, visits } = randomised('NEG', 'STD');
      const told = { forms, visits: { ...visits, 'LAB/1': '2026-01-19' } };
      const plan = planOf(study, { ...told, acts: [{ visit: 'D/1', booked: '2026-01-26' }] });
      expect(visitIn(plan, 'LAB/1')).toMatchObject({ occurred: '2026-01-19' });
      expect(visitIn(plan, 'D/1')).toBeNull();
    });
  });
});
