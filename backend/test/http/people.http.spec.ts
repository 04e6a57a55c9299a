import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import type { PersonView, SecurityEventListView } from '@lutetia/shared/contract/views/people';
import { withHouseApp } from '../support/house-app.js';
import type { PersonaName } from '../support/fixtures.js';
import type { TestClient } from '../support/test-client.js';
import { expectStatus } from '../support/trial-app.js';

describe('people', () => {
  const running = withHouseApp();
  const create = async (email: string): Promise<PersonView> => {
    const administrator = await running().as('administrator');
    const answer = await administrator.post('/people', { email, name: 'New nurse' });
    expect(answer.status).toBe(201);
    return answer.json as PersonView;
  };

  it.each<PersonaName>(['nurse', 'investigator', 'monitor', 'dataManager', 'auditor', 'outsider'])(
    'are managed by administrators, not by the %s',
    async (persona) => {
      const client = await running().as(persona);
      for (const answer of [
        await client.get('/people'),
        await client.post('/people', { email: 'a@b.example', name: 'A' }),
      ]) {
        expect(answer.json).toMatchObject({ status: 403, code: 'permission.denied' });
      }
      const { rows } = await running().database.owner.query(
        `select 1 from security_event where kind = 'access.refused' and person_id = $1`,
        [running().house.personas[persona].id],
      );
      expect(rows).toHaveLength(2);
    },
  );

  it('are not shown to who is not signed in', async () => {
    expect((await running().app.anonymous.get('/people')).json).toMatchObject({ code: 'session.required' });
  });

  it('are added, given a role and a password, and can then sign in', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('first@test.example');
    const granted = await administrator.post(`/people/${id}/memberships`, {
      role: 'nurse',
      study: 'reluth',
      site: 'FR-02',
    });
    expect(granted.status).toBe(201);
    expect((granted.json as PersonView).memberships).toMatchObject([
      { role: 'nurse', study: 'reluth', site: 'FR-02', to: null },
    ]);
    const password = 'long enough to count';
    expect((await administrator.put(`/people/${id}/password`, { password })).status).toBe(204);
    const client = await running().app.signIn('first@test.example', password);
    expect((await client.get('/session')).json).toMatchObject({
      memberships: [{ role: 'nurse', site: 'FR-02' }],
    });
  });

  it('are added with their first role, or not at all', async () => {
    const administrator = await running().as('administrator');
    const email = 'with-role@test.example';
    const add = (role: object) => administrator.post('/people', { email, name: 'New nurse', ...role });
    expect((await add({ role: 'nurse', study: 'reluth', site: 'XX-99' })).json).toMatchObject({
      code: 'site.not-found',
    });
    expect((await add({ role: 'nurse' })).json).toMatchObject({ code: 'request.invalid' });
    expect((await add({ study: 'reluth' })).json).toMatchObject({ errors: [{ path: 'role' }] });
    const { status, json } = await add({ role: 'nurse', study: 'reluth', site: 'FR-02' });
    expect(status).toBe(201);
    expect(json).toMatchObject({ memberships: [{ role: 'nurse', study: 'reluth', site: 'FR-02' }] });
  });

  it('are not added when their first password is refused', async () => {
    const administrator = await running().as('administrator');
    const email = 'whole@test.example';
    const add = (password: string) => administrator.post('/people', { email, name: 'New nurse', password });
    const refused = await add('Password123456');
    expect(refused.json).toMatchObject({ status: 422, code: 'session.unfit-password' });
    const people = (await administrator.get('/people')).json as PersonView[];
    expect(people.some((person) => person.email === email)).toBe(false);
    expect((await add('long enough to count')).json).toMatchObject({ email, hasPassword: true });
    await running().app.signIn(email, 'long enough to count');
  });

  it('have no calendar address left after their password was set or they were signed out', async () => {
    const { owner } = running().database;
    const administrator = await running().as('administrator');
    const { id } = await create('calendar@test.example');
    const feeds = async (): Promise<PersonView['calendarFeeds']> =>
      ((await administrator.get(`/people/${id}`)).json as PersonView).calendarFeeds;
    const open = async (): Promise<PersonView['calendarFeeds']> => {
      await owner.query(
        `insert into calendar_feed (id, person_id, study_id, site_id, token_hash)
         select gen_random_uuid(), $1, st.id, si.id, sha256(gen_random_uuid()::text::bytea)
         from study st, site si where st.code = 'reluth' and si.code = 'FR-02'`,
        [id],
      );
      return feeds();
    };
    expect(await open()).toMatchObject([{ study: 'reluth', site: 'FR-02' }]);
    await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
    expect(await feeds()).toEqual([]);
    await open();
    await administrator.delete(`/people/${id}/sessions`);
    expect(await feeds()).toEqual([]);
    const [feed] = await open();
    const address = `/people/${id}/calendar-feeds/${feed?.id ?? ''}`;
    expect((await (await running().as('nurse')).delete(address)).status).toBe(403);
    expect((await administrator.delete(address)).json).toMatchObject({ calendarFeeds: [] });
    expect((await administrator.delete(address)).json).toMatchObject({ code: 'calendar-feed.not-found' });
    const { rows } = await owner.query(
      `select 1 from security_event where kind = 'calendar-feed.revoked' and person_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(3);
  });

  it('leave a trail that shows what changed and never a password', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('second@test.example');
    await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
    const { rows } = await running().database.owner.query<{
      person_id: string;
      role: string;
      changes: string;
    }>(
      `select person_id, role, changes from audit_event where record = 'person' and record_id = $1 order by seq`,
      [id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      person_id: running().house.personas.administrator.id,
      role: 'administrator',
    });
    expect(rows[1]?.changes).toMatch(
      /^\{"must_change_password":\[false,true\],"password_hash":\[null,"sha256:[0-9a-f]{64}"\]\}$/,
    );
  });

  it('is named in the security log when too many wrong tries lock the account, and shown as locked', async () => {
    const account = 'locked@test.example';
    await create(account);
    const answers: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const answer = await running().app.anonymous.post('/session', { email: account, password: 'wrong' });
      answers.push(answer.status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    const administrator = await running().as('administrator');
    const { items } = (await administrator.get('/security-log')).json as SecurityEventListView;
    expect(items.find(({ kind }) => kind === 'session.locked-out')).toMatchObject({ who: account });
    const people = (await administrator.get('/people')).json as PersonView[];
    const locked = people.filter(({ lockedUntil }) => lockedUntil !== null);
    expect(locked.map(({ email }) => email)).toEqual([account]);
    expect(Date.parse(locked[0]?.lockedUntil ?? '')).toBeGreaterThan(Date.now());
  });

  it('can be watched in the security log by administrator and auditor only', async () => {
    const { id } = await create('watched@test.example');
    const role = { role: 'monitor', study: 'reluth', from: '2026-03-02', to: '2099-12-31' };
    expectStatus(await (await running().as('administrator')).post(`/people/${id}/memberships`, role), 201);
    for (const persona of ['administrator', 'auditor'] as const) {
      const answer = await (await running().as(persona)).get('/security-log');
      const { items } = answer.json as SecurityEventListView;
      expect(items.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['person.created', 'session.opened']),
      );
      expect(items.find(({ kind }) => kind === 'person.created')).toMatchObject({
        who: 'watched@test.example',
        by: running().house.personas.administrator.email,
      });
      const granted = items.find(({ details }) => details['to'] === role.to);
      expect(granted).toMatchObject({ kind: 'membership.granted', details: { ...role, site: null } });
      expect(items.find(({ kind }) => kind === 'session.opened')).toMatchObject({ by: null });
    }
    expect((await (await running().as('monitor')).get('/security-log')).status).toBe(403);
  });

  it('are shown to an auditor in the security log as far as they are of the same study and site', async () => {
    const administrator = await running().as('administrator');
    const password = 'long enough to count';
    const add = async (name: string, where: object): Promise<string> => {
      const email = `${name}@test.example`;
      const added = await administrator.post('/people', { email, name, password, ...where });
      expectStatus(added, 201);
      return (added.json as PersonView).id;
    };
    await add('elsewhere', { role: 'nurse', study: 'start-net', site: 'FR-02' });
    const both = await add('both', { role: 'nurse', study: 'reluth', site: 'FR-01' });
    const more = { role: 'nurse', study: 'start-net', site: 'FR-02' };
    expectStatus(await administrator.post(`/people/${both}/memberships`, more), 201);
    await add('neighbour', { role: 'nurse', study: 'reluth', site: 'FR-02' });
    await add('house-auditor', { role: 'auditor', study: 'reluth', site: 'FR-01' });
    const feed = { site: 'FR-02' };
    const nurse = await running().app.signIn('both@test.example', password);
    expectStatus(await nurse.post('/session/password', { current: password, next: `${password} ours` }), 204);
    expectStatus(await nurse.post('/studies/start-net/calendar-feeds', feed), 201);
    await running().app.anonymous.post('/session', { email: 'elsewhere@test.example', password: 'wrong' });
    const read = async (client: TestClient): Promise<string> =>
      expectStatus(await client.get('/security-log'), 200).text;

    const all = await read(administrator);
    for (const told of ['elsewhere@', 'both@', 'neighbour@', 'start-net']) expect(all).toContain(told);
    const ofStudy = await read(await running().as('auditor'));
    for (const told of ['both@', 'neighbour@', 'reluth']) expect(ofStudy).toContain(told);
    for (const other of ['elsewhere@', 'start-net', '"feed"']) expect(ofStudy).not.toContain(other);
    const auditor = await running().app.signIn('house-auditor@test.example', password);
    const own = { current: password, next: `${password} mine` };
    expectStatus(await auditor.post('/session/password', own), 204);
    const ofSite = await read(auditor);
    expect(ofSite).toContain('both@');
    for (const other of ['elsewhere@', 'neighbour@', 'start-net', 'FR-02'])
      expect(ofSite).not.toContain(other);
  });

  it('who are shut out lose their session at once and cannot come back', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('third@test.example');
    const password = 'long enough to count';
    await administrator.put(`/people/${id}/password`, { password });
    const client = await running().app.signIn('third@test.example', password);
    await administrator.put(`/people/${id}`, { disabled: true });
    expect((await client.get('/session')).status).toBe(401);
    await expect(running().app.signIn('third@test.example', password)).rejects.toThrow('401');
    await administrator.put(`/people/${id}`, { disabled: false });
    expect((await (await running().app.signIn('third@test.example', password)).get('/session')).status).toBe(
      200,
    );
  });

  it('cannot shut themselves out', async () => {
    const administrator = await running().as('administrator');
    const { person } = (await administrator.get('/session')).json as SessionView;
    const answer = await administrator.put(`/people/${person.id}`, { disabled: true });
    expect(answer.json).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await administrator.get('/session')).status).toBe(200);
  });

  it('lose a role the day after it ends', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('fourth@test.example');
    const answer = await administrator.post(`/people/${id}/memberships`, {
      role: 'monitor',
      study: 'reluth',
      from: '2026-01-01',
    });
    const membership = (answer.json as PersonView).memberships[0]?.id ?? '';
    await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
    const client = await running().app.signIn('fourth@test.example', 'long enough to count');
    expect((await client.get('/session')).json).toMatchObject({ memberships: [{ role: 'monitor' }] });
    const ended = await administrator.put(`/people/${id}/memberships/${membership}`, { to: '2026-01-31' });
    expect((ended.json as PersonView).memberships[0]?.to).toBe('2026-01-31');
    expect((await client.get('/session')).json).toMatchObject({ memberships: [] });
  });

  it('keep one role however often it is given, lose it at once the day it was given, and get it back', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('mistaken@test.example');
    const grant = async (): Promise<PersonView['memberships']> => {
      const role = { role: 'nurse', study: 'reluth', site: 'FR-02' };
      return ((await administrator.post(`/people/${id}/memberships`, role)).json as PersonView).memberships;
    };
    await grant();
    const [membership, ...others] = await grant();
    if (membership === undefined) throw new Error('no role was given');
    expect([membership.to, others]).toEqual([null, []]);
    const end = (days: number) => {
      const to = addDays(requireCalendarDay(membership.from), -days);
      return administrator.put(`/people/${id}/memberships/${membership.id}`, { to });
    };
    expect((await end(2)).json).toMatchObject({ status: 400, errors: [{ path: 'to' }] });
    expect((await end(1)).status).toBe(200);
    await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
    const client = await running().app.signIn('mistaken@test.example', 'long enough to count');
    expect((await client.get('/session')).json).toMatchObject({ memberships: [] });
    expect(await grant()).toMatchObject([{ id: membership.id, to: null }]);
    expect((await client.get('/session')).json).toMatchObject({ memberships: [{ role: 'nurse' }] });
  });

  it.each([{ study: 'reluth' }, { study: 'reluth', site: 'FR-02' }])(
    'are administrators of everything or not at all: not of %j',
    async (place) => {
      const administrator = await running().as('administrator');
      const { id } = await create(`part${Object.keys(place).length}@test.example`);
      const grant = (where: object) =>
        administrator.post(`/people/${id}/memberships`, { role: 'administrator', ...where });
      expect((await grant(place)).json).toMatchObject({ status: 400, errors: [{ path: 'study' }] });
      expect((await grant({})).json).toMatchObject({ memberships: [{ role: 'administrator', study: null }] });
    },
  );

  it.each([
    ['before its first day', 1, 5, false],
    ['on its first day', 0, 5, true],
    ['on its last day', -5, 0, true],
    ['after its last day', -5, -1, false],
  ])('have a role without effect but between its days: %s', async (_, fromShift, toShift, isHeld) => {
    const administrator = await running().as('administrator');
    const email = `days${fromShift}${toShift}@test.example`;
    const { id } = await create(email);
    const { rows } = await running().database.owner.query<{ from: string; to: string }>(
      `select to_char(current_date + $1::integer, 'YYYY-MM-DD') as "from", to_char(current_date + $2::integer, 'YYYY-MM-DD') as "to"`,
      [fromShift, toShift],
    );
    const granted = await administrator.post(`/people/${id}/memberships`, {
      role: 'monitor',
      study: 'reluth',
      ...rows[0],
    });
    expect((granted.json as PersonView).memberships).toMatchObject([{ role: 'monitor', ...rows[0] }]);
    await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
    await running().database.owner.query('update person set must_change_password = false where id = $1', [
      id,
    ]);
    const client = await running().app.signIn(email, 'long enough to count');
    expect((await client.get('/session')).json).toMatchObject({
      memberships: isHeld ? [{ role: 'monitor' }] : [],
    });
    expect((await client.get('/studies/reluth/sites')).status).toBe(isHeld ? 200 : 403);
  });

  // At any moment the day differs from that in UTC in one of these two zones.
  it.each(['Pacific/Kiritimati', 'Etc/GMT+12'])(
    'have a role at a site by the day there: %s',
    async (zone) => {
      const administrator = await running().as('administrator');
      const { owner } = running().database;
      const email = `at-${zone.replace(/\W/g, '-').toLowerCase()}@test.example`;
      const { id } = await create(email);
      await administrator.put(`/people/${id}/password`, { password: 'long enough to count' });
      await owner.query('update person set must_change_password = false where id = $1', [id]);
      const client = await running().app.signIn(email, 'long enough to count');
      await owner.query(`update site set time_zone = $1 where code = 'FR-02'`, [zone]);
      const { rows } = await owner.query<{ today: string; yesterday: string }>(
        `select to_char(now() at time zone $1, 'YYYY-MM-DD') as today,
         to_char(now() at time zone $1 - interval '1 day', 'YYYY-MM-DD') as yesterday`,
        [zone],
      );
      const { today = '', yesterday = '' } = rows[0] ?? {};
      const roles = async (): Promise<string[]> =>
        ((await client.get('/session')).json as SessionView).memberships.map(({ role }) => role);
      const at = { study: 'reluth', site: 'FR-02' };
      await administrator.post(`/people/${id}/memberships`, {
        role: 'nurse',
        ...at,
        from: yesterday,
        to: yesterday,
      });
      expect(await roles()).toEqual([]);
      const answer = await administrator.post(`/people/${id}/memberships`, {
        role: 'investigator',
        ...at,
        to: today,
      });
      expect((answer.json as PersonView).memberships).toContainEqual(
        expect.objectContaining({ role: 'investigator', from: today, to: today }),
      );
      expect(await roles()).toEqual(['investigator']);
      await owner.query(`update site set time_zone = 'Europe/Paris' where code = 'FR-02'`);
    },
  );

  it('are refused with the reason when something does not fit', async () => {
    const administrator = await running().as('administrator');
    const { id } = await create('fifth@test.example');
    const again = await administrator.post('/people', { email: 'FIFTH@test.example', name: 'Twin' });
    expect(again.json).toMatchObject({ status: 409, code: 'person.email-taken' });
    for (const name of ['', ' ', '\t\n']) {
      const nameless = [
        await administrator.post('/people', { email: 'nameless@test.example', name }),
        await administrator.put(`/people/${id}`, { name }),
      ];
      for (const { json } of nameless)
        expect(json).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: 'name' }] });
    }
    const grant = (body: unknown) => administrator.post(`/people/${id}/memberships`, body);
    expect((await grant({ role: 'nurse' })).json).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'study' }],
    });
    expect((await grant({ role: 'nurse', study: 'none' })).json).toMatchObject({ code: 'study.not-found' });
    expect((await grant({ role: 'nurse', study: 'reluth', site: 'X' })).json).toMatchObject({
      code: 'site.not-found',
    });
    const backwards = { role: 'nurse', study: 'reluth', from: '2026-02-01', to: '2026-01-01' };
    expect((await grant(backwards)).json).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'to' }],
    });
    expect((await grant({ role: 'nurse', study: 'reluth', from: '2026-02-30' })).json).toMatchObject({
      status: 400,
    });
    expect((await administrator.get('/people/not-an-id')).json).toMatchObject({ code: 'person.not-found' });
    expect((await administrator.put(`/people/${id}/password`, { password: 'short' })).status).toBe(400);
    const common = await administrator.put(`/people/${id}/password`, { password: 'Password123456' });
    expect(common.json).toMatchObject({ status: 422, code: 'session.unfit-password' });
    const demo = (): Promise<number> =>
      administrator.put(`/people/${id}/password`, { password: 'lutetia-demo' }).then(({ status }) => status);
    expect(await demo()).toBe(422);
    await running().database.owner.query('update person set demonstration = true where id = $1', [id]);
    expect(await demo()).toBe(204);
  });
});
