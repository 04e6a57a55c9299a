import { setTimeout } from 'node:timers/promises';
import type { SiteCalendarChangeView, SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const LONG_ENOUGH_TO_WAIT_IN_LINE = 400;
const PATH = `/studies/reluth/sites/${SITE}/calendar`;

describe('the closed days of a site', () => {
  const running = withTrialApp();
  let participant = '';

  const current = async (client: TestClient): Promise<SiteCalendarView> =>
    expectStatus(await client.get(PATH), 200).json as SiteCalendarView;

  const put = (client: TestClient, body: object, version: number, query = ''): Promise<Answer> =>
    client.put(
      `${PATH}${query}`,
      { closedWeekdays: [], closures: [], reason: 'Department says so', ...body },
      {
        'if-match': `"${version}"`,
      },
    );

  beforeAll(async () => {
    const nurse = await running().as('nurse');
    participant = await enrolled(nurse, '2026-11-02');
    for (const [kind, on] of [
      ['consent', '2026-11-02'],
      ['inclusion', '2026-11-14'],
    ]) {
      expectStatus(await nurse.post(`/participants/${participant}/milestones`, { kind, on }), 200);
    }
  });

  it('are none until somebody says so', async () => {
    const nurse = await running().as('nurse');
    expect(await current(nurse)).toEqual({
      site: SITE,
      closedWeekdays: [],
      closures: [],
      rule: 'keep',
      version: 0,
    });
  });

  it('move the planned day and never target or window; a preview keeps nothing', async () => {
    const nurse = await running().as('nurse');
    // Inclusion on Saturday 14 November + 14 days: the first dose has its target on Saturday 28 November,
    // its window 14 days to both sides. The nearest weekday is Friday 27.
    const before = await visitOf(nurse, participant, 'D1', 1);
    expect(before).toMatchObject({ target: '2026-11-28', planned: '2026-11-28', opens: '2026-11-14' });
    const weekend = { closedWeekdays: [6, 7], rule: 'nearest' };
    const preview = expectStatus(await put(nurse, weekend, 0, '?preview=true'), 200)
      .json as SiteCalendarChangeView;
    const moves = preview.participants.find(({ id }) => id === participant)?.moves ?? [];
    expect(moves.find(({ code, cycle }) => code === 'D1' && cycle === 1)).toMatchObject({
      effect: 'moves',
      from: '2026-11-28',
      to: '2026-11-27',
      why: 'The site is closed on Sat 28 Nov 2026',
    });
    expect((await current(nurse)).version).toBe(0);
    expect((await visitOf(nurse, participant, 'D1', 1)).planned).toBe('2026-11-28');

    const done = expectStatus(await put(nurse, weekend, 0), 200).json as SiteCalendarChangeView;
    expect({ ...done, preview: true }).toEqual(preview);
    const after = await visitOf(nurse, participant, 'D1', 1);
    expect(after).toMatchObject({
      target: '2026-11-28',
      opens: '2026-11-14',
      closes: '2026-12-12',
      planned: '2026-11-27',
    });
    expect(after.explanation.sentence).toMatch(/27 Nov/);
  });

  it('are kept over a rebuild, and stand in the trail', async () => {
    const { app, database, studyId } = running();
    const context = systemContext(studyId, 'test');
    const { changedRows } = await database.transactions.write(context, (tx) =>
      app.get(ScheduleService).replan(tx, participant),
    );
    expect(changedRows).toBe(0);
    const { rows } = await database.owner.query<{ changes: string; reason: string }>(
      "select changes, reason from audit_event where record = 'site-calendar'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason).toBe('Department says so');
    expect(rows[0]?.changes).toContain('"closed_weekdays":[6,7]');
  });

  it('are refused when somebody else changed them meanwhile, and without a version', async () => {
    const nurse = await running().as('nurse');
    const stale = await put(nurse, { rule: 'after' }, 0);
    expect(expectStatus(stale, 409).json).toMatchObject({ code: 'site.calendar-stale', version: 1 });
    const blind = await nurse.put(PATH, { closedWeekdays: [], closures: [], rule: 'keep', reason: 'x' });
    expectStatus(blind, 428);
  });

  it('are refused when they make no sense, naming the place', async () => {
    const nurse = await running().as('nurse');
    const backwards = { rule: 'keep', closures: [{ from: '2026-12-26', to: '2026-12-24', reason: 'Feast' }] };
    expect(expectStatus(await put(nurse, backwards, 1), 400).json).toMatchObject({
      errors: [{ path: 'closures' }],
    });
    const feast = { from: '2026-12-24', to: '2026-12-24', reason: 'Feast' };
    for (const closure of [
      { ...feast, to: '2026-12-32' },
      { ...feast, reason: ' ' },
      { ...feast, why: 'x' },
      null,
    ])
      expectStatus(await put(nurse, { rule: 'keep', closures: [closure] }, 1), 400);
    for (const closedWeekdays of [[1, 2, 3, 4, 5, 6, 7], [0], [8], [1, 1], ['Mon']])
      expectStatus(await put(nurse, { closedWeekdays, rule: 'keep' }, 1), 400);
    expectStatus(await put(nurse, { rule: 'sometimes' }, 1), 400);
  });

  it('belong to their site: no other site, and no reader changes them', async () => {
    const nurse = await running().as('nurse');
    const elsewhere = await nurse.get(`/studies/reluth/sites/${OTHER_SITE}/calendar`);
    expect(expectStatus(elsewhere, 404).json).toMatchObject({ code: 'site.not-found' });
    const monitor = await running().as('monitor');
    expectStatus(await monitor.get(PATH), 200);
    expectStatus(await put(monitor, { rule: 'keep' }, 1), 403);
  });

  it('are told on the worklist where a planned day is kept on one', async () => {
    const nurse = await running().as('nurse');
    const { version } = await current(nurse);
    const closures = [{ from: '2026-11-28', to: '2026-11-28', reason: 'Stocktaking' }];
    expectStatus(await put(nurse, { closures, rule: 'keep' }, version), 200);
    const line = async (): Promise<WorklistView['items'][number] | undefined> => {
      const list = expectStatus(await nurse.get('/studies/reluth/worklist?until=2026-12-05&limit=200'), 200);
      const { items } = list.json as WorklistView;
      return items.find(
        ({ participantId, name }) => participantId === participant && name === 'Cycle 1 dose',
      );
    };
    expect(await line()).toMatchObject({
      planned: '2026-11-28',
      dayHint: { kind: 'closed', reason: 'Stocktaking' },
    });
    expectStatus(await put(nurse, { rule: 'keep' }, version + 1), 200);
    expect(await line()).toMatchObject({ planned: '2026-11-28', dayHint: { kind: 'weekend' } });
  });

  it('hold for whoever comes to the site while they are being changed', async () => {
    const [nurse, there] = [await running().as('nurse'), await running().as('nurse2')];
    const manager = await running().as('dataManager');
    const moving = await enrolled(there, TODAY, OTHER_SITE);
    const { version } = await current(nurse);
    const { owner } = running().database;
    await owner.query('begin');
    await owner.query('select from participant where id = $1 for update', [participant]);
    const closures = [{ from: TODAY, to: TODAY, reason: 'Inventory' }];
    // A preview waits for nobody.
    expectStatus(await put(nurse, { closures, rule: 'after' }, version, '?preview=true'), 200);
    const changed = put(nurse, { closures, rule: 'after' }, version);
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    const transfer = manager.post(`/participants/${moving}/transfers`, {
      to: SITE,
      on: TODAY,
      reason: 'Moved house',
    });
    const enrolment = enrolled(nurse, TODAY);
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    await owner.query('commit');
    for (const answer of [changed, transfer]) expectStatus(await answer, 200);
    for (const id of [moving, await enrolment])
      expect((await visitOf(nurse, id, 'SCR')).planned).toBe('2026-11-22');
  });
});
