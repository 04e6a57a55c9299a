import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { EnrolmentLogView } from '@lutetia/shared/contract/views/calendar';
import type { DeviationListView } from '@lutetia/shared/contract/views/deviations';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import type {
  CollectedView,
  ParticipantListView,
  ParticipantView,
} from '@lutetia/shared/contract/views/participants';
import type { SiteCalendarChangeView } from '@lutetia/shared/contract/views/site-calendars';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { QueryResultRow } from 'pg';
import { SealKeeping } from '../../src/platform/audit/seal.js';
import { verifyAudit } from '../../src/platform/audit/verify-audit.js';
import { completeIn, deviationsOf, occur, STRAIGHT, treatedTwice } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  scheduleOf,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const ON = '2026-11-12';
const LONG_ENOUGH_TO_WAIT_IN_LINE = 400;

describe('a transfer to another hospital', () => {
  const running = withTrialApp();

  const transfer = (client: TestClient, id: string, change: object = {}, query = ''): Promise<Answer> =>
    client.post(`/participants/${id}/transfers${query}`, {
      to: OTHER_SITE,
      on: ON,
      reason: 'Moved house',
      ...change,
    });

  const ownerQuery: Parameters<typeof verifyAudit>[0] = async <R extends QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ) => (await running().database.owner.query<R>(text, [...params])).rows;

  const isListed = async (client: TestClient, id: string): Promise<boolean> => {
    const { json } = expectStatus(await client.get('/studies/reluth/participants?limit=200'), 200);
    return (json as ParticipantListView).items.some((item) => item.id === id);
  };

  const isAwaited = async (client: TestClient, id: string): Promise<boolean> => {
    const { json } = expectStatus(await client.get('/studies/reluth/worklist?limit=200'), 200);
    return (json as WorklistView).items.some(({ participantId }) => participantId === id);
  };

  /** Treated twice at the first hospital, then moved. */
  async function moved(): Promise<{ id: string; before: TestClient; after: TestClient }> {
    const before = await running().as('nurse');
    const id = await treatedTwice(before);
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    return { id, before, after: await running().as('nurse2') };
  }

  it('says in a preview what goes along and what stays, and changes nothing', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const id = await treatedTwice(nurse);
    const shown = expectStatus(await transfer(manager, id, { reason: undefined }, '?preview=true'), 200)
      .json as TransferView;
    expect(shown).toMatchObject({ preview: true, from: SITE, to: OTHER_SITE });
    expect(shown.visitsTakenOver).toBeGreaterThan(0);
    expect(shown.formsKept).toBeGreaterThan(0);
    expect((await scheduleOf(nurse, id)).participant.site.code).toBe(SITE);
    expect((await scheduleOf(nurse, id)).participant.transfers).toEqual([]);
  });

  it('keeps number, course and history; the receiving hospital sees all of it and works on', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const was = await scheduleOf(nurse, id);
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    const after = await running().as('nurse2');
    const is = await scheduleOf(after, id);
    expect(is.participant).toMatchObject({
      number: was.participant.number,
      site: { code: OTHER_SITE },
      transfers: [{ on: ON, from: SITE, to: OTHER_SITE }],
    });
    const dates = ({ items }: typeof is): unknown[] =>
      items.map(({ id: visit, target, planned, occurred, state }) => [
        visit,
        target,
        planned,
        occurred,
        state,
      ]);
    expect(dates(is)).toEqual(dates(was));
    expect([await isListed(after, id), await isAwaited(after, id)]).toEqual([true, true]);

    // A visit to come is recorded here, and a form of the former hospital is read and corrected here.
    await occur(after, id, ['RND'], ON);
    const visit = formIn(await visitOf(after, id, 'ASM'), 'visit');
    const { values, version } = expectStatus(await after.get(`/forms/${visit.id}`), 200).json as FormView;
    expect(values['VISDAT']).toEqual({ v: '2026-05-11' });
    const changes = { VISDAT: { v: '2026-05-12' } };
    const body = { changes, changeId: randomUUID(), reason: 'Read wrongly' };
    expectStatus(await after.put(`/forms/${visit.id}`, body, { 'if-match': `"${version}"` }), 200);
    expect((await visitOf(after, id, 'ASM')).occurred).toBe('2026-05-12');
  });

  it('keeps what the former hospital collected when the receiving one says which days it is closed', async () => {
    const { id, after } = await moved();
    const was = await scheduleOf(after, id);
    const path = `/studies/reluth/sites/${OTHER_SITE}/calendar`;
    const closed = { closedWeekdays: [6, 7], closures: [], rule: 'nearest', reason: 'Department says so' };
    const { json } = expectStatus(await after.put(path, closed, { 'if-match': '"0"' }), 200);
    expect((json as SiteCalendarChangeView).participants.map((one) => one.id)).toContain(id);
    const is = await scheduleOf(after, id);
    const [given, stood] = [is, was].map(({ items }) => items.filter(({ occurred }) => occurred !== null));
    expect(given?.map(({ code, occurred }) => [code, occurred])).toEqual(
      stood?.map(({ code, occurred }) => [code, occurred]),
    );
    expect(given?.length).toBeGreaterThan(0);
    const open = { ...closed, closedWeekdays: [] };
    expectStatus(await after.put(path, open, { 'if-match': '"1"' }), 200);
    expect((await scheduleOf(after, id)).items).toEqual(was.items);
  });

  it('leaves the former hospital its own entries to read, and nothing to write or to come', async () => {
    const { id, before, after } = await moved();
    expect([await isListed(before, id), await isAwaited(before, id)]).toEqual([false, false]);
    expectStatus(await before.get(`/participants/${id}`), 404);
    expectStatus(await before.get(`/participants/${id}/schedule`), 404);
    const form = formIn(await visitOf(after, id, 'D1', 1), 'administration');
    const own = expectStatus(await before.get(`/forms/${form.id}`), 200).json as FormView;
    expect(own).toMatchObject({ editable: false, state: 'complete' });
    const change = { changes: { EXOCCUR: { v: 'N' } }, changeId: randomUUID(), reason: 'Never given' };
    expectStatus(await before.put(`/forms/${form.id}`, change, { 'if-match': `"${own.version}"` }), 404);

    // What is entered after the transfer is the receiving hospital's alone.
    await occur(after, id, ['RND'], ON);
    const later = formIn(await visitOf(after, id, 'RND'), 'visit');
    expectStatus(await before.get(`/forms/${later.id}`), 404);
    const trail = expectStatus(await before.get(`/participants/${id}/audit?limit=500`), 200)
      .json as TrailView;
    expect(trail.items.length).toBeGreaterThan(0);
    expect(trail.items.some(({ recordId }) => recordId === later.id)).toBe(false);
    const whole = expectStatus(await after.get(`/participants/${id}/audit?limit=500`), 200).json as TrailView;
    expect(whole.items.some(({ recordId }) => recordId === form.id)).toBe(true);
    expect(whole.items.some(({ recordId }) => recordId === later.id)).toBe(true);
    expect(whole.items.some(({ reason }) => reason === 'Moved house')).toBe(true);
  });

  it('puts a visit with forms begun and forms complete on the receiving hospital’s list, whole', async () => {
    const nurse = await running().as('nurse');
    const manager = await running().as('dataManager');
    const id = await treatedTwice(nurse);
    await occur(nurse, id, ['RND'], ON);
    const begun = formIn(await visitOf(nurse, id, 'RND'), 'randomisation');
    const entry = { changes: { RANDNO: { v: 'R-0042' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${begun.id}`, entry, { 'if-match': `"${begun.version}"` }), 200);
    const shown = expectStatus(await transfer(manager, id, {}, '?preview=true'), 200).json as TransferView;
    expect(shown.formsBegun).toBeGreaterThan(0);
    expectStatus(await transfer(manager, id), 200);
    const after = await running().as('nurse2');
    const { items, counts } = expectStatus(await after.get('/studies/reluth/worklist?limit=200'), 200)
      .json as WorklistView;
    expect(items).toHaveLength(counts.overdue + counts.due + counts.begun + counts.upcoming);
    const trail = await verifyAudit(ownerQuery, new SealKeeping('/nowhere', Buffer.alloc(32)));
    expect(trail.findings).toEqual([]);
    const { id: visitId } = await visitOf(after, id, 'RND');
    expect(items.find((item) => item.visitId === visitId)).toMatchObject({ occurred: ON, begun: true });

    // Nothing was completed at the second hospital: it keeps nothing.
    const back = expectStatus(await transfer(manager, id, { to: SITE, on: TODAY }, '?preview=true'), 200);
    expect(back.json).toMatchObject({ from: OTHER_SITE, formsKept: 0 });
  });

  it('leads the former hospital to what it collected, and tells its trail in words', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const rnd = formIn(await visitOf(nurse, id, 'RND'), 'visit');
    const body = { changes: { VISLOC: { v: 'trial-site' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${rnd.id}`, body, { 'if-match': `"${rnd.version}"` }), 200);
    const trailOf = async (client: TestClient): Promise<TrailView['items']> =>
      (expectStatus(await client.get(`/participants/${id}/audit?limit=500`), 200).json as TrailView).items;
    const before = (await trailOf(nurse)).filter(({ record }) => record === 'visit').length;
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    const collected = expectStatus(await nurse.get(`/participants/${id}/collected`), 200)
      .json as CollectedView;
    expect(collected.transferred).toEqual({ on: ON, to: OTHER_SITE });
    const dose = collected.visits.find(({ name }) => name === 'Cycle 1 dose');
    expect(dose).toMatchObject({ occurred: STRAIGHT.doses[0] });
    for (const { id: form } of dose?.forms ?? []) expectStatus(await nurse.get(`/forms/${form}`), 200);
    expectStatus(await (await running().as('monitor')).get(`/participants/${id}/collected`), 200);

    const told = await trailOf(nurse);
    const entry = told.find(({ recordId, path }) => recordId === rnd.id && path === 'VISLOC');
    expect(entry).toMatchObject({ label: 'Place', newText: 'Trial hospital' });
    const whole = await trailOf(await running().as('nurse2'));
    expect(whole.filter(({ record }) => record === 'visit')).toHaveLength(before);
    expect(whole.find(({ path }) => path === 'former_site_id')).toMatchObject({ newText: SITE });
    expect(whole.find(({ path, old }) => path === 'site_id' && old !== null)).toMatchObject({
      oldText: SITE,
      newText: OTHER_SITE,
    });
  });

  it('gives no number twice, at either hospital, and takes a participant back', async () => {
    const manager = await running().as('dataManager');
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    expectStatus(await transfer(manager, id), 200);
    const numbers = new Set<string>();
    for (const [client, site] of [
      [nurse, SITE],
      [await running().as('nurse2'), OTHER_SITE],
    ] as const) {
      const next = await enrolled(client, '2026-11-02', site);
      const { number } = expectStatus(await client.get(`/participants/${next}`), 200).json as ParticipantView;
      expect(number.startsWith(site)).toBe(true);
      numbers.add(number);
    }
    expect(numbers.size).toBe(2);
    expectStatus(await transfer(manager, id, { to: SITE, on: TODAY }), 200);
    expect((await scheduleOf(nurse, id)).participant.transfers).toHaveLength(2);
    expect(await isListed(await running().as('nurse2'), id)).toBe(false);
    expectStatus(await (await running().as('nurse2')).get(`/participants/${id}`), 404);
    const { rows } = expectStatus(await nurse.get('/studies/reluth/enrolment-log'), 200)
      .json as EnrolmentLogView;
    expect(rows.filter(({ participantId }) => participantId === id)).toHaveLength(1);
  });

  it.each([
    ['to where they are', { to: SITE }, 409, 'transfer.not-possible'],
    ['before they were screened', { on: '2026-11-01' }, 409, 'transfer.not-possible'],
    ['tomorrow', { on: '2026-11-22' }, 422, 'date.in-future'],
    ['to no hospital of the study', { to: 'XX-01' }, 404, 'site.not-found'],
    ['without a reason', { reason: undefined }, 400, 'request.invalid'],
  ])('is refused %s', async (_, change, status, code) => {
    const id = await enrolled(await running().as('nurse'), '2026-11-02');
    const answer = expectStatus(await transfer(await running().as('dataManager'), id, change), status);
    expect(answer.json).toMatchObject({ code });
  });

  it('is nobody’s but the data manager’s', async () => {
    const id = await enrolled(await running().as('nurse'), '2026-11-02');
    for (const persona of ['nurse', 'investigator', 'monitor', 'auditor'] as const) {
      expectStatus(await transfer(await running().as(persona), id), 403);
    }
  });

  it('comes before or after a save at the former hospital, never in the middle of it', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const form = formIn(await visitOf(nurse, id, 'RND'), 'visit');
    const save = nurse.put(
      `/forms/${form.id}`,
      { changes: { VISDAT: { v: ON } }, changeId: randomUUID() },
      { 'if-match': `"${form.version}"` },
    );
    const [saved, done] = await Promise.all([save, transfer(await running().as('dataManager'), id)]);
    expectStatus(done, 200);
    expect([200, 404]).toContain(saved.status);
    const { values } = expectStatus(await (await running().as('nurse2')).get(`/forms/${form.id}`), 200)
      .json as FormView;
    expect('VISDAT' in values).toBe(saved.status === 200);
  });

  it('leaves to a hospital in between what it collected, after the participant went back', async () => {
    const { id, after } = await moved();
    await occur(after, id, ['RND'], ON);
    const visit = await visitOf(after, id, 'RND');
    const form = formIn(visit, 'visit');
    expect(visit.forms.find(({ code }) => code === 'visit')?.state).toBe('complete');
    expectStatus(await transfer(await running().as('dataManager'), id, { to: SITE, on: TODAY }), 200);
    expectStatus(await after.get(`/forms/${form.id}`), 200);
    expectStatus(await after.get(`/participants/${id}/audit`), 200);
    expectStatus(await after.get(`/participants/${id}`), 404);
  });

  it('keeps the trail whole where a visit went along, was begun there and stayed', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const id = await treatedTwice(nurse);
    const { id: visit, version } = await visitOf(nurse, id, 'RND');
    const booking = { booked: '2026-12-11' };
    expectStatus(await nurse.put(`/visits/${visit}`, booking, { 'if-match': `"${version}"` }), 200);
    expectStatus(await transfer(manager, id), 200);
    await completeIn(await running().as('nurse2'), id, ['RND'], 'visit', { VISDAT: { v: ON } });
    expectStatus(await transfer(manager, id, { to: SITE, on: TODAY }), 200);
    const { findings } = await verifyAudit(ownerQuery, new SealKeeping('/nowhere', Buffer.alloc(32)));
    expect(findings).toEqual([]);
  });

  it('takes a form that was begun along: the former hospital sees of it what it entered, in the trail', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const form = formIn(await visitOf(nurse, id, 'RND'), 'visit');
    const enter = async (client: TestClient, v: string): Promise<Answer> => {
      const { version } = expectStatus(await client.get(`/forms/${form.id}`), 200).json as FormView;
      const body = { changes: { VISLOC: { v } }, changeId: randomUUID() };
      return client.put(`/forms/${form.id}`, body, { 'if-match': `"${version}"` });
    };
    expectStatus(await enter(nurse, 'trial-site'), 200);
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    expectStatus(await enter(await running().as('nurse2'), 'home'), 200);
    expectStatus(await nurse.get(`/forms/${form.id}`), 404);
    const { items } = expectStatus(await nurse.get(`/participants/${id}/audit?limit=500`), 200)
      .json as TrailView;
    const told = items.filter(({ recordId, path }) => recordId === form.id && path.includes('VISLOC'));
    expect(told.map((entry) => entry.new)).toEqual([{ v: 'trial-site' }]);
  });

  it('lets nothing be written by the former hospital that waited for it', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const manager = await running().as('dataManager');
    const id = await treatedTwice(nurse);
    const visit = await visitOf(nurse, id, 'RND');
    const { number } = (await scheduleOf(nurse, id)).participant;
    const at = { 'if-match': `"${visit.version}"` };
    const { owner } = running().database;
    const acts: readonly (() => Promise<Answer>)[] = [
      () => nurse.put(`/visits/${visit.id}`, { occurred: ON }, at),
      () => nurse.put(`/visits/${visit.id}`, { booked: '2026-12-01' }, at),
      () => nurse.post(`/participants/${id}/visits`, { on: ON, reason: 'Fever' }),
      () => nurse.post(`/participants/${id}/delays`, { visit: visit.id, to: '2026-12-01', reason: 'Fever' }),
      () => investigator.post(`/participants/${id}/milestones`, { kind: 'death', on: ON }),
      () =>
        nurse.post(`/studies/reluth/sites/${SITE}/laboratory-results`, {
          csv: `participant,day,analyte,value,unit\n${number},2026-02-02,HGB,12,g/dL`,
        }),
    ];
    await owner.query('begin');
    await owner.query('select from participant where id = $1 for update', [id]);
    const first = transfer(manager, id);
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    const answers = acts.map((act) => act());
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    await owner.query('commit');
    expectStatus(await first, 200);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 422]);
  });

  it('happens once where it is sent twice, and refuses another that was sent at the same moment', async () => {
    const nurse = await running().as('nurse');
    const manager = await running().as('dataManager');
    const id = await enrolled(nurse, '2026-11-02');
    const { owner } = running().database;
    const changeId = randomUUID();
    await owner.query('begin');
    await owner.query('select from participant where id = $1 for update', [id]);
    const first = transfer(manager, id, { changeId });
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    const again = transfer(manager, id, { changeId });
    const other = transfer(manager, id, { to: SITE });
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    await owner.query('commit');
    const done = expectStatus(await first, 200).json;
    expect(expectStatus(await again, 200).json).toEqual(done);
    const detail = expect.stringContaining(`was transferred to ${OTHER_SITE} meanwhile`) as string;
    const late = { code: 'transfer.not-possible', detail };
    expect(expectStatus(await other, 409).json).toMatchObject(late);
    const seenBefore = await transfer(manager, id, { to: SITE, from: SITE });
    expect(expectStatus(seenBefore, 409).json).toMatchObject(late);
    const reused = expectStatus(await transfer(manager, id, { to: SITE, changeId }), 409);
    expect(reused.json).toMatchObject({ code: 'form.change-id-reused' });
    const { participant } = await scheduleOf(await running().as('nurse2'), id);
    expect(participant.transfers).toEqual([{ on: ON, from: SITE, to: OTHER_SITE }]);
  });

  it('refuses the second half of a save whose first half came before it', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const form = formIn(await visitOf(nurse, id, 'RND'), 'visit');
    const body = { changes: { VISLOC: { v: 'trial-site' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${form.id}`, body, { 'if-match': `"${form.version}"` }), 200);
    const { database } = running();
    const { rows } = await database.owner.query<Record<string, unknown>>(
      'select version, study_id, site_id, study_version_id, updated_by from form where id = $1',
      [form.id],
    );
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    const before = rows[0] ?? {};
    const secondHalf = {
      name: 'second_half_of_a_save',
      text: `select version from form_save($1, 'nurse', $2, $3, null, null, null, $4, $5,
        '{"VISLOC":{"v":"home"}}', 'in-progress', $6, 1, 2, $7, 1)`,
    };
    const saved = await database.transactions.statement(secondHalf, [
      before['updated_by'],
      before['study_id'],
      before['site_id'],
      form.id,
      before['version'],
      before['study_version_id'],
      randomUUID(),
    ]);
    expect(saved).toEqual([]);
  });

  it('brings deviations along to be acknowledged, and leaves the former hospital its line in the log', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05');
    await occur(nurse, id, ['SCR'], '2026-01-05');
    await completeIn(nurse, id, ['SCR'], 'consent', { RFICDAT: { v: '2026-01-09' } });
    const own = (await deviationsOf(nurse, id)).length;
    expect(own).toBeGreaterThan(0);
    expectStatus(await transfer(await running().as('dataManager'), id), 200);
    const after = await running().as('nurse2');
    const waiting = async (client: TestClient): Promise<number> =>
      (
        expectStatus(await client.get('/studies/reluth/deviations?limit=200'), 200).json as DeviationListView
      ).items.filter(({ participantId }) => participantId === id).length;
    expect([await waiting(nurse), await waiting(after)]).toEqual([0, own]);
    const logged = async (client: TestClient): Promise<object | undefined> =>
      (
        expectStatus(await client.get('/studies/reluth/enrolment-log'), 200).json as EnrolmentLogView
      ).rows.find(({ participantId }) => participantId === id);
    expect(await logged(nurse)).toMatchObject({
      site: SITE,
      outcome: 'transferred',
      transferred: { on: ON, to: OTHER_SITE },
    });
    expect(await logged(after)).toMatchObject({
      site: OTHER_SITE,
      outcome: 'in-screening',
      transferred: null,
    });
  });
});
