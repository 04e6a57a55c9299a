import { compiledPlain, withCycles, OPEN_ENDED } from './spec-support/open-ended.js';
import { planOf, randomised, visitIn, treated, type Told } from './spec-support/told.js';

/* A PET at most four calendar months before randomisation, labs at most two weeks before the dose. */
const study = compiledPlain();

/** Screened on a day with the PET of that day; randomisation put off to another. */
function screened(petOn: string, randomisationOn: string): Told {
  const told = randomised();
  const forms = told.forms
    .filter(({ visit }) => visit === 'SCR')
    .map((form) => (form.form === 'petct' ? { ...form, values: { ...form.values, PETDAT: petOn } } : form));
  const delay = { to: randomisationOn, reason: 'Slots', decidedOn: '2026-01-12' };
  return { visits: { SCR: '2026-01-05' }, forms, acts: [{ visit: 'RND', delay }] };
}

describe('a result valid before a milestone', () => {
  it.each([
    // Four months back from 5 May are 5 January: still valid that day, expired the day after.
    ['2026-01-05', '2026-05-05', false],
    ['2026-01-05', '2026-05-06', true],
    // Four months back from 30 June are 28 February, clamped once.
    ['2026-02-28', '2026-06-30', false],
    ['2026-02-27', '2026-06-30', true],
  ])('a PET of %s at a randomisation on %s has expired: %s', (petOn, on, expired) => {
    const plan = planOf(study, screened(petOn, on));
    expect(visitIn(plan, 'SCR')?.flags.includes('expired')).toBe(expired);
    expect(visitIn(plan, 'SCR/0/2') !== null).toBe(expired);
  });

  it('is repeated where it will be valid: up to the milestone and four months before', () => {
    const repeat = visitIn(planOf(study, screened('2026-01-05', '2026-05-06')), 'SCR/0/2');
    expect(repeat).toMatchObject({
      status: 'open',
      basis: 'planned',
      target: '2026-05-06',
      opens: '2026-01-06',
      closes: '2026-05-06',
    });
    expect(repeat?.explanation).toMatchObject({
      anchor: { code: 'randomisation', day: '2026-05-06' },
      duration: '-P4M',
      note: 'Repeated: Petct will be older than 4 months at randomisation',
      sentence:
        'Randomisation, planned Wed 6 May 2026 − up to 4 months, window 6 Jan–6 May. ' +
        'Repeated: Petct will be older than 4 months at randomisation.',
    });
  });

  it('is judged by the milestone once it is repeated, not by the timing of the first', () => {
    const told = screened('2026-01-05', '2026-05-06');
    const again = (on: string): Told => ({
      ...told,
      visits: { ...told.visits, 'SCR/0/2': on },
      forms: [...(told.forms ?? []), { form: 'petct', visit: 'SCR/0/2', values: { PETDAT: on } }],
    });
    const plan = planOf(study, again('2026-04-13'));
    expect(visitIn(plan, 'SCR/0/2')).toMatchObject({
      status: 'complete',
      target: '2026-05-06',
      opens: null,
      closes: '2026-05-06',
      flags: [],
      explanation: { anchor: { code: 'randomisation' } },
    });
    expect(visitIn(plan, 'SCR/0/3')).toBeNull();
    expect(plan.deviations).toEqual([]);
    // Randomised on 19 January after all: a repeat of April comes too late.
    const { forms } = randomised();
    const reached = [...(again('2026-04-13').forms ?? []), ...forms.filter(({ visit }) => visit === 'RND')];
    const late = planOf(study, { ...again('2026-04-13'), forms: reached, acts: [] });
    expect(visitIn(late, 'SCR/0/2')).toMatchObject({ closes: '2026-01-19', flags: ['out-of-window'] });
  });

  it('is a deviation when the milestone was reached on it', () => {
    const told = randomised();
    const late = (on: string): Told => ({
      visits: { ...told.visits, RND: on },
      forms: told.forms.map((form) =>
        form.form === 'randomisation' ? { ...form, values: { RANDDAT: on, ARMCD: 'STD' } } : form,
      ),
    });
    const expired = (on: string): unknown =>
      planOf(study, late(on))
        .deviations.filter(({ kind }) => kind === 'expired-labs')
        .map(({ causeKey, sentence }) => [causeKey, sentence]);
    expect(expired('2026-05-05')).toEqual([]);
    // 5 January to 6 May: 26 + 28 + 31 + 30 + 6 = 121 days.
    expect(expired('2026-05-06')).toEqual([
      [
        'expired-labs:randomisation',
        'At randomisation on Wed 6 May 2026: Petct of 5 Jan was 121 days old (at most 4 months).',
      ],
    ]);
  });
});

describe('a result valid before the dose', () => {
  const delayed = (labOn: string, to: string): Told => {
    const told = randomised();
    const delay = { to, reason: 'Platelets', decidedOn: '2026-01-23' };
    return { ...told, visits: { ...told.visits, 'LAB/1': labOn }, acts: [{ visit: 'D/1', delay }] };
  };

  it.each([
    // Two weeks back from 2 February are 19 January.
    ['2026-01-19', false],
    ['2026-01-18', true],
  ])('labs of %s at a dose delayed to 2 February have expired: %s', (labOn, expired) => {
    const plan = planOf(study, delayed(labOn, '2026-02-02'));
    expect(visitIn(plan, 'LAB/1')?.flags.includes('expired')).toBe(expired);
    const repeat = visitIn(plan, 'LAB/1/2');
    expect(repeat === null).toBe(!expired);
    // A week before the dose, by the visit's own timing.
    if (expired) expect(repeat?.target).toBe('2026-01-26');
  });

  it('is said in weeks where the definition says weeks', () => {
    const note = visitIn(planOf(study, delayed('2026-01-18', '2026-02-02')), 'LAB/1/2')?.explanation.note;
    expect(note).toBe('Repeated: Haematology will be older than 2 weeks at the dose');
  });

  it('does not count an activity that is not asked', () => {
    const [cycle] = OPEN_ENDED.epochs[1]?.cycles ?? [];
    const visits = (cycle?.visits ?? []).map((visit) => ({
      ...visit,
      activities: visit.activities.map((activity) =>
        activity.validFor === undefined ? activity : { ...activity, when: "arm == 'STD'" },
      ),
    }));
    const other = compiledPlain(withCycles({ visits }));
    const plan = planOf(other, delayed('2026-01-18', '2026-02-02'));
    expect(visitIn(plan, 'LAB/1/2')).toBeNull();
  });

  it('stays done once the dose is given', () => {
    const told = treated([['3.9', '0.56']]);
    const plan = planOf(study, { ...told, visits: { ...told.visits, 'LAB/1': '2026-01-12' } });
    expect([visitIn(plan, 'LAB/1')?.flags, visitIn(plan, 'LAB/1/2')]).toEqual([[], null]);
  });
});
