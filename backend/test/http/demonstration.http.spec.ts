import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { WorklistGroup } from '@lutetia/shared/schedule/state';
import { runCommandLine } from '../../src/cli/command-line.js';
import { read, withDemonstration } from '../support/demonstration.js';
import type { TestClient } from '../support/test-client.js';

const A_WEEK_LATER = '2026-11-28';
const GROUPS: readonly WorklistGroup[] = ['overdue', 'due', 'upcoming', 'begun'];

describe('the demonstration', () => {
  const running = withDemonstration();
  const { as, lutetia, participants, scheduleIn } = running;
  const countOf = async (table: string): Promise<number> => {
    const { rows } = await running
      .database()
      .owner.query<{ count: number }>(`select count(*)::integer from ${table}`);
    return rows[0]?.count ?? 0;
  };

  it('enrols thirty participants of ReLUTH at six hospitals, in every state of the trial', async () => {
    expect(running.loading.said).toEqual([
      'lumen-1 was published.',
      'msk-ia was published.',
      'reluth was published.',
      'start-net was published.',
      'The demonstration is there: 42 participants were enrolled now.',
    ]);
    const { items, total } = await participants(await as('monitor'));
    expect(total).toBe(30);
    expect([...new Set(items.map(({ site }) => site))].sort()).toEqual([
      'FR-03',
      'FR-10',
      'FR-12',
      'FR-15',
      'FR-22',
      'FR-24',
    ]);
    expect(new Set(items.map(({ status }) => status))).toEqual(
      new Set([
        'screening',
        'included',
        'on-treatment',
        'assessment',
        'randomised',
        'gate-failure',
        'follow-up',
        'withdrawn',
        'dead',
      ]),
    );
    expect(new Set(items.map(({ arm }) => arm))).toEqual(new Set([null, 'EXP', 'CTL']));
    const states = new Set(items.flatMap(({ cells }) => cells.map(({ state }) => state)));
    for (const state of ['overdue', 'due', 'missed', 'not-applicable', 'complete', 'not-due']) {
      expect(states).toContain(state);
    }
    const flags = new Set(items.flatMap(({ cells }) => cells.flatMap((cell) => cell.flags)));
    expect([...flags]).toEqual(expect.arrayContaining(['shifted', 'out-of-window']));
    const { counts } = await read<WorklistView>(await as('monitor'), '/studies/reluth/worklist');
    expect(counts.begun).toBeGreaterThan(0);
  });

  it.each([
    ['start-net', 5, ['SE-01', 'SE-02'], ['PERS', 'STD']],
    ['lumen-1', 4, ['DE-01', 'NL-01'], ['RLT', 'SOC']],
    ['msk-ia', 3, ['US-01'], []],
  ])('enrols in %s %i participants, whom the nurse sees', async (study, count, sites, arms) => {
    for (const mailbox of ['nurse', 'investigator', 'monitor', 'datamanager', 'auditor']) {
      const { items, total } = await participants(await as(mailbox), study);
      expect([mailbox, total]).toEqual([mailbox, count]);
      expect([...new Set(items.map(({ site }) => site))].sort()).toEqual(sites);
      expect([...new Set(items.flatMap(({ arm }) => arm ?? []))].sort()).toEqual(arms);
    }
  });

  // Five doses of 5.6, 5.7, 5.9, 5.8 and 6.0 Gy; registry NCT05387603: no cycle that would pass 30 Gy.
  it('ends a course of START-NET where a sixth dose would pass 30 Gy, and holds one that misses its dosimetry', async () => {
    const dose = async (number: string, cycle: number): Promise<ScheduleItemView | undefined> =>
      (await scheduleIn('start-net', number)).items.find((item) => item.code === 'D' && item.cycle === cycle);
    expect(await dose('SE-01-001', 5)).toMatchObject({ state: 'complete' });
    expect(await dose('SE-01-001', 6)).toMatchObject({
      state: 'not-applicable',
      explanation: { note: 'No cycle 6: 29 + 6 = 35 > 30 Gy' },
    });
    expect(await dose('SE-01-002', 3)).toMatchObject({ state: 'complete' });
    expect(await dose('SE-01-003', 3)).toMatchObject({
      state: 'provisional',
      explanation: { note: 'Held: kidney dose of cycle 2 is missing' },
    });
    const { items } = await scheduleIn('start-net', 'SE-02-002');
    const imaging = items.find(({ code }) => code === 'IMB');
    const fdg = imaging?.forms.find(({ code }) => code === 'fdg-pet');
    const { values } = await read<FormView>(await as('nurse'), `/forms/${fdg?.id ?? ''}`);
    expect(values['FDGRES']).toMatchObject({ absent: 'unknown' });
  });

  it('tells what the kidneys have had, where it rules the cycles of START-NET', async () => {
    const budget = async (number: string) => (await scheduleIn('start-net', number)).participant.doseBudget;
    // 5.6 + 5.7 + 5.9 + 5.8 + 6.0 = 29.0 Gy; 0.80 Gy/GBq × 7.5 GBq = 6.0 Gy more would pass 30 Gy.
    expect(await budget('SE-01-001')).toMatchObject({
      received: 29,
      limit: 30,
      unit: 'Gy',
      next: { cycle: 6, value: 6, isAllowed: false },
      dependent: [],
    });
    expect((await scheduleIn('start-net', 'SE-01-001')).participant.treatmentOver).toEqual({
      milestone: 'endOfTreatment',
      lastCycle: 5,
      ruledOut: { cycle: 6, figures: '29 + 6 = 35 > 30 Gy' },
    });
    // The third dose is not measured yet; the second gave 0.57 Gy/GBq: × 7.5 GBq = 4.275 Gy.
    expect(await budget('SE-01-002')).toMatchObject({
      received: null,
      missing: { cycle: 3 },
      next: { cycle: 4, value: 4.275 },
    });
    expect(await budget('SE-01-003')).toMatchObject({ received: null, missing: { cycle: 2 } });
    expect(await budget('SE-02-001')).toBeNull();
    expect((await scheduleIn('reluth', 'FR-10-001')).participant.doseBudget).toBeNull();
  });

  it('ends the imaging of LUMEN-1 at progression, and observes without visits for treatment', async () => {
    const progressed = await scheduleIn('lumen-1', 'NL-01-001');
    const imaging = progressed.items.filter(({ code }) => code === 'MRI').map(({ state }) => state);
    expect(imaging).toEqual(['complete', 'complete', 'not-applicable', 'not-applicable']);
    const observed = await scheduleIn('lumen-1', 'DE-01-002');
    expect(observed.items.map(({ code }) => code)).not.toContain('SOCV');
  });

  it('gives the hepatic trial two arterial doses, a delayed third and an end', async () => {
    const doses = async (number: string): Promise<string[]> =>
      (await scheduleIn('msk-ia', number)).items.flatMap(({ code, cycle, state, flags }) =>
        code === 'D1' ? [[cycle, state, ...flags].join(' ')] : [],
      );
    expect(await doses('US-01-001')).toEqual(['1 complete', '2 complete', '3 not-due', '4 provisional']);
    expect(await doses('US-01-002')).toEqual(['1 complete', '2 complete', '3 not-due shifted', '4 not-due']);
    expect(await doses('US-01-003')).toEqual(['1 complete', '2 complete', '3 complete', '4 complete']);
    const { participant } = await scheduleIn('msk-ia', 'US-01-003');
    expect(participant.milestones.map(({ kind }) => kind)).toContain('end-of-treatment');
    const { rows } = await running.database().owner.query<{ route: string }>(
      `select form.values->'EXROUTE'->>'v' as route from form
       join visit on visit.id = form.visit_id join participant on participant.id = form.participant_id
       where form.code = 'administration-hepatic' and participant.number = 'US-01-003'
       order by visit.cycle`,
    );
    expect(rows.map(({ route }) => route)).toEqual([
      'INTRA-ARTERIAL',
      'INTRA-ARTERIAL',
      'INTRAVENOUS',
      'INTRAVENOUS',
    ]);
  });

  it('departs from the three other protocols by one missed scan only', async () => {
    const { rows } = await running.database().owner.query<{ code: string; kind: string; sentence: string }>(
      `select study.code, deviation.kind, deviation.sentence from deviation
       join participant on participant.id = deviation.participant_id join study on study.id = participant.study_id
       where study.code <> 'reluth'`,
    );
    expect(rows).toEqual([
      {
        code: 'start-net',
        kind: 'missed',
        sentence: 'Cycle 2 96 h SPECT/CT was missed: The camera was out of order.',
      },
    ]);
  });

  it('tells of adverse events and medication, and of low platelets where a dose waits for them', async () => {
    const { owner } = running.database();
    const logs = await owner.query<{ code: string; count: number }>(
      `select code, count(*)::integer from form where code in ('adverse-event', 'medication') and state = 'complete'
       group by code order by code`,
    );
    expect(logs.rows).toEqual([
      { code: 'adverse-event', count: 10 },
      { code: 'medication', count: 6 },
    ]);
    const low = await owner.query<{ number: string; visit: string }>(
      `select participant.number, visit.code || ' ' || visit.cycle as visit from form
       join visit on visit.id = form.visit_id join participant on participant.id = form.participant_id
       where form.code = 'haematology' and (form.values->'PLAT'->>'v')::numeric < 75 order by participant.number`,
    );
    expect(low.rows).toEqual([
      { number: 'FR-12-003', visit: 'W6 1' },
      { number: 'FR-12-007', visit: 'W6 2' },
    ]);
  });

  it('closes one of the nurse’s hospitals at the weekend and on holidays, and plans round them', async () => {
    const nurse = await as('nurse');
    const calendar = await read<SiteCalendarView>(nurse, '/studies/reluth/sites/FR-10/calendar');
    expect(calendar).toMatchObject({ closedWeekdays: [6, 7], rule: 'nearest' });
    expect(calendar.closures).toContainEqual({ from: '2026-12-25', to: '2026-12-25', reason: 'Christmas' });
    const { items } = await participants(nurse);
    const numbers = items.filter(({ site }) => site === 'FR-10').map(({ number }) => number);
    const schedules = await Promise.all(numbers.map((number) => scheduleIn('reluth', number)));
    const open = schedules.flatMap((schedule) => schedule.items.filter(({ occurred }) => occurred === null));
    expect(open.some(({ explanation }) => explanation.siteClosed !== null)).toBe(true);
  });

  it('shows the nurse her two hospitals and says of the others what it says of nothing', async () => {
    const nurse = await as('nurse');
    const sites = await read<SiteView[]>(nurse, '/studies/reluth/sites');
    expect(sites.map(({ code }) => code).sort()).toEqual(['FR-10', 'FR-12']);
    const elsewhere = (await participants(await as('monitor'))).items.find(({ site }) => site === 'FR-03');
    const answer = await nurse.get(`/participants/${elsewhere?.id ?? ''}`);
    const nobody = await nurse.get(`/participants/${crypto.randomUUID()}`);
    expect(answer.status).toBe(404);
    expect({ ...(answer.json as object), instance: null }).toEqual({
      ...(nobody.json as object),
      instance: null,
    });
  });

  it('counts in the worklist what it lists', async () => {
    for (const mailbox of ['nurse', 'investigator', 'monitor', 'datamanager', 'auditor']) {
      const client = await as(mailbox);
      const { counts, items } = await read<WorklistView>(client, '/studies/reluth/worklist');
      for (const group of GROUPS) {
        const list = await read<WorklistView>(client, `/studies/reluth/worklist?group=${group}`);
        expect([mailbox, group, list.items.length]).toEqual([mailbox, group, counts[group]]);
        expect(items.filter((item) => item.group === group)).toEqual(list.items);
      }
    }
  });

  it('names the same next visit of each participant in the list and on the participant’s own page', async () => {
    const nurse = await as('nurse');
    const { items } = await participants(nurse);
    expect(items.length).toBeGreaterThan(5);
    for (const { id, next } of items) {
      const participant = await read<ParticipantView>(nurse, `/participants/${id}`);
      expect({ id, next: participant.next }).toMatchObject({ id, next });
    }
  });

  it('carries in its trail the real time of loading and whoever recorded it', async () => {
    const { rows } = await running.database().owner.query<{ first: Date; last: Date; nobody: number }>(
      `select min(at) as first, max(at) as last,
         count(*) filter (where participant.id is not null and person_id is null)::integer as nobody
       from audit_event left join participant on participant.id = audit_event.chain_id`,
    );
    const [trail] = rows;
    expect(trail?.first.getTime()).toBeGreaterThanOrEqual(running.loading.from.getTime());
    expect(trail?.last.getTime()).toBeLessThanOrEqual(running.loading.to.getTime());
    expect(trail?.nobody).toBe(0);
  });

  it('leaves a trail that verifies and plans that a rebuild does not change', async () => {
    expect(await lutetia('seal')).toMatchObject({ code: 0 });
    const { code, said } = await lutetia('verify-audit');
    expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(/^The trail is whole/)]);
    const rebuilt = await lutetia('rebuild');
    expect(rebuilt).toEqual({ code: 0, said: ['42 participants were planned anew; 0 rows changed.'] });
  });

  it('adds nothing when it is loaded again', async () => {
    const tables = [
      'participant',
      'visit',
      'form',
      'deviation',
      'audit_event',
      'person',
      'membership',
      'site_calendar',
    ];
    const counts = async (): Promise<number[]> => {
      const found: number[] = [];
      for (const table of tables) found.push(await countOf(table));
      return found;
    };
    const before = await counts();
    const { said } = await lutetia('seed --demonstration');
    expect(said).toEqual([
      'lumen-1 was published before.',
      'msk-ia was published before.',
      'reluth was published before.',
      'start-net was published before.',
      'The demonstration is there: 0 participants were enrolled now.',
    ]);
    expect(await counts()).toEqual(before);
  });

  it('changes states and no row when a week goes by', async () => {
    const later = await running.start(A_WEEK_LATER);
    try {
      const [now, then] = [await as('monitor'), await as('monitor', later)];
      const schedules = async (client: TestClient): Promise<ScheduleView[]> => {
        const { items } = await participants(client);
        return Promise.all(items.map(({ id }) => read<ScheduleView>(client, `/participants/${id}/schedule`)));
      };
      const stateless = (views: readonly ScheduleView[]): unknown =>
        views.map(({ items }) => items.map(({ state: _state, ...item }) => item));
      const states = (views: readonly ScheduleView[]): string[] =>
        views.flatMap(({ items }) => items.map(({ state }) => state));
      const [before, after] = [await schedules(now), await schedules(then)];
      expect(stateless(after)).toEqual(stateless(before));
      expect(states(after)).not.toEqual(states(before));
      expect(await lutetia('rebuild', A_WEEK_LATER)).toMatchObject({ code: 0 });
    } finally {
      await later.close();
    }
  });

  it('enrols nobody anew where somebody was transferred from', async () => {
    const manager = await as('datamanager');
    const moved = (await participants(manager)).items.find(({ site }) => site === 'FR-10');
    const answer = await manager.post(`/participants/${moved?.id ?? ''}/transfers`, {
      to: 'FR-12',
      on: '2026-11-21',
      reason: 'Moved house',
    });
    expect(answer.status).toBe(200);
    const { said } = await lutetia('seed --demonstration');
    expect(said.at(-1)).toBe('The demonstration is there: 0 participants were enrolled now.');
  });

  it('is refused to the command line unless the database is said to be for it', async () => {
    const said: string[] = [];
    const code = await runCommandLine(['seed', '--demonstration'], {
      environment: { DATABASE_URL: running.database().url, LUTETIA_DATA_DIR: '/nowhere' },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(''),
    });
    expect([code, said.join(' ')]).toEqual([1, expect.stringContaining('set LUTETIA_DEMO=1')]);
  });
});
