import { compiledSeed } from './spec-support/scenario-suite.js';
import { sameJson } from '../forms/diff.js';
import { compiledPlain, OPEN_ENDED } from './spec-support/open-ended.js';
import { compiledReluth } from './spec-support/reluth.js';
import { planOf, randomised, treated, visitIn, type Told } from './spec-support/told.js';

const study = compiledPlain();
const plan = planOf(study, {
  ...treated([['3.9', '0.56']]),
  acts: [
    {
      visit: 'D/2',
      delay: { to: '2026-04-13', reason: 'platelets grade 2', decidedOn: '2026-04-02' },
    },
  ],
});

describe('a delay that is taken back', () => {
  // 26 January + 70 d = 6 April.
  it.each([
    ['2026-04-07', ['shifted']],
    ['2026-04-05', ['shifted']],
    ['2026-04-06', []],
  ])('to %s leaves the flags %j', (to, flags) => {
    const acts = [{ visit: 'D/2', delay: { to, reason: 'platelets grade 2', decidedOn: '2026-04-02' } }];
    const dose = visitIn(planOf(study, { ...treated([['3.9', '0.56']]), acts }), 'D/2');
    expect([dose?.target, dose?.planned, dose?.flags]).toEqual(['2026-04-06', to, flags]);
  });

  it('to the target is told in the sentence, and not as a shift of no days', () => {
    const delay = { to: '2026-04-06', reason: 'platelets recovered', decidedOn: '2026-04-02' };
    const acts = [{ visit: 'D/2', delay }];
    const explanation = visitIn(planOf(study, { ...treated([['3.9', '0.56']]), acts }), 'D/2')?.explanation;
    expect(explanation?.delay).toBeNull();
    expect(explanation?.sentence).toMatch(/ Back on its target day, decided 2 Apr: platelets recovered\.$/);
  });
});

it('a delay of a visit that has lost its target is told without a number of days', () => {
  // The baseline MRI of LUMEN-1 counts back from a randomisation that nobody who is not included comes to.
  const told = planOf(compiledSeed('lumen-1'), {
    visits: { SCR: '2026-01-05', INC: '2026-01-19' },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'inclusion-lumen-1', visit: 'INC', values: { INCLYN: 'N', INCLDAT: '2026-01-19' } },
    ],
    acts: [{ visit: 'MRI0', delay: { to: '2026-01-14', reason: 'scanner', decidedOn: '2026-01-12' } }],
  });
  expect(visitIn(told, 'MRI0')?.explanation.sentence).toBe(
    'No date yet: waits for randomisation. Moved to Wed 14 Jan 2026, decided 12 Jan: scanner.',
  );
});

describe('the explanation of a date', () => {
  it('is one sentence: anchor, offset as the protocol writes it, target, window, delay', () => {
    expect(visitIn(plan, 'D/2')?.explanation.sentence).toBe(
      'Cycle 1 dose, given Mon 26 Jan 2026 + 10 weeks = Mon 6 Apr 2026, window 23 Mar–20 Apr. ' +
        'Moved +7 d to Mon 13 Apr 2026, decided 2 Apr: platelets grade 2.',
    );
    expect(visitIn(plan, 'LAB/2')?.explanation.sentence).toBe(
      'Cycle 2 dose, planned Mon 13 Apr 2026 − 1 week = Mon 6 Apr 2026, window 30 Mar–12 Apr.',
    );
    expect(visitIn(plan, 'CT/0/2')?.explanation.sentence).toBe(
      'Randomisation, on Mon 19 Jan 2026 + 6 months = Sun 19 Jul 2026, window 5 Jul–2 Aug.',
    );
  });

  it('is data enough to say it in another language', () => {
    const explanation: unknown = JSON.parse(JSON.stringify(visitIn(plan, 'D/2')?.explanation));
    expect(explanation).toEqual({
      anchor: {
        code: 'administration',
        name: 'Cycle 1 dose',
        day: '2026-01-26',
        basis: 'firm',
        how: 'given',
        visit: { code: 'D', cycle: 1, repetition: 1 },
      },
      offset: '+ 10 weeks',
      duration: 'P10W',
      window: { before: 'P2W', after: 'P2W' },
      assumed: null,
      delay: {
        from: '2026-04-06',
        to: '2026-04-13',
        days: 7,
        reason: 'platelets grade 2',
        decidedOn: '2026-04-02',
      },
      booked: null,
      siteClosed: null,
      reason: null,
      note: null,
      sentence: expect.any(String) as string,
    });
  });

  it.each([
    ['CT/0/2', 'P6M', '+ 6 months'],
    ['LAB/1', '-P1W', '− 1 week'],
    ['S24/1', 'PT24H', '+ 24 h'],
    ['SCR', 'P0D', ''],
    ['SAFE/0/3', 'P3W', '+ 3 weeks'],
  ])('%s counts %s, said "%s"', (visit, duration, offset) => {
    expect(visitIn(plan, visit)?.explanation).toMatchObject({ duration, offset });
  });

  it('stored and read back is the same as made anew', () => {
    const stored: unknown = JSON.parse(JSON.stringify(plan));
    expect(sameJson(stored, plan)).toBe(true);
    // A field that was not there when it was stored makes it another one, so that rebuilding brings it.
    const explanation: unknown = JSON.parse(JSON.stringify(plan.visits[0]?.explanation));
    const { booked: _booked, ...older } = explanation as Record<string, unknown>;
    expect(sameJson(older, plan.visits[0]?.explanation)).toBe(false);
    expect(sameJson(explanation, plan.visits[0]?.explanation)).toBe(true);
    const other = planOf(study, randomised());
    expect(sameJson(JSON.parse(JSON.stringify(other)), plan)).toBe(false);
  });

  it('names what made it not applicable', () => {
    const told = randomised();
    const forms = [...told.forms, { form: 'death', visit: null, values: { DTHDAT: '2026-03-02' } }];
    expect(visitIn(planOf(study, { ...told, forms }), 'CT/0/1')?.explanation).toMatchObject({
      reason: { kind: 'closed', milestone: 'death', on: '2026-03-02', reason: 'Participant has died' },
      note: 'Participant has died',
    });
  });
});

