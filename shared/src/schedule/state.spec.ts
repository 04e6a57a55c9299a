import { addDays, requireCalendarDay } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import type { FormState } from '../forms/value.js';
import { gatherFacts } from './facts.js';
import { compareSchedules } from './compare.js';
import { whyLeftOut } from './left-out.js';
import { dayInTrial, participantStatus, lastDose, nextVisit } from './participant.js';
import { planSchedule } from './plan.js';
import type { FormRecord } from './records.js';
import { compiledReluth, readSeed } from './spec-support/reluth.js';
import { compiledPlain } from './spec-support/open-ended.js';
import { factsOf, planOf, randomised, recordsOf, treated, visitIn, type Told } from './spec-support/told.js';
import { scenarioRecords, visitKey, type Scenario } from './spec-support/scenario.js';
import { visitState, workDays, worklistGroup, type WorkDays, type WorklistGroup } from './state.js';
import type { MilestoneFact, ParticipantFacts, PlannedVisit, SchedulePlan } from './types.js';

const study = compiledReluth();
const day = requireCalendarDay;

function told(
  name: string,
  without: readonly string[] = [],
): { facts: ParticipantFacts; plan: SchedulePlan } {
  const scenario = readSeed(`expected/reluth/${name}.json`) as Scenario;
  const acts = scenario.acts.filter(({ visit }) => !without.includes(visit));
  const facts = gatherFacts(study, scenarioRecords(study, { ...scenario, acts }));
  return { facts, plan: planSchedule(study, facts) };
}

function visitOf(plan: SchedulePlan, text: string): PlannedVisit {
  const key = visitKey(text);
  const found = plan.visits.find(
    (one) => one.code === key.code && one.cycle === key.cycle && one.repetition === key.repetition,
  );
  if (found === undefined) throw new Error(`no visit ${text}`);
  return found;
}

/** As it is stored: a plan's explanations are made when they are read, and are not copied by their fields. */
function stored(visit: PlannedVisit): PlannedVisit {
  return JSON.parse(JSON.stringify(visit)) as PlannedVisit;
}

/** The group told from the state on the day, as a person would tell it. */
function groupByState(
  visit: PlannedVisit,
  today: CalendarDay,
  until: CalendarDay,
  hasDraft: boolean,
): WorklistGroup | null {
  const state = visitState(visit, today);
  if (state === 'overdue' || state === 'due') return state;
  if (state === 'in-progress') return visit.occurred === null ? 'due' : 'begun';
  if (hasDraft) return 'begun';
  if (state !== 'not-due' || visit.planned === null) return null;
  const { booked, delay } = visit.explanation;
  const isOpenAndSet = (booked !== null || delay !== null) && visit.opens !== null && visit.opens <= today;
  return visit.planned <= until || isOpenAndSet ? 'upcoming' : null;
}

