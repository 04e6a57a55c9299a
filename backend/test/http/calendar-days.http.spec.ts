import type {
  AdministrationAheadView,
  CalendarView,
  EnrolmentLogView,
  HomeView,
} from '@lutetia/shared/contract/views/calendar';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { Transactions } from '../../src/platform/database/transactions.js';
import { completeForm, completeIn, includeParticipant, occur } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  scheduleOf,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

describe('the days of a study', () => {
  const running = withTrialApp();
  let included = '';
  let refused = '';
  let waiting = '';

  const milestone = async (nurse: TestClient, id: string, body: object): Promise<void> => {
    expectStatus(await nurse.post(`/participants/${id}/milestones`, body), 200);
  };

  beforeAll(async () => {
    const nurse = await running().as('nurse');
    included = await enrolled(nurse, '2026-11-02');
    await milestone(nurse, included, { kind: 'consent', on: '2026-11-02' });
    await milestone(nurse, included, { kind: 'inclusion', on: '2026-11-16' });
    refused = await enrolled(nurse, '2026-11-03');
    await milestone(nurse, refused, { kind: 'consent', on: '2026-11-03' });
    const values = { IEREAS: { v: 'Platelets 62' }, IEPLAT: { v: 'N' } };
    await milestone(nurse, refused, { kind: 'screen-failure', on: '2026-11-12', values });
    waiting = await enrolled(nurse, '2026-11-20');
    const elsewhere = await running().as('nurse2');
    await enrolled(elsewhere, '2026-11-05', OTHER_SITE);
  });

  const calendar = async (client: TestClient, query: string): Promise<CalendarView> =>
    expectStatus(await client.get(`/studies/reluth/calendar?${query}`), 200).json as CalendarView;

  it('show each visit on its planned day, and on the day it took place once it has', async () => {
    const nurse = await running().as('nurse');
    // Inclusion on 16 November + 14 days: the first dose is planned for 30 November; bloods 5 days before it.
    const november = await calendar(nurse, 'from=2026-11-01&to=2026-11-30');
    const own = november.items.filter(({ participantId }) => participantId === included);
    expect(own).toContainEqual(
      expect.objectContaining({ code: 'D1', cycle: 1, day: '2026-11-30', isDose: true, booked: false }),
    );
    expect(own).toContainEqual(expect.objectContaining({ code: 'PRE', cycle: 1, day: '2026-11-25' }));
    const screening = await visitOf(nurse, waiting, 'SCR');
    const answer = await nurse.put(
      `/visits/${screening.id}`,
      { occurred: '2026-11-21' },
      { 'if-match': `"${screening.version}"` },
    );
    expectStatus(answer, 200);
    const after = await calendar(nurse, 'from=2026-11-01&to=2026-11-30');
    expect(after.items.find(({ visitId }) => visitId === screening.id)?.day).toBe('2026-11-21');
    const next = { name: screening.name, on: '2026-11-21' };
    const { participant } = await scheduleOf(nurse, waiting);
    expect(participant.next).toMatchObject({ ...next, lateDays: null, isLastDay: false });
    const { items } = expectStatus(await nurse.get('/studies/reluth/participants'), 200)
      .json as ParticipantListView;
    expect(items.find(({ id }) => id === waiting)?.next).toMatchObject(next);
  });

  it('show no visit of those who were not included, and no other site', async () => {
    const nurse = await running().as('nurse');
    const december = await calendar(nurse, 'from=2026-12-01&to=2026-12-31');
    expect(december.items.filter(({ participantId }) => participantId === refused)).toEqual([]);
    expect(new Set(december.items.map(({ site }) => site))).toEqual(new Set([SITE]));
    const monitor = await running().as('monitor');
    const all = await calendar(monitor, 'from=2026-11-01&to=2026-11-30');
    expect(new Set(all.items.map(({ site }) => site))).toEqual(new Set([SITE, OTHER_SITE]));
    const one = await calendar(monitor, `from=2026-11-01&to=2026-11-30&site=${OTHER_SITE}`);
    expect(new Set(one.items.map(({ site }) => site))).toEqual(new Set([OTHER_SITE]));
  });

  it('refuse a range that is backwards or longer than 62 days, and accept one of 62', async () => {
    const nurse = await running().as('nurse');
    for (const query of [
      'from=2026-11-02&to=2026-11-01',
      'from=2026-11-01&to=2027-01-02',
      'from=2026-11-31&to=2026-12-01',
    ])
      expectStatus(await nurse.get(`/studies/reluth/calendar?${query}`), 400);
    // 30 days of November, 31 of December and 1 January: 62.
    await calendar(nurse, 'from=2026-11-01&to=2027-01-01');
  });

  it('list the doses ahead with the activity to order, the nearest first', async () => {
    const nurse = await running().as('nurse');
    const doses = expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200)
      .json as AdministrationAheadView[];
    const own = doses.filter(({ participantId }) => participantId === included);
    expect(own[0]).toMatchObject({
      cycle: 1,
      day: '2026-11-30',
      plannedActivityGBq: 7.4,
      radionuclide: 'Lu-177',
      provisional: false,
      waitsFor: null,
      openBefore: ['Cycle 1 bloods'],
      expiredBefore: [],
      tooOld: [],
      isToOrder: true,
      orderDecision: { taken: false, decision: null, isAgainst: false },
      doseDecision: { taken: false, decision: null, isAgainst: false },
    });
    // Eight weeks after 30 November is 25 January.
    expect(own[1]).toMatchObject({
      cycle: 2,
      day: '2027-01-25',
      provisional: true,
      waitsFor: 'Cycle 1 dose',
    });
    // The third dose is given in one arm only: which arm it is comes with randomisation, whatever was given before.
    expect(own[2]).toMatchObject({ cycle: 3, provisional: true, waitsFor: 'Randomisation' });
    expect(doses.map(({ day }) => day)).toEqual(doses.map(({ day }) => day).sort());
    expect(doses.some(({ participantId }) => participantId === refused)).toBe(false);
    const next = expectStatus(await nurse.get('/studies/reluth/administrations-ahead?limit=1'), 200).json;
    expect(next).toEqual(doses.slice(0, 1));
  });

  it('keep a dose ahead that is decided on until it is given', async () => {
    const nurse = await running().as('nurse');
    const form = formIn(await visitOf(nurse, included, 'D1', 1), 'treatment-decision').id;
    const give = { TDDAT: { v: '2026-11-20' }, TDDECIS: { v: 'GIVE' } };
    await completeForm(await running().as('investigator'), form, give);
    const [first] = expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200)
      .json as AdministrationAheadView[];
    expect(first).toMatchObject({
      participantId: included,
      cycle: 1,
      day: '2026-11-30',
      doseDecision: { taken: true, decision: 'Give', isAgainst: false },
    });
  });

  it('keep a log of everybody screened and what became of them, in the order of screening', async () => {
    const nurse = await running().as('nurse');
    const { rows } = expectStatus(await nurse.get('/studies/reluth/enrolment-log'), 200)
      .json as EnrolmentLogView;
    expect(rows.map(({ participantId }) => participantId)).toEqual([included, refused, waiting]);
    expect(rows[0]).toMatchObject({
      screeningOn: '2026-11-02',
      consentOn: '2026-11-02',
      includedOn: '2026-11-16',
      notIncludedOn: null,
      notIncludedReason: null,
      randomisedOn: null,
      arm: null,
      rescreens: null,
      outcome: 'included',
    });
    expect(rows[1]).toMatchObject({
      notIncludedOn: '2026-11-12',
      notIncludedReason: 'Platelets 62',
      includedOn: null,
      outcome: 'not-included',
    });
    expect(rows[2]).toMatchObject({ consentOn: null, outcome: 'in-screening' });
  });

  it('keep the same log of a site, named by its code or its id, and none of another', async () => {
    const nurse = await running().as('nurse');
    const sites = expectStatus(await nurse.get('/studies/reluth/sites'), 200).json as SiteView[];
    const { id = '' } = sites.find(({ code }) => code === SITE) ?? {};
    const lengths = [];
    for (const site of [SITE, id, OTHER_SITE]) {
      const answer = expectStatus(await nurse.get(`/studies/reluth/enrolment-log?site=${site}`), 200);
      lengths.push((answer.json as EnrolmentLogView).rows.length);
    }
    expect(lengths).toEqual([3, 3, 0]);
  });

  it('bring all studies of a person to one page, each count equal to its worklist', async () => {
    const nurse = await running().as('nurse');
    const { studies } = expectStatus(await nurse.get('/home'), 200).json as HomeView;
    const worklist = expectStatus(await nurse.get('/studies/reluth/worklist'), 200).json as WorklistView;
    expect(studies.map(({ code }) => code)).toEqual(['reluth']);
    expect(studies[0]?.counts).toEqual(worklist.counts);
    expect(studies[0]?.items).toEqual(worklist.items.slice(0, 5));
  });

  it('are not for those who administer people only', async () => {
    const administrator = await running().as('administrator');
    for (const path of [
      '/home',
      '/studies/reluth/calendar?from=2026-11-01&to=2026-11-02',
      '/studies/reluth/enrolment-log',
    ])
      expectStatus(await administrator.get(path), 403);
  });

  it('tell how late the next visit is on the participant’s page as in the list', async () => {
    const nurse = await running().as('nurse');
    const late = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-14' });
    const { participant, items } = await scheduleOf(nurse, late);
    const closes = items.find(({ id }) => id === participant.next?.visitId)?.closes ?? '';
    const lateDays = (Date.parse('2026-11-21') - Date.parse(closes)) / 86_400_000;
    expect(lateDays).toBeGreaterThan(0);
    expect(participant.next).toMatchObject({ state: 'overdue', lateDays });
  });

  it('say of a planned visit that it falls on a weekend, and of none that took place', async () => {
    const nurse = await running().as('nurse');
    // Included on a Sunday: the dose 14 days later is planned for a Sunday as well.
    const id = await includeParticipant(nurse, { screening: '2026-10-01', inclusion: '2026-11-15' });
    const { items } = await scheduleOf(nurse, id);
    const open = items.filter(({ occurred, planned, state }) => {
      return occurred === null && planned !== null && state !== 'not-applicable';
    });
    const weekday = (on: string | null): number => new Date(`${on ?? ''}T00:00Z`).getUTCDay();
    const onWeekend = open.filter(({ planned }) => [0, 6].includes(weekday(planned)));
    expect(onWeekend.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.dayHint).toEqual(onWeekend.includes(item) ? { kind: 'weekend' } : null);
    }
    const list = expectStatus(await nurse.get('/studies/reluth/worklist?until=2026-12-05&limit=200'), 200);
    const lines = (list.json as WorklistView).items.filter(({ participantId }) => participantId === id);
    // The bloods five days before the dose lie on a Tuesday.
    expect(lines.map(({ name, planned, dayHint }) => [name, planned, dayHint])).toEqual(
      expect.arrayContaining([
        ['Cycle 1 bloods', '2026-11-24', null],
        ['Cycle 1 dose', '2026-11-29', { kind: 'weekend' }],
      ]),
    );
    const doses = expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200)
      .json as AdministrationAheadView[];
    const own = doses.find(({ participantId, cycle }) => participantId === id && cycle === 1);
    expect(own).toMatchObject({ day: '2026-11-29', dayHint: { kind: 'weekend' } });
  });

  it('show a dose on the day of its infusion, in the month, the worklist and the schedule, whatever its visit’s day', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-07', inclusion: '2026-09-14' });
    await occur(nurse, id, ['D1', 1], '2026-10-01');
    const given = { EXOCCUR: { v: 'Y' }, EXSTDTC: { v: '2026-09-30T10:30+02:00' } };
    await completeIn(nurse, id, ['D1', 1], 'administration', given);
    const doseIn = async (query: string): Promise<readonly string[]> =>
      (await calendar(nurse, query)).items
        .filter((item) => item.participantId === id && item.code === 'D1' && item.cycle === 1)
        .map(({ day }) => day);
    expect(await doseIn('from=2026-09-01&to=2026-09-30')).toEqual(['2026-09-30']);
    expect(await doseIn('from=2026-10-01&to=2026-10-31')).toEqual([]);
    const { items } = expectStatus(await nurse.get('/studies/reluth/worklist?limit=200'), 200)
      .json as WorklistView;
    const dose = items.find((item) => item.participantId === id && item.isDose === true && item.cycle === 1);
    expect(dose?.occurred).toBe('2026-09-30');
    const visit = await visitOf(nurse, id, 'D1', 1);
    expect(visit).toMatchObject({ occurred: '2026-09-30' });
    const { items: rows } = expectStatus(await nurse.get('/studies/reluth/participants'), 200)
      .json as ParticipantListView;
    const cells = rows.find((row) => row.id === id)?.cells ?? [];
    expect(cells.find(({ visitId }) => visitId === visit.id)?.on).toBe('2026-09-30');
  });

  it('say of a dose decided on that results are too old for it, of whichever visit they are', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-10-20', inclusion: '2026-11-16' });
    // Valid for 14 days; the dose is planned for 30 November, 41 days after the sample.
    await completeIn(nurse, id, ['SCR'], 'chemistry', { LBDAT: { v: '2026-10-20' } });
    const give = { TDDAT: { v: '2026-11-20' }, TDDECIS: { v: 'GIVE' } };
    const ahead = async (): Promise<AdministrationAheadView | undefined> =>
      (
        expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200)
          .json as AdministrationAheadView[]
      ).find(({ participantId, cycle }) => participantId === id && cycle === 1);
    expect((await ahead())?.tooOld).toEqual([]);
    await completeIn(await running().as('investigator'), id, ['PRE', 1], 'treatment-decision', give);
    expect(await ahead()).toMatchObject({ expiredBefore: [], tooOld: ['Chemistry'] });
  });

  it('hold results against today where a dose to be decided on is late', async () => {
    const nurse = await running().as('nurse');
    // Planned for 16 November; today, the 21st, bloods of the 6th are 15 days old.
    const id = await includeParticipant(nurse, { screening: '2026-10-20', inclusion: '2026-11-02' });
    await completeIn(nurse, id, ['SCR'], 'chemistry', { LBDAT: { v: '2026-11-06' } });
    const form = formIn(await visitOf(nurse, id, 'D1', 1), 'treatment-decision').id;
    const give = { TDDAT: { v: '2026-11-21' }, TDDECIS: { v: 'GIVE' } };
    const { findings } = await completeForm(await running().as('investigator'), form, give);
    expect(findings.map(({ check, message }) => [check, message])).toEqual([
      ['TD-RESULTS-OLD', 'Results of 6 Nov 2026 are 15 days old at the dose; the protocol takes 14 at most.'],
    ]);
  });

  it('look up what decisions on doses rest on for all of them together', async () => {
    const { app } = running();
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const statementsOf = (): Promise<number> =>
      statementsIn(app.get(Transactions), async () => {
        expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200);
      });
    const decided = async (): Promise<void> => {
      const id = await includeParticipant(nurse, { screening: '2026-10-20', inclusion: '2026-11-16' });
      const give = { TDDAT: { v: '2026-11-20' }, TDDECIS: { v: 'GIVE' } };
      await completeIn(investigator, id, ['PRE', 1], 'treatment-decision', give);
    };
    await decided();
    const before = await statementsOf();
    await decided();
    await decided();
    expect(await statementsOf()).toBe(before);
  });
});

/** How many statements a request runs in transactions of its own. */
async function statementsIn(transactions: Transactions, request: () => Promise<void>): Promise<number> {
  const read = transactions.read.bind(transactions);
  let count = 0;
  transactions.read = (context, work) =>
    read(context, (tx) =>
      work({
        ...tx,
        named: (statement, params) => {
          count += 1;
          return tx.named(statement, params);
        },
      }),
    );
  await request();
  transactions.read = read;
  return count;
}
