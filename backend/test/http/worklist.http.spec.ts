import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { visitState, workDays, worklistGroup, type WorklistGroup } from '@lutetia/shared/schedule/state';
import type { PlannedVisit } from '@lutetia/shared/schedule/types';
import { completeForm } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  scheduleOf,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const GROUPS: readonly WorklistGroup[] = ['overdue', 'due', 'upcoming', 'begun'];

describe('plans, moves and the worklist', () => {
  const running = withTrialApp();

  const occur = async (
    nurse: TestClient,
    participant: string,
    code: string,
    on: string,
    cycle = 0,
  ): Promise<void> => {
    const visit = await visitOf(nurse, participant, code, cycle);
    const answer = await nurse.put(
      `/visits/${visit.id}`,
      { occurred: on },
      { 'if-match': `"${visit.version}"` },
    );
    expectStatus(answer, 200);
  };

  /** A participant included in the past, at some point of the first cycle. */
  const included = async (screening: string, inclusion: string): Promise<string> => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, screening);
    for (const [kind, on] of [
      ['consent', screening],
      ['inclusion', inclusion],
    ]) {
      expectStatus(await nurse.post(`/participants/${participant}/milestones`, { kind, on }), 200);
    }
    await occur(nurse, participant, 'SCR', screening);
    return participant;
  };

  const completeDose = async (participant: string, cycle: number, on: string): Promise<MovesView> => {
    const nurse = await running().as('nurse');
    await occur(nurse, participant, 'D1', on, cycle);
    const dose = formIn(await visitOf(nurse, participant, 'D1', cycle), 'administration');
    const changes = {
      EXOCCUR: { v: 'Y' },
      EXSTDTC: { v: `${on}T10:30+01:00` },
      EXENDTC: { v: `${on}T11:00+01:00` },
      EXDOSE: { v: '7.4', unit: 'GBq' },
      ...Object.fromEntries(
        ['EXTRT', 'EXROUTE', 'EXLOT', 'EXADJ', 'EXTRTCMP', 'AAOCCUR'].map((item) => [
          item,
          { absent: 'unknown' },
        ]),
      ),
    };
    const body = { changes, changeId: crypto.randomUUID() };
    const answer = await nurse.post(`/forms/${dose.id}/completion`, body, {
      'if-match': `"${dose.version}"`,
    });
    return expectStatus(answer, 200).json as MovesView;
  };

  beforeAll(async () => {
    await included('2026-11-02', '2026-11-16');
    await included('2026-09-01', '2026-09-10');
    const treated = await included('2026-09-07', '2026-09-14');
    await completeDose(treated, 1, '2026-09-28');
    const begun = await included('2026-10-05', '2026-10-12');
    const nurse = await running().as('nurse');
    await occur(nurse, begun, 'PRE', '2026-10-20', 1);
  });

  it('has the same as due as the list of participants, begun or not, and refuses the same filters', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-20');
    const draft = formIn(await visitOf(nurse, id, 'SCR'), 'ecog');
    const body = { changes: { ECOG: { v: '1' } }, changeId: crypto.randomUUID() };
    expectStatus(await nurse.put(`/forms/${draft.id}`, body, { 'if-match': '"0"' }), 200);
    const ask = (path: string): Promise<Answer> => nurse.get(`/studies/reluth/${path}`);
    const { items } = (await ask('worklist?state=due')).json as WorklistView;
    expect(items).toContainEqual(expect.objectContaining({ participantId: id, state: 'in-progress' }));
    const due = expectStatus(await ask('participants?due=due'), 200).json as ParticipantListView;
    const waiting = new Set(items.map(({ participantId }) => participantId));
    expect(due.items.map((item) => item.id).sort()).toEqual([...waiting].sort());
    for (const filter of ['due=late', 'status=well', 'arm=NONE', 'cursor=eHh4'])
      expect((await ask(`participants?${filter}`)).json).toMatchObject({ code: 'request.invalid' });
  });

  it('counts for every filter exactly what it lists', async () => {
    const monitor = await running().as('monitor');
    const filter = fc.record(
      {
        until: fc.constantFrom('2026-11-21', '2026-12-01', '2027-03-01'),
        site: fc.constantFrom(SITE, 'FR-10', `${SITE},FR-10`),
        state: fc.constantFrom('overdue', 'due', 'in-progress', 'not-due', 'due,overdue', 'upcoming,begun'),
      },
      { requiredKeys: [] },
    );
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(filter, async (filters) => {
        const path = `/studies/reluth/worklist?${new URLSearchParams(filters).toString()}`;
        const whole = expectStatus(await monitor.get(path), 200).json as WorklistView;
        for (const group of GROUPS) {
          const { items } = (await monitor.get(`${path}&group=${group}`)).json as WorklistView;
          expect(items).toHaveLength(whole.counts[group]);
          expect(whole.items.filter((item) => item.group === group)).toEqual(items);
        }
        seen += whole.items.length;
      }),
      { numRuns: 25 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('says of a dose what is still open before it in its cycle', async () => {
    const monitor = await running().as('monitor');
    const { items } = (await monitor.get('/studies/reluth/worklist?until=2027-01-31')).json as WorklistView;
    const details = (number: string): unknown =>
      items.filter((item) => item.number === number).map(({ name, detail }) => [name, detail]);
    const first = items.find(({ name, detail }) => name === 'Cycle 1 dose' && detail.startsWith('First: '));
    expect(first?.detail).toContain('cycle 1 bloods');
    const bloods = items.find(({ number, name }) => number === first?.number && name === 'Cycle 1 bloods');
    expect(first?.waitsFor).toContain(bloods?.visitId);
    expect(bloods?.waitsFor).toEqual([]);
    expect(details(first?.number ?? '')).toContainEqual([
      'Cycle 1 bloods',
      expect.not.stringContaining('First: '),
    ]);
  });

  it('pages through the worklist without losing or repeating a visit', async () => {
    const monitor = await running().as('monitor');
    const path = '/studies/reluth/worklist?until=2027-06-01';
    const whole = (await monitor.get(path)).json as WorklistView;
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await monitor.get(`${path}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`))
        .json as WorklistView;
      paged.push(...page.items.map(({ visitId }) => visitId));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items.map(({ visitId }) => visitId));
  });

  it('gives in the database the same state as the core, on any day', async () => {
    const { rows } = await running().database.owner.query<{
      visit: PlannedVisit;
      today: string;
      state: string;
    }>(
      `select jsonb_build_object('status', status, 'basis', basis, 'target', target, 'planned', planned, 'opens', opens,
         'closes', closes, 'occurred', occurred, 'explanation', explanation) as visit, day::date::text as today,
         visit_state(status, basis, planned, occurred, due_from, late_from, day::date) as state
       from planned_visit, generate_series(date '2026-09-01', date '2027-12-31', interval '9 days') as day`,
    );
    expect(rows.length).toBeGreaterThan(1000);
    const wrong = rows.filter(({ visit, today, state }) => visitState(visit, today as never) !== state);
    expect(wrong).toEqual([]);
  });

  it('gives in the database the same state as the core on both sides of every edge of a day a person set', async () => {
    const [opens, target, closes] = ['2026-11-12', '2026-11-19', '2026-11-26'];
    const set = ['2026-11-11', opens, '2026-11-13', target, '2026-11-25', closes, '2026-11-27', '2026-12-03'];
    const delay = { from: target, days: 0, reason: 'Platelets', decidedOn: '2026-11-18' };
    const visits = set.flatMap((planned) =>
      [
        { booked: planned, delay: null },
        { booked: null, delay: { ...delay, to: planned } },
        { booked: planned, delay: { ...delay, to: planned } },
        { booked: null, delay: null },
      ].flatMap((explained) =>
        ['firm', 'planned'].flatMap((basis) =>
          [
            { opens, closes },
            { opens: null, closes: null },
          ].map((window) => ({
            status: 'open',
            basis: 'firm',
            target,
            planned,
            occurred: null,
            ...window,
            explanation: { anchor: { basis }, offset: '+ 8 weeks', ...explained },
          })),
        ),
      ),
    );
    const { rows } = await running().database.owner.query<{
      visit: PlannedVisit;
      today: string;
      state: string;
    }>(
      `select visit, day::date::text as today,
         visit_state(visit ->> 'status', visit ->> 'basis', (visit ->> 'planned')::date, null,
           (visit ->> 'dueFrom')::date, (visit ->> 'lateFrom')::date, day::date) as state
       from jsonb_array_elements($1::jsonb) as visit,
         generate_series(date '2026-11-10', date '2026-12-05', interval '1 day') as day`,
      [JSON.stringify(visits.map((visit) => ({ ...visit, ...workDays(visit as PlannedVisit) })))],
    );
    expect(rows).toHaveLength(visits.length * 26);
    const wrong = rows.filter(({ visit, today, state }) => visitState(visit, today as never) !== state);
    expect(wrong).toEqual([]);
  });

  it('lists exactly the visits, in the groups, that the core calls work', async () => {
    const monitor = await running().as('monitor');
    const { rows } = await running().database.owner.query<{
      id: string;
      visit: PlannedVisit;
      hasDraft: boolean;
    }>(
      `select visit_id as id, jsonb_build_object('status', status, 'basis', basis, 'target', target, 'planned', planned,
         'opens', opens, 'closes', closes, 'occurred', occurred, 'explanation', explanation) as visit,
         exists (select from form f where f.visit_id = v.visit_id and f.state = 'in-progress') as "hasDraft"
       from planned_visit v`,
    );
    for (const until of ['2026-11-21', '2026-12-10', '2027-03-01']) {
      const { items } = expectStatus(await monitor.get(`/studies/reluth/worklist?until=${until}`), 200)
        .json as WorklistView;
      const listed = new Map(items.map(({ visitId, group }) => [visitId, group]));
      const asked = rows.flatMap(({ id, visit, hasDraft }) => {
        const group = worklistGroup(visit, TODAY as never, until as never, hasDraft);
        return group === null ? [] : [[id, group] as const];
      });
      expect(listed).toEqual(new Map(asked));
    }
  });

  it('keeps a dose that was put off in sight as upcoming, with the days and the reason', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-10-06', '2026-10-20');
    const dose = await visitOf(nurse, participant, 'D1', 1);
    expect(dose).toMatchObject({ opens: '2026-10-20', planned: '2026-11-03', closes: '2026-11-17' });
    const request = { visit: dose.id, to: '2026-12-03', reason: 'Platelets 62, wait' };
    expectStatus(await nurse.post(`/participants/${participant}/delays`, request), 200);
    const { items } = expectStatus(await nurse.get('/studies/reluth/worklist'), 200).json as WorklistView;
    expect(items.find(({ visitId }) => visitId === dose.id)).toMatchObject({
      group: 'upcoming',
      state: 'not-due',
      delay: { days: 30, reason: 'Platelets 62, wait' },
    });
    const bloods = await visitOf(nurse, participant, 'PRE', 1);
    expect(bloods).toMatchObject({ planned: '2026-11-28', state: 'not-due' });
  });

  it('plans a visit that was put off and then booked for the day booked, be it before or after the day put off to', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-10-07', '2026-10-21');
    const { id } = await visitOf(nurse, participant, 'D1', 1);
    const delay = { visit: id, to: '2026-12-03', reason: 'Platelets 62, wait' };
    expectStatus(await nurse.post(`/participants/${participant}/delays`, delay), 200);
    for (const booked of ['2026-12-04', '2026-12-01']) {
      const { version } = await visitOf(nurse, participant, 'D1', 1);
      expectStatus(await nurse.put(`/visits/${id}`, { booked }, { 'if-match': `"${version}"` }), 200);
      expect(await visitOf(nurse, participant, 'D1', 1)).toMatchObject({
        booked,
        planned: booked,
        state: 'not-due',
      });
    }
  });

  it('has a newly enrolled participant due for screening, though enrolling begins a form', async () => {
    const nurse = await running().as('nurse');
    const body = { site: SITE, on: TODAY, sex: 'F', yearOfBirth: 1958 };
    const { id } = expectStatus(await nurse.post('/studies/reluth/participants', body), 201).json as {
      readonly id: string;
    };
    const { items } = expectStatus(await nurse.get('/studies/reluth/worklist'), 200).json as WorklistView;
    const screening = items.filter(({ participantId }) => participantId === id);
    expect(screening).toMatchObject([{ name: 'Screening', group: 'due', state: 'in-progress', begun: true }]);
  });

  it('has a form begun before the day of its visit to finish at once, where another was complete before', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-11-02', '2026-11-16');
    const visit = await visitOf(nurse, participant, 'PRE', 2);
    const groupOf = async (): Promise<string | null> => {
      const { items } = expectStatus(await nurse.get(`/studies/reluth/worklist?limit=500`), 200)
        .json as WorklistView;
      return items.find(({ visitId }) => visitId === visit.id)?.group ?? null;
    };
    await completeForm(nurse, formIn(visit, 'haematology').id, {});
    expect(await groupOf()).toBeNull();
    const body = { changes: { NA: { v: '140', unit: 'mmol/L' } }, changeId: randomUUID() };
    const chemistry = formIn(visit, 'chemistry').id;
    expectStatus(await nurse.put(`/forms/${chemistry}`, body, { 'if-match': '"0"' }), 200);
    expect(await groupOf()).toBe('begun');
  });

  it('finds nothing to change when every plan is built again', async () => {
    const { database, app, studyId } = running();
    const schedules = app.get(ScheduleService);
    const changed = await database.transactions.write(systemContext(studyId, 'test'), async (tx) => {
      const participants = await tx.sql<{ id: string }>('select id from participant');
      const runs = [];
      for (const { id } of participants) runs.push((await schedules.replan(tx, id)).changedRows);
      return runs;
    });
    expect(changed.length).toBeGreaterThan(3);
    expect(changed.filter((rows) => rows > 0)).toEqual([]);
  });

  it('shows what a delay would move, keeps nothing of a preview, and moves the same when it is done', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-10-12', '2026-10-26');
    const before = await scheduleOf(nurse, participant);
    const dose = await visitOf(nurse, participant, 'D1', 1);
    const request = { visit: dose.id, to: '2026-12-15', reason: 'Platelets had not recovered' };
    const path = `/participants/${participant}/delays`;
    const preview = expectStatus(await nurse.post(`${path}?preview=true`, request), 200).json as MovesView;
    expect(await scheduleOf(nurse, participant)).toEqual(before);
    expect(preview.moves).toContainEqual(
      expect.objectContaining({ code: 'D1', cycle: 1, effect: 'moves', to: '2026-12-15' }),
    );
    const done = expectStatus(await nurse.post(path, request), 200).json as MovesView;
    expect({ ...done, preview: true }).toEqual(preview);
    const after = await visitOf(nurse, participant, 'D1', 1);
    expect(after).toMatchObject({ planned: '2026-12-15', target: dose.target, opens: dose.opens });
    expect(after.flags).toContain('shifted');
    expect((await nurse.post(path, request)).json).toMatchObject({ code: 'delay.not-movable' });
  });

  it('refuses a state there is not', async () => {
    const nurse = await running().as('nurse');
    expectStatus(await nurse.get('/studies/reluth/worklist?state=due,nonsense'), 400);
    expectStatus(await nurse.get('/studies/reluth/worklist?state=due,upcoming'), 200);
  });

  it('previews a delay without a reason and refuses to make it so', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-10-13', '2026-10-27');
    const dose = await visitOf(nurse, participant, 'D1', 1);
    const path = `/participants/${participant}/delays`;
    const request = { visit: dose.id, to: '2026-12-15' };
    const preview = expectStatus(await nurse.post(`${path}?preview=true`, request), 200).json as MovesView;
    expect(preview.moves).toContainEqual(expect.objectContaining({ code: 'D1', cycle: 1, why: 'Delayed' }));
    expect(expectStatus(await nurse.post(path, request), 400).json).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'reason' }],
    });
    expect((await visitOf(nurse, participant, 'D1', 1)).planned).toBe(dose.planned);
  });

  it('gives each line the version to book against, and says Continue once a form is begun', async () => {
    const nurse = await running().as('nurse');
    const list = async (): Promise<WorklistView['items']> =>
      ((await nurse.get('/studies/reluth/worklist?until=2027-03-01')).json as WorklistView).items;
    const items = await list();
    expect(items.filter(({ begun }) => begun).map(({ action }) => action)).toContain('Continue');
    for (const { begun, action } of items) if (action === 'Continue') expect(begun).toBe(true);
    const line = items.find(({ group, booked }) => group === 'upcoming' && booked === null);
    const path = `/visits/${line?.visitId ?? ''}`;
    const headers = { 'if-match': `"${line?.version ?? -1}"` };
    expectStatus(await nurse.put(path, { booked: line?.planned }, headers), 200);
    const second = await nurse.put(path, { booked: line?.planned }, headers);
    expect(expectStatus(second, 409).json).toMatchObject({ code: 'visit.stale' });
    const again = (await list()).find(({ visitId }) => visitId === line?.visitId);
    expect(again?.version).toBe((line?.version ?? 0) + 1);
  });

  it('numbers doses in order of giving and lists deviations with their sentences', async () => {
    const nurse = await running().as('nurse');
    const participant = await included('2026-08-03', '2026-08-10');
    await completeDose(participant, 1, '2026-08-24');
    const doses = (await nurse.get(`/participants/${participant}/administrations`)).json;
    expect(doses).toMatchObject([
      { cycle: 1, number: 1, on: '2026-08-24', values: { EXDOSE: { v: '7.4' } } },
    ]);
    await occur(nurse, participant, 'W2', '2026-11-20', 1);
    const deviations = (await nurse.get(`/participants/${participant}/deviations`)).json as DeviationView[];
    expect(deviations).toContainEqual(expect.objectContaining({ kind: 'out-of-window', state: 'open' }));
    const schedule: ScheduleView = await scheduleOf(nurse, participant);
    expect(schedule).toMatchObject({
      today: TODAY,
      participant: { status: 'on-treatment', lastDose: { on: '2026-08-24', day: 90 } },
    });
  });
});