describe('a visit begun that has not taken place', () => {
  // Dosed on 26 January: the second dose is planned for 6 April, its labs for 30 March.
  const given = treated([['3.9', '0.56']]);
  const bloods = { form: 'haematology', visit: 'LAB/2', values: { LBDAT: '2026-03-27' } };
  const told = (died: string | null, visits: Record<string, string> = {}, acts: Told['acts'] = []) => {
    const death = { form: 'death', visit: null, values: { DTHDAT: died ?? '' } };
    const forms = [...given.forms, bloods, ...(died === null ? [] : [death])];
    const labs = visitIn(planOf(study, { visits: { ...given.visits, ...visits }, forms, acts }), 'LAB/2');
    return [labs?.status, labs?.explanation.note];
  };
  const died = ['not-applicable', 'Participant has died'];

  it.each([
    ['is to be finished while all live and the dose may come', told(null), ['in-progress', null]],
    ['is closed by a death before its day', told('2026-03-29'), died],
    ['is closed by a death of which only the month before is known', told('2026-02'), died],
    [
      'may have taken place where the death is of the day it was booked for',
      told('2026-03-30', {}, [{ visit: 'LAB/2', booked: '2026-03-30' }]),
      ['in-progress', null],
    ],
    [
      'is closed though it was booked',
      told('2026-03-29', {}, [{ visit: 'LAB/2', booked: '2026-04-01' }]),
      died,
    ],
    [
      'is finished where its day is recorded',
      told('2026-03-29', { 'LAB/2': '2026-03-27' }),
      ['complete', null],
    ],
    [
      'falls away with its dose',
      told(null, {}, [{ visit: 'D/2', skipped: 'Platelets' }]),
      ['not-applicable', 'Cycle 2 dose was skipped'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('stays where the milestone that closes it is recorded in it, before its day', () => {
    const closing = OPEN_ENDED.milestones.map((milestone) =>
      milestone.code === 'progression'
        ? { ...milestone, closes: [{ epochs: ['assessment'], reason: 'Progression' }] }
        : milestone,
    );
    // Imaging every three months from 19 January 2026.
    const response = { form: 'response', visit: 'CT/0/1', values: { RSDAT: '2026-04-10', PD: 'Y' } };
    const start = randomised();
    const ended = planOf(compiledPlain({ ...OPEN_ENDED, milestones: closing }), {
      ...start,
      forms: [...start.forms, response, { form: 'visit', visit: 'CT/0/2', values: { VISLOC: 'A' } }],
    });
    expect(['CT/0/1', 'CT/0/2'].map((visit) => visitIn(ended, visit)?.status)).toEqual([
      'in-progress',
      'not-applicable',
    ]);
  });
});

it('a visit added by hand says its day once, though it is booked for it', () => {
  const acts = [{ visit: 'UNS', booked: '2026-03-20' }];
  expect(visitIn(planOf(compiledReluth(), { acts }), 'UNS')?.explanation.sentence).toBe(
    'Added for Fri 20 Mar 2026.',
  );
});

it.each([
  // Nobody who has died by its day is asked to come; of a month, the first day counts.
  ['2026-03-21', 'open', null],
  ['2026-03-20', 'not-applicable', 'Participant has died'],
  ['2026-03-10', 'not-applicable', 'Participant has died'],
  ['2026-03', 'not-applicable', 'Participant has died'],
  ['2026-04', 'open', null],
])('a visit added by hand for 20 March, after a death on %s, is %s', (died, status, note) => {
  const plan = planOf(compiledReluth(), {
    acts: [{ visit: 'UNS', booked: '2026-03-20' }],
    forms: [{ form: 'death', visit: null, values: { DTHDAT: died } }],
  });
  const visit = visitIn(plan, 'UNS');
  expect([visit?.status, visit?.explanation.note]).toEqual([status, note]);
});
