import { randomUUID } from 'node:crypto';
import type { CalendarView, EnrolmentLogView } from '@lutetia/shared/contract/views/calendar';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import type { ParticipantListView, ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { PERSONAS } from '../support/fixtures.js';
import { includeParticipant, reach, treatedTwice } from '../support/course.js';
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

const REASON = 'Entered twice';
const SCREENED = '2026-11-02';

describe('an enrolment in error', () => {
  const running = withTrialApp();

  const mark = (
    client: TestClient,
    id: string,
    reason: string | null = REASON,
    query = '',
  ): Promise<Answer> =>
    client.post(`/participants/${id}/enrolled-in-error${query}`, reason === null ? {} : { reason });

  const takeBack = (client: TestClient, id: string, query = ''): Promise<Answer> =>
    client.post(`/participants/${id}/enrolled-in-error/taking-back${query}`, { reason: 'Another person' });

  const view = async (client: TestClient, id: string): Promise<ParticipantView> =>
    expectStatus(await client.get(`/participants/${id}`), 200).json as ParticipantView;

  const code = ({ json }: Answer): string => (json as { code: string }).code;
  const detail = ({ json }: Answer): string => (json as { detail: string }).detail;

  async function read<T>(client: TestClient, path: string): Promise<T> {
    return expectStatus(await client.get(`/studies/reluth/${path}`), 200).json as T;
  }

  /** A participant in screening with a draft, a booked visit and one that was skipped. */
  async function begun(client: TestClient): Promise<string> {
    const body = { site: SITE, on: SCREENED, sex: 'F', yearOfBirth: 1961 };
    const { json } = expectStatus(await client.post('/studies/reluth/participants', body), 201);
    const { id } = json as { id: string };
    const [screening, inclusion] = [await visitOf(client, id, 'SCR'), await visitOf(client, id, 'INC')];
    const header = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
    const booking = await client.put(
      `/visits/${screening.id}`,
      { booked: '2026-11-23' },
      header(screening.version),
    );
    expectStatus(booking, 200);
    const skip = { skipped: true, reason: 'Not needed' };
    expectStatus(await client.put(`/visits/${inclusion.id}`, skip, header(inclusion.version)), 200);
    return id;
  }

  /** Everything stored of a participant, ids and versions included; what changes with the act itself is left out. */
  async function stored(id: string): Promise<unknown> {
    const { owner } = running().database;
    const one = async (sql: string): Promise<unknown> => (await owner.query(sql, [id])).rows;
    return {
      planned: await one('select * from planned_visit where participant_id = $1 order by visit_id'),
      visits: await one('select * from visit where participant_id = $1 order by id'),
      forms: await one('select * from form where participant_id = $1 order by id'),
      summary: await one('select * from participant_summary where participant_id = $1'),
      number: await one('select number, sequence, enrolled_in_error_on from participant where id = $1'),
    };
  }

  async function changedByRebuild(id: string): Promise<number> {
    const { app, database, studyId } = running();
    const context = systemContext(studyId, 'test');
    const { changedRows } = await database.transactions.write(context, (tx) =>
      app.get(ScheduleService).replan(tx, id),
    );
    return changedRows;
  }

  it('says in a preview what falls away, without a reason, and changes nothing', async () => {
    const nurse = await running().as('nurse');
    const id = await begun(nurse);
    const before = await stored(id);
    const shown = expectStatus(await mark(nurse, id, null, '?preview=true'), 200).json as EnrolledInErrorView;
    expect(shown).toMatchObject({ preview: true, formsBegun: 1 });
    const { items } = await scheduleOf(nurse, id);
    expect(shown.moves).toHaveLength(items.length);
    expect(shown.moves.every(({ effect }) => effect === 'dropped')).toBe(true);
    expect(await stored(id)).toEqual(before);
    expect(code(expectStatus(await mark(nurse, id, null), 400))).toBe('request.invalid');
  });

  it('is told with day, person and reason, and leaves nothing to come in any list', async () => {
    const nurse = await running().as('nurse');
    const id = await begun(nurse);
    const was = await view(nurse, id);
    const worklist = await read<WorklistView>(nurse, 'worklist?limit=200');
    const own = worklist.items.filter(({ participantId }) => participantId === id);
    expect(own.length).toBeGreaterThan(0);
    expectStatus(await mark(nurse, id), 200);

    const is = await view(nurse, id);
    expect(is).toMatchObject({ number: was.number, status: 'enrolled-in-error', next: null });
    expect(is.enrolledInError).toEqual({ on: TODAY, by: PERSONAS.nurse.name, reason: REASON });
    expect((await scheduleOf(nurse, id)).items).toEqual([]);

    const after = await read<WorklistView>(nurse, 'worklist?limit=200');
    expect(after.items.some(({ participantId }) => participantId === id)).toBe(false);
    const sum = ({ counts }: WorklistView): number => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(worklist) - sum(after)).toBe(own.length);
    expect(sum(after)).toBe(after.items.length);
    const { items } = await read<CalendarView>(nurse, `calendar?from=${SCREENED}&to=2026-12-20`);
    expect(items.some(({ participantId }) => participantId === id)).toBe(false);
    const ahead = await read<readonly { participantId: string }[]>(nurse, 'administrations-ahead?limit=200');
    expect(ahead.some(({ participantId }) => participantId === id)).toBe(false);

    const listed = await read<ParticipantListView>(nurse, 'participants?status=enrolled-in-error&limit=200');
    expect(listed.total).toBe(listed.items.length);
    expect(listed.items.find((item) => item.id === id)).toMatchObject({ cells: [], next: null });
    const late = await read<ParticipantListView>(nurse, 'participants?due=due,overdue&limit=200');
    expect(late.items.some((item) => item.id === id)).toBe(false);
    const { rows } = await read<EnrolmentLogView>(nurse, 'enrolment-log');
    expect(rows.find(({ participantId }) => participantId === id)).toMatchObject({
      outcome: 'enrolled-in-error',
      enrolledInError: { on: TODAY, reason: REASON },
    });
    const trail = expectStatus(await nurse.get(`/participants/${id}/audit?limit=500`), 200).json as TrailView;
    const told = trail.items.filter(({ path }) => path.startsWith('enrolled_in_error'));
    expect(told.map(({ path, newText, reason }) => [path, newText, reason]).sort()).toEqual([
      ['enrolled_in_error_on', TODAY, REASON],
      ['enrolled_in_error_reason', REASON, REASON],
    ]);
    expect(await changedByRebuild(id)).toBe(0);
    const next = await view(nurse, await enrolled(nurse, SCREENED));
    expect(next.number).not.toBe(was.number);
  });

  it('disappears from a calendar that is subscribed to', async () => {
    const nurse = await running().as('nurse');
    const id = await begun(nurse);
    const { number } = await view(nurse, id);
    const made = expectStatus(await nurse.post('/studies/reluth/calendar-feeds', { site: SITE }), 201);
    const { address } = made.json as { address: string };
    const feed = async (): Promise<string> => (await fetch(`${running().app.url}${address}`)).text();
    expect(await feed()).toContain(number);
    expectStatus(await mark(nurse, id), 200);
    expect(await feed()).not.toContain(number);
  });

  it('is taken back with everything as before, ids included, by a data manager too', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const id = await begun(nurse);
    const [before, shown] = [await stored(id), await scheduleOf(nurse, id)];
    expectStatus(await mark(manager, id), 200);
    expect(code(expectStatus(await mark(manager, id), 409))).toBe('participant.enrolled-in-error');
    const preview = expectStatus(await takeBack(manager, id, '?preview=true'), 200)
      .json as EnrolledInErrorView;
    expect(preview.moves.every(({ effect }) => effect === 'added')).toBe(true);
    expect(preview.moves).toHaveLength(shown.items.length);
    expectStatus(await takeBack(manager, id), 200);
    expect(await stored(id)).toEqual(before);
    expect(await scheduleOf(nurse, id)).toEqual(shown);
    expect(await changedByRebuild(id)).toBe(0);
    expect(code(expectStatus(await takeBack(nurse, id), 409))).toBe('participant.not-enrolled-in-error');
  });

  it('is refused once a dose was given or a form is complete, with what to do instead', async () => {
    const nurse = await running().as('nurse');
    const dosed = expectStatus(await mark(nurse, await treatedTwice(nurse)), 409);
    expect(code(dosed)).toBe('participant.has-data');
    expect(detail(dosed)).toMatch(/A dose was given .* on 30 Mar 2026\. .* record .*ithdrawal instead/u);
    const included = await includeParticipant(nurse);
    expect(code(expectStatus(await mark(nurse, included, null, '?preview=true'), 409))).toBe(
      'participant.has-data',
    );
    const id = await enrolled(nurse, SCREENED);
    await reach(nurse, id, { kind: 'consent', on: SCREENED, values: { DOSISUB: { v: 'N' } } });
    const refused = expectStatus(await mark(nurse, id), 409);
    expect(detail(refused)).toMatch(/take that milestone back first; otherwise record/u);
    const [form] = (await view(nurse, id)).milestones.flatMap(({ records }) => records);
    const back = { form: form?.formId, reason: 'Somebody else' };
    expectStatus(await nurse.post(`/participants/${id}/milestones/taking-back`, back), 200);
    expectStatus(await mark(nurse, id), 200);
  });

  it('lets nobody enter, book, delay, add, record or transfer anything until it is taken back', async () => {
    const [nurse, manager] = [await running().as('nurse'), await running().as('dataManager')];
    const id = await begun(nurse);
    const visit = await visitOf(nurse, id, 'SCR');
    const form = formIn(visit, 'consent');
    const save = async (act: 'put' | 'post', path: string, query = ''): Promise<Answer> => {
      const { version } = expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView;
      const body = { changes: { RFICDAT: { v: SCREENED } }, changeId: randomUUID() };
      return nurse[act](`${path}${query}`, body, { 'if-match': `"${version}"` });
    };
    expectStatus(await mark(nurse, id), 200);
    const seen = expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView;
    expect(seen.editable).toBe(false);
    const header = { 'if-match': `"${visit.version}"` };
    const answers = [
      await save('put', `/forms/${form.id}`),
      await save('post', `/forms/${form.id}/completion`),
      await nurse.put(`/visits/${visit.id}`, { occurred: SCREENED }, header),
      await nurse.put(`/visits/${visit.id}`, { booked: '2026-11-24' }, header),
      await nurse.post(`/participants/${id}/visits`, { on: TODAY, reason: 'Pain' }),
      await nurse.post(`/participants/${id}/milestones`, { kind: 'consent', on: SCREENED }),
      await nurse.post(`/participants/${id}/delays`, { visit: visit.id, to: '2026-11-26', reason: 'Ill' }),
      await manager.post(`/participants/${id}/transfers`, { to: OTHER_SITE, on: TODAY, reason: 'Moved' }),
    ];
    expect(answers.map(({ status, json }) => [status, (json as { code: string }).code])).toEqual(
      answers.map(() => [409, 'participant.enrolled-in-error']),
    );
    expectStatus(await takeBack(nurse, id), 200);
    expectStatus(await save('put', `/forms/${form.id}`), 200);
  });

  it('is for those who enrol and the data manager, at the hospital of the participant', async () => {
    const id = await enrolled(await running().as('nurse'), SCREENED);
    for (const persona of ['monitor', 'auditor'] as const) {
      expectStatus(await mark(await running().as(persona), id), 403);
      expectStatus(await takeBack(await running().as(persona), id), 403);
    }
    expectStatus(await mark(await running().as('nurse2'), id), 404);
    expectStatus(await mark(await running().as('investigator'), id), 200);
    expectStatus(await takeBack(await running().as('nurse2'), id), 404);
  });

  it('lets somebody whose new screening was the mistake be screened again, and then stays', async () => {
    const nurse = await running().as('nurse');
    const former = await enrolled(nurse, '2026-10-05');
    await reach(nurse, former, { kind: 'consent', on: '2026-10-05' });
    await reach(nurse, former, { kind: 'screen-failure', on: '2026-10-12' });
    const again = async (): Promise<Answer> =>
      nurse.post('/studies/reluth/participants', { site: SITE, on: TODAY, rescreens: former });
    const mistaken = (expectStatus(await again(), 201).json as ParticipantView).id;
    expectStatus(await mark(nurse, mistaken), 200);
    expect((await view(nurse, former)).rescreenedAs).toBeNull();
    const right = expectStatus(await again(), 201).json as ParticipantView;
    expect((await view(nurse, former)).rescreenedAs).toMatchObject({ id: right.id });
    const refused = expectStatus(await takeBack(nurse, mistaken), 409);
    expect(code(refused)).toBe('participant.not-rescreenable');
    expect(detail(refused)).toContain(right.number);
    // Taken up at another hospital meanwhile, out of sight: refused all the same, and nobody is named.
    const elsewhere = await running().as('nurse2');
    const move = { to: OTHER_SITE, on: TODAY, reason: 'Moved house' };
    expectStatus(await mark(nurse, right.id), 200);
    expectStatus(
      await (await running().as('dataManager')).post(`/participants/${former}/transfers`, move),
      200,
    );
    const request = { site: OTHER_SITE, on: TODAY, rescreens: former };
    const there = expectStatus(await elsewhere.post('/studies/reluth/participants', request), 201);
    const hidden = expectStatus(await takeBack(nurse, right.id), 409);
    expect(code(hidden)).toBe('participant.not-rescreenable');
    expect(detail(hidden)).not.toContain((there.json as ParticipantView).number);
  });
});