describe('the state of a visit on a day', () => {
  const { plan } = told('01-first-cycle');

  it.each([
    // Window 19 January to 16 February, both days inside.
    ['D1/1', '2026-01-18', 'not-due'],
    ['D1/1', '2026-01-19', 'due'],
    ['D1/1', '2026-02-16', 'due'],
    ['D1/1', '2026-02-17', 'overdue'],
    // Bloods are due before a dose that has not happened; what follows the dose is not.
    ['PRE/1', '2026-01-25', 'not-due'],
    ['PRE/1', '2026-01-26', 'due'],
    ['PRE/1', '2026-01-31', 'overdue'],
    ['W2/1', '2026-03-30', 'provisional'],
    ['SCR', '2026-03-30', 'complete'],
  ])('%s on %s is %s', (visit, today, state) => {
    expect(visitState(visitOf(plan, visit), day(today))).toBe(state);
  });

  it('is overdue after the planned day when a delay went beyond the window', () => {
    const dose = visitOf(told('05-delayed-dose-expires-bloods').plan, 'D1/2');
    expect(['2026-04-20', '2026-04-21'].map((today) => visitState(dose, day(today)))).toEqual([
      'due',
      'overdue',
    ]);
  });

  it("is overdue when begun in time and not finished by the window's end", () => {
    // Window 19 January to 16 February, both days inside.
    const begun: PlannedVisit = { ...visitOf(plan, 'D1/1'), status: 'in-progress' };
    expect(['2026-02-16', '2026-02-17'].map((today) => visitState(begun, day(today)))).toEqual([
      'in-progress',
      'overdue',
    ]);
  });

  describe('whose day a person set', () => {
    const open = stored(visitOf(plan, 'D1/1'));
    // Window 19 January to 16 February, target 2 February.
    const booked = (on: string): PlannedVisit => ({
      ...open,
      planned: day(on),
      explanation: { ...open.explanation, booked: day(on) },
    });
    const delayed = (to: string): PlannedVisit => {
      const delay = {
        from: open.target,
        to: day(to),
        days: 0,
        reason: 'Platelets',
        decidedOn: day('2026-01-20'),
      };
      return { ...open, planned: day(to), explanation: { ...open.explanation, delay } };
    };
    const bookedAndDelayed = (to: string): PlannedVisit => {
      const visit = delayed(to);
      return { ...visit, explanation: { ...visit.explanation, booked: day(to) } };
    };

    it.each([
      ['booked on the target', booked('2026-02-02'), '2026-02-01', '2026-02-02', '2026-02-16', '2026-02-17'],
      ['booked inside', booked('2026-02-10'), '2026-02-09', '2026-02-10', '2026-02-16', '2026-02-17'],
      [
        'booked before it opens',
        booked('2026-01-12'),
        '2026-01-11',
        '2026-01-12',
        '2026-02-16',
        '2026-02-17',
      ],
      [
        'booked after it closes',
        booked('2026-02-20'),
        '2026-02-19',
        '2026-02-20',
        '2026-02-20',
        '2026-02-21',
      ],
      [
        'booked on its last day',
        booked('2026-02-16'),
        '2026-02-15',
        '2026-02-16',
        '2026-02-16',
        '2026-02-17',
      ],
      ['delayed inside', delayed('2026-02-10'), '2026-02-09', '2026-02-10', '2026-02-16', '2026-02-17'],
      ['delayed beyond it', delayed('2026-02-23'), '2026-02-22', '2026-02-23', '2026-02-23', '2026-02-24'],
      ['brought forward', delayed('2026-01-22'), '2026-01-21', '2026-01-22', '2026-02-16', '2026-02-17'],
      [
        'delayed, then booked',
        bookedAndDelayed('2026-02-24'),
        '2026-02-23',
        '2026-02-24',
        '2026-02-24',
        '2026-02-25',
      ],
    ])(
      '%s: not due on the eve of its day, due on it, overdue after it and the window',
      (_, visit, eve, from, to, late) => {
        expect([eve, from, to, late].map((today) => visitState(visit, day(today)))).toEqual([
          'not-due',
          'due',
          'due',
          'overdue',
        ]);
      },
    );

    it('does not come due while its window is open, nor when it closes, before its day', () => {
      const visit = delayed('2026-02-23');
      expect(
        ['2026-01-19', '2026-02-16', '2026-02-17'].map((today) => visitState(visit, day(today))),
      ).toEqual(['not-due', 'not-due', 'not-due']);
    });

    it('is due on its day though what it counts from has not happened', () => {
      const waiting = stored(visitOf(plan, 'W2/1'));
      const on = day('2026-02-20');
      const set: PlannedVisit = {
        ...waiting,
        basis: 'planned',
        target: on,
        planned: on,
        explanation: { ...waiting.explanation, booked: on },
      };
      expect(visitState(set, on)).toBe('due');
      expect(visitState({ ...set, explanation: waiting.explanation }, on)).toBe('not-due');
    });

    it('leaves what really comes next as the next visit', () => {
      // The dose is put off to 20 April: its window opened on 23 March, and the repeated bloods come before it.
      const { plan: later } = told('05-delayed-dose-expires-bloods');
      const next = nextVisit(
        { ...later, visits: later.visits.filter(({ cycle }) => cycle === 2) },
        day('2026-03-30'),
      );
      expect([next?.name, next?.repetition, next?.planned]).toEqual(['Cycle 2 bloods', 2, '2026-04-15']);
    });
  });

  describe('as days from which it is work', () => {
    const open = stored(visitOf(plan, 'D1/1'));
    const late = day('2026-02-20');
    const put: PlannedVisit = {
      ...open,
      planned: late,
      explanation: { ...open.explanation, booked: late },
    };
    const days = (
      workFrom: string | null,
      dueFrom: string | null,
      lateFrom: string | null,
      inSightFrom: string | null,
    ): WorkDays => ({ workFrom, dueFrom, lateFrom, inSightFrom }) as WorkDays;

    // Window 19 January to 16 February, both days inside; target 2 February.
    it.each([
      ['open', open, days('2026-01-19', '2026-01-19', '2026-02-17', null)],
      ['booked after its window', put, days('2026-01-19', '2026-02-20', '2026-02-21', '2026-01-19')],
      ['open without an end', { ...open, closes: null }, days('2026-01-19', '2026-01-19', null, null)],
      [
        'with a form done ahead',
        { ...open, status: 'in-progress' as const },
        days('2026-01-19', '2026-01-19', '2026-02-17', null),
      ],
      [
        'booked after its window, with a form done ahead',
        { ...put, status: 'in-progress' as const },
        days('2026-01-19', '2026-02-20', '2026-02-21', '2026-01-19'),
      ],
      [
        'begun after it took place',
        { ...open, status: 'in-progress' as const, occurred: day('2026-02-02') },
        days('0001-01-01', null, '2026-02-17', null),
      ],
      ['complete', { ...open, status: 'complete' as const }, days(null, null, null, null)],
      ['provisional', { ...open, basis: 'provisional' as const }, days(null, null, null, null)],
    ])('%s', (_, visit, expected) => {
      expect(workDays(visit)).toEqual(expected);
    });

    it('is work at once with a form begun and not complete', () => {
      const begun: PlannedVisit = { ...open, status: 'in-progress' };
      expect(workDays(begun, true)).toEqual(days('0001-01-01', '2026-01-19', '2026-02-17', null));
    });

    it('says on every day the group that the state of that day gives', () => {
      const visits = [...plan.visits, ...told('05-delayed-dose-expires-bloods').plan.visits].map(stored);
      const all = [...visits, put].flatMap((visit) => [
        visit,
        { ...visit, status: 'open' as const },
        { ...visit, status: 'in-progress' as const, occurred: null },
      ]);
      const first = day('2025-12-20');
      const groups = new Set<unknown>();
      const wrong: unknown[] = [];
      for (let turn = 0; turn < 150; turn += 1) {
        const today = addDays(first, turn);
        const until = addDays(today, 7);
        for (const visit of all) {
          for (const hasDraft of visit.status === 'in-progress' ? [false, true] : [false]) {
            const group = worklistGroup(visit, today, until, hasDraft);
            groups.add(group);
            if (group !== groupByState(visit, today, until, hasDraft))
              wrong.push([visit.code, visit.status, today, group]);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(groups).toEqual(new Set(['overdue', 'due', 'begun', 'upcoming', null]));
    });
  });

  describe('in the worklist', () => {
    const dose = stored(visitOf(plan, 'D1/1'));
    const until = day('2026-01-25');

    it('lists what lies ahead up to a day', () => {
      const group = (planned: string): unknown =>
        worklistGroup({ ...dose, opens: null, planned: day(planned) }, day('2026-01-18'), until);
      expect([group('2026-01-25'), group('2026-01-26')]).toEqual(['upcoming', null]);
    });

    it('keeps in sight what was put off to a later day from the day its window opens', () => {
      const put = day('2026-02-10');
      const later: PlannedVisit = {
        ...dose,
        planned: put,
        explanation: { ...dose.explanation, booked: put },
      };
      expect(['2026-01-18', '2026-01-19'].map((today) => worklistGroup(later, day(today), until))).toEqual([
        null,
        'upcoming',
      ]);
    });

    it('calls begun what took place or is half written; forms done ahead leave it due while its window is open', () => {
      const begun: PlannedVisit = { ...dose, status: 'in-progress' };
      const groups = (hasDraft: boolean): readonly unknown[] =>
        ['2026-01-18', '2026-01-19', '2026-02-16', '2026-02-17'].map((today) =>
          worklistGroup(begun, day(today), until, hasDraft),
        );
      expect(groups(false)).toEqual([null, 'due', 'due', 'overdue']);
      expect(groups(true)).toEqual(['begun', 'due', 'due', 'overdue']);
      expect(visitState(begun, day('2026-01-18'))).toBe('not-due');
      expect(worklistGroup({ ...begun, occurred: day('2026-01-20') }, day('2026-01-21'), until)).toBe(
        'begun',
      );
      expect(worklistGroup({ ...dose, status: 'missed' }, day('2026-01-21'), until)).toBeNull();
    });
  });
});

describe('the preview of a consent', () => {
  it('says of each visit that falls away that the answers decided it', () => {
    const consent = { visit: 'SCR', form: 'consent', values: { RFICDAT: '2026-01-05', DOSISUB: 'N' } };
    const dropped = compareSchedules(planOf(study, {}), planOf(study, { forms: [consent] })).filter(
      ({ effect }) => effect === 'dropped',
    );
    expect(dropped.length).toBeGreaterThan(0);
    expect(new Set(dropped.map(({ why }) => why))).toEqual(
      new Set(['Does not apply by what is recorded now']),
    );
  });

  it('names the sub-study whose visits fall away, and no other', () => {
    const before = planOf(study, {});
    const consent = { visit: 'SCR', form: 'consent', values: { RFICDAT: '2026-01-05', DOSISUB: 'N' } };
    const facts = factsOf(study, { forms: [consent] });
    const leftOut = (visit: PlannedVisit): string | null => whyLeftOut([{ study }], facts, visit);
    const moves = compareSchedules(before, planSchedule(study, facts), leftOut);
    const why = 'Only for the sub-study Dosimetry, in which the participant does not take part';
    expect(moves.filter(({ effect }) => effect === 'dropped').map((move) => move.why)).toContain(why);
    expect(before.visits.map(leftOut)).toEqual(
      before.visits.map(({ code }) => (/^IMG\d+$/.test(code) ? why : null)),
    );
  });
});

describe('the preview of a delay', () => {
  const moves = compareSchedules(
    told('05-delayed-dose-expires-bloods', ['D1/2']).plan,
    told('05-delayed-dose-expires-bloods').plan,
  );
  const effects = new Map(
    moves.map((move) => [`${move.code}/${move.cycle}/${move.repetition}`, move.effect]),
  );

  it.each([
    ['D1/2/1', 'moves'],
    ['PRE/2/1', 'expires'],
    ['PRE/2/2', 'added'],
    ['W2/2/1', 'moves'],
    ['W6/1/1', 'stays'],
    ['ASM/0/1', 'moves'],
  ])('%s %s', (visit, effect) => {
    expect(effects.get(visit)).toBe(effect);
  });

  it('says how old the results will be, how old they may be, and by when to repeat them', () => {
    // Bloods of 25 March, dose put off to 20 April: 26 days. The repeat is due 5 days before it, give or take 2.
    expect(moves.find(({ code, effect }) => code === 'PRE' && effect === 'expires')?.why).toBe(
      'The results of Wed 25 Mar 2026 will be too old on Mon 20 Apr 2026 (26 days, at most 14 days); ' +
        'repeat by Fri 17 Apr 2026',
    );
  });

  it('leaves what is over and unchanged out', () => {
    expect([effects.has('SCR/0/1'), effects.has('D1/1/1')]).toEqual([false, false]);
  });

  it('says that the delayed dose lies outside its window', () => {
    expect(moves.find(({ code, cycle }) => code === 'D1' && cycle === 2)).toMatchObject({
      from: '2026-03-30',
      to: '2026-04-20',
      outOfWindow: true,
      isProvisional: false,
    });
    // Two weeks after a dose that is only planned: nothing is due by that day.
    expect(moves.find(({ code, cycle }) => code === 'W2' && cycle === 2)?.isProvisional).toBe(true);
  });
});

describe('a date explained', () => {
  it('says anchor, offset, window, delay and reason', () => {
    expect(visitOf(told('05-delayed-dose-expires-bloods').plan, 'D1/2').explanation.sentence).toBe(
      'Cycle 1 dose, given Mon 2 Feb 2026 + 8 weeks = Mon 30 Mar 2026, window 23 Mar–6 Apr. ' +
        'Moved +21 d to Mon 20 Apr 2026, decided 27 Mar: Platelets 61, held until grade 1.',
    );
  });

  it('says why a visit will not take place', () => {
    const { sentence } = visitOf(told('07-failure-at-the-gate').plan, 'D1/3').explanation;
    expect(sentence).toContain('screen failure, followed to the end of the study.');
  });
});

describe('the participant at a glance', () => {
  it.each([
    ['01-first-cycle', 'included'],
    ['04-second-cycle-three-weeks-late', 'assessment'],
    ['05-delayed-dose-expires-bloods', 'on-treatment'],
    ['03-surveillance-undelayed', 'randomised'],
    ['07-failure-at-the-gate', 'gate-failure'],
    ['08-progression-at-second-imaging', 'follow-up'],
    ['10-withdrawal-from-treatment-and-procedures', 'withdrawn'],
    ['12-before-consent', 'screening'],
    ['14-not-included', 'screen-failure'],
    ['15-lost-to-follow-up', 'lost-to-follow-up'],
  ])('%s is %s', (name, status) => {
    const { facts, plan } = told(name);
    expect(participantStatus(study, facts, plan, day('2026-12-01'))).toBe(status);
  });

  it('is enrolled in error whatever else was recorded, with nothing planned and nothing departed from', () => {
    const { facts, plan } = told('05-delayed-dose-expires-bloods');
    expect(plan.visits.length).toBeGreaterThan(0);
    const inError = { ...facts, isEnrolledInError: true };
    const nothing = planSchedule(study, inError);
    expect(nothing).toEqual({ visits: [], deviations: [] });
    expect(participantStatus(study, inError, nothing, day('2026-12-01'))).toBe('enrolled-in-error');
    expect(nextVisit(nothing, day('2026-12-01'))).toBeNull();
  });

  it('counts the days of the last dose from 1 and names what is next', () => {
    const { facts, plan } = told('05-delayed-dose-expires-bloods');
    expect(lastDose(study, facts, day('2026-02-16'))).toEqual({ cycle: 1, on: '2026-02-02', day: 15 });
    expect(nextVisit(plan, day('2026-02-16'))?.name).toBe('Cycle 1 week 2');
  });

  it('counts no day of a dose after death, and none where its day is not wholly known', () => {
    const { facts } = told('05-delayed-dose-expires-bloods');
    const died = (on: CalendarDay | null) => {
      const death = { code: 'death', kind: 'death', on, partial: null, isAgainstRule: false, closures: [0] };
      return { ...facts, milestones: [...facts.milestones, death as MilestoneFact] };
    };
    expect(lastDose(study, died(day('2026-02-10')), day('2026-11-21'))?.day).toBe(9);
    expect(lastDose(study, died(null), day('2026-11-21'))?.day).toBeNull();
  });

  it('counts the days of a split dose from the part that starts the clock', () => {
    const { facts } = told('05-delayed-dose-expires-bloods');
    const [first] = facts.administrations;
    if (first === undefined) throw new Error('no dose was given');
    const split = { ...facts, administrations: [first, { ...first, on: day('2026-02-03') }] };
    expect(lastDose(study, split, day('2026-02-03'))).toEqual({ cycle: 1, on: '2026-02-02', day: 2 });
  });

  it('names the bloods before the dose whose window is open already', () => {
    // Included on 19 January: the window of the dose of 2 February opens at once, the bloods are planned for 28 January.
    const { plan } = told('01-first-cycle');
    expect(visitState(visitOf(plan, 'D1/1'), day('2026-01-19'))).toBe('due');
    expect(nextVisit(plan, day('2026-01-19'))?.name).toBe('Cycle 1 bloods');
  });
});

describe('the day in the trial', () => {
  it.each([
    ['2026-03-11', '2026-03-11', 52],
    ['2026-03', null, null],
  ])('stops at a death on %s', (written, last, expected) => {
    const scenario = readSeed('expected/reluth/01-first-cycle.json') as Scenario;
    const death = { form: 'death', visit: null, values: { DTHDAT: written } };
    const facts = gatherFacts(
      study,
      scenarioRecords(study, { ...scenario, forms: [...scenario.forms, death] }),
    );
    // Included on 19 January: 13 days to the 31st with it, 28 in February, 11 in March.
    expect(facts.milestones.find(({ kind }) => kind === 'death')?.on ?? null).toBe(last);
    expect(dayInTrial(facts, day('2026-06-01'))).toBe(expected);
  });
});

describe('the status of a visit', () => {
  const plain = compiledPlain();
  const { visits, forms } = randomised();
  /** Of a visit, with further forms than those told; a further dose form is its second part. */
  const found = (told: Told, more: readonly (readonly [string, string, FormState])[] = [], visit = 'SCR') => {
    const records = recordsOf(plain, told);
    const added = more.map(([form, at, state]): FormRecord => ({
      form,
      visit: visitKey(at),
      repetition: form === 'administration' ? 2 : 1,
      state,
      values: {},
      studyVersion: null,
    }));
    const facts = gatherFacts(plain, { ...records, forms: [...records.forms, ...added] });
    return visitIn(planSchedule(plain, facts), visit);
  };
  const came = { form: 'visit', visit: 'SCR', values: { VISDAT: '2026-01-05' } };
  const consent = { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } };
  const pet = { form: 'petct', visit: 'SCR', values: { PETDAT: '2026-01-05' } };

  // It is complete with its day and each form it requires; a form begun is to be finished.
  it.each<[string, Told, readonly (readonly [string, string, FormState])[], string]>([
    ['complete with its day and all forms', { forms: [came, consent, pet] }, [], 'complete'],
    ['in progress without one of its forms', { forms: [came, consent] }, [], 'in-progress'],
    [
      'in progress while one is a draft',
      { forms: [came, consent] },
      [['petct', 'SCR', 'in-progress']],
      'in-progress',
    ],
    ['in progress without its day', { forms: [consent, pet] }, [], 'in-progress'],
    ['in progress by a draft alone', {}, [['petct', 'SCR', 'in-progress']], 'in-progress'],
    ['in progress by its day alone', { forms: [came] }, [], 'in-progress'],
    ['open while its forms are only laid out', {}, [['petct', 'SCR', 'not-started']], 'open'],
    [
      'in progress while a form nobody asks for is a draft',
      { forms: [came, consent, pet] },
      [['dosimetry', 'SCR', 'in-progress']],
      'in-progress',
    ],
    ['missed', { acts: [{ visit: 'SCR', missed: 'Snow' }] }, [], 'missed'],
    [
      'complete when it took place though said to be missed',
      { forms: [came, consent, pet], acts: [{ visit: 'SCR', missed: 'Snow' }] },
      [],
      'complete',
    ],
    [
      'complete when it took place though skipped',
      { forms: [came, consent, pet], acts: [{ visit: 'SCR', skipped: 'Not needed' }] },
      [],
      'complete',
    ],
  ])('is %s', (_, told, more, expected) => {
    expect(found(told, more)?.status).toBe(expected);
  });

  it('asks for the second part of a dose behind the first, and for what was begun besides at the end', () => {
    const capecitabine = randomised('POS');
    const dose = found(
      treated([null], capecitabine),
      [
        ['dosimetry', 'D/1', 'complete'],
        ['administration', 'D/1', 'in-progress'],
        ['petct', 'D/1', 'not-started'],
      ],
      'D/1',
    );
    expect(dose?.forms.map(({ form, repetition, required }) => [form, repetition, required])).toEqual([
      ['visit', 1, true],
      ['administration', 1, true],
      ['administration', 2, false],
      ['capecitabine', 1, true],
      ['dosimetry', 1, false],
    ]);
    expect(dose?.status).toBe('in-progress');
  });

  it.each([
    // The second dose was planned for 6 April, until 20 April; imaging for 19 April, until 3 May, and for 19 July.
    ['2026-05-04', ['open', 'not-applicable', 'not-applicable']],
    ['2026-05-03', ['not-applicable', 'not-applicable', 'not-applicable']],
  ])('after a death on %s, what was too late by then stays to be said, a dose does not', (died, expected) => {
    const dead = { form: 'death', visit: null, values: { DTHDAT: died } };
    const { visits: given, forms: recorded } = treated([['3.9', '0.56']]);
    const told = { visits: given, forms: [...recorded, dead] };
    expect(['CT/0/1', 'D/2', 'CT/0/2'].map((visit) => found(told, [], visit)?.status)).toEqual(expected);
  });

  it('after the milestone that ends a repeat: what was planned before it stays to be said', () => {
    // Imaging is planned for 19 April, 19 July and 19 October 2026; progression was seen in July.
    const seen = { form: 'response', visit: 'CT/0/2', values: { RSDAT: '2026-07-20', PD: 'Y' } };
    const told = { visits: { ...visits, 'CT/0/2': '2026-07-20' }, forms: [...forms, seen] };
    expect(
      ['CT/0/1', 'CT/0/2', 'CT/0/3'].map((visit) => {
        const seenIn = found(told, [], visit);
        return [seenIn?.status, seenIn?.explanation.note];
      }),
    ).toEqual([
      ['open', null],
      ['complete', null],
      ['not-applicable', 'Ended by progression'],
    ]);
  });
});

describe('how sure the day of a visit is', () => {
  const plain = compiledPlain();
  // Consent only: when the randomisation will be is not known, and no dose was measured.
  const consented = { visits: { SCR: '2026-01-05' }, forms: randomised().forms.slice(0, 2) };
  const basis = (told: Told, visit: string) => visitIn(planOf(plain, told), visit)?.basis;

  it.each<[string, Told, string, string]>([
    ['provisional before its event', consented, 'CT/0/1', 'provisional'],
    [
      'planned once booked before its event',
      { ...consented, acts: [{ visit: 'CT/0/1', booked: '2026-04-20' }] },
      'CT/0/1',
      'planned',
    ],
    [
      'provisional though a form was begun before its event',
      { ...consented, forms: [...consented.forms, { form: 'response', visit: 'CT/0/1', values: {} }] },
      'CT/0/1',
      'provisional',
    ],
    ['provisional while a rule holds it', treated([null]), 'D/2', 'provisional'],
    [
      'planned once booked though a rule holds it',
      { ...treated([null]), acts: [{ visit: 'D/2', booked: '2026-04-06' }] },
      'D/2',
      'planned',
    ],
  ])('is %s', (_, told, visit, expected) => {
    expect(basis(told, visit)).toBe(expected);
  });

  it.each([
    // A booking for a day before that of the delay was made for the date given up.
    ['2026-04-08', '2026-04-13'],
    ['2026-04-13', '2026-04-13'],
    ['2026-04-15', '2026-04-15'],
  ])('booked for %s and delayed to 13 April, it is planned for %s', (booked, planned) => {
    const delay = { to: '2026-04-13', reason: 'Platelets', decidedOn: '2026-04-06' };
    const told = { ...treated([['3.9', '0.56']]), acts: [{ visit: 'D/2', booked, delay }] } as const;
    expect(visitIn(planOf(plain, told), 'D/2')?.planned).toBe(planned);
  });
});
