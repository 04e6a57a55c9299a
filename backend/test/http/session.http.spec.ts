import { get } from 'node:http';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/app.js';
import { withDatabase } from '../support/database.js';
import { buildHouse, type House } from '../support/fixtures.js';
import { givePasswords } from '../support/passwords.js';
import { TestClient } from '../support/test-client.js';

describe('a session', () => {
  let app: TestApp;
  let house: House;
  const database = withDatabase(async (opened) => {
    house = await buildHouse(opened.transactions);
    await givePasswords(opened.owner);
    app = await startTestApp({ databaseUrl: opened.url, config: { trustProxy: 1 } });
  });
  afterAll(() => app.close());

  const attempt = (email: string, password: string, address: string): ReturnType<TestClient['post']> =>
    app.anonymous.post('/session', { email, password }, { 'x-forwarded-for': address });
  const exec = (sql: string): Promise<unknown> => database().owner.query(sql);
  const email = (name: keyof House['personas']): string => house.personas[name].email;

  it('is served under this machine’s own names only with the demonstration’s accounts', async () => {
    const demonstration = await startTestApp({
      databaseUrl: database().url,
      config: { demonstration: true },
    });
    const statusFor = (host: string, path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(`${demonstration.url}${path}`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
    try {
      for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:5173', '[::1]:3000'])
        expect([host, await statusFor(host, '/api/health')]).toEqual([host, 200]);
      for (const host of [
        'evil.example',
        'evil.example:3000',
        '127.0.0.1.evil.example',
        'localhost.evil.example',
      ])
        for (const path of ['/', '/api/health'])
          expect([host, await statusFor(host, path)]).toEqual([host, 421]);
    } finally {
      await demonstration.close();
    }
  });

  it('is opened with e-mail and password and says who may do what where', async () => {
    const answer = await app.anonymous.post('/session', {
      email: email('nurse').toUpperCase(),
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
    const view = answer.json as SessionView;
    expect(view.person).toEqual({
      id: house.personas.nurse.id,
      email: email('nurse'),
      name: 'Research nurse',
    });
    expect(view.memberships).toEqual([
      {
        study: 'reluth',
        studyName: 'reluth',
        role: 'nurse',
        site: 'FR-01',
        siteName: 'University hospital Lyon',
      },
    ]);
    expect(view.idleMinutes).toBe(30);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^lutetia_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('keeps only the SHA-256 of its token', async () => {
    const client = await app.signIn(email('monitor'));
    const token = client.cookie?.split('=')[1] ?? '';
    const { rows } = await database().owner.query('select 1 from session where token_hash = sha256($1)', [
      token,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('answers the same for a wrong password, an unknown address and a person shut out', async () => {
    await exec(`update person set disabled_at = now() where email = '${email('auditor')}'`);
    const answers = [
      await attempt(email('nurse'), 'wrong', '192.0.2.1'),
      await attempt('nobody@test.example', 'wrong', '192.0.2.1'),
      await attempt(email('auditor'), TEST_PASSWORD, '192.0.2.1'),
    ];
    const bodies = answers.map(({ status, json }) => ({ status, ...(json as object), instance: null }));
    expect(bodies[0]).toMatchObject({ status: 401, code: 'session.wrong-credentials' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('tells who is not signed in whether this is a demonstration', async () => {
    const answer = await app.anonymous.get('/session');
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ code: 'session.required', demonstration: false });
  });

  it('is replaced by the next one of the same browser', async () => {
    const first = await app.signIn(email('nurse'));
    const second = await first.post('/session', { email: email('nurse'), password: TEST_PASSWORD });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await first.get('/session')).status).toBe(401);
  });

  it('ends when its person signs out, and signing out again is no error', async () => {
    const nurse = await app.signIn(email('nurse'));
    expect((await nurse.delete('/session')).status).toBe(204);
    expect((await nurse.get('/session')).status).toBe(401);
    expect((await nurse.delete('/session')).status).toBe(204);
  });

  it('ends after half an hour in which no person did anything', async () => {
    const nurse = await app.signIn(email('nurse'));
    await exec(`update session set last_active_at = now() - interval '29 minutes'`);
    expect((await nurse.get('/session', { 'lutetia-activity': 'background' })).status).toBe(200);
    await exec(`update session set last_active_at = last_active_at - interval '1 minute'`);
    const answer = await nurse.get('/session');
    expect(answer.json).toMatchObject({ status: 401, code: 'session.expired' });
  });

  it('is kept awake by its person, not by autosave or polling', async () => {
    const nurse = await app.signIn(email('nurse'));
    const age = async (): Promise<number> => {
      const { rows } = await database().owner.query<{ age: number }>(
        'select extract(epoch from now() - max(last_active_at))::int as age from session',
      );
      return rows[0]?.age ?? -1;
    };
    await exec(`update session set last_active_at = now() - interval '20 minutes'`);
    await nurse.get('/session', { 'lutetia-activity': 'background' });
    expect(await age()).toBeGreaterThan(1000);
    expect((await nurse.post('/session/activity')).status).toBe(204);
    expect(await age()).toBeLessThan(5);
  });

  it('ends twelve hours after it was opened, whatever happens in it', async () => {
    const nurse = await app.signIn(email('nurse'));
    await exec(`update session set expires_at = now()`);
    expect((await nurse.get('/session')).json).toMatchObject({ code: 'session.expired' });
  });

  it('locks an account out from one address only, and nobody else at that address', async () => {
    for (let n = 0; n < 5; n++) await attempt(email('investigator'), 'wrong', '192.0.2.7');
    const locked = await attempt(email('investigator'), TEST_PASSWORD, '192.0.2.7');
    expect(locked.json).toMatchObject({ status: 429, code: 'session.locked-out' });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(20);
    expect((await attempt(email('nurse'), TEST_PASSWORD, '192.0.2.7')).status).toBe(200);
    expect((await attempt(email('investigator'), TEST_PASSWORD, '192.0.2.8')).status).toBe(200);
  });

  it('doubles the wait with each further failure', async () => {
    const wait = async (): Promise<number> => {
      const { rows } = await database().owner.query<{ seconds: number }>(
        `select round(extract(epoch from locked_until - last_at))::int as seconds from sign_in_failure
         where address = '192.0.2.20'`,
      );
      await exec(`update sign_in_failure set locked_until = now()`);
      return rows[0]?.seconds ?? -1;
    };
    for (let n = 0; n < 5; n++) await attempt(email('monitor'), 'wrong', '192.0.2.20');
    expect(await wait()).toBe(30);
    await attempt(email('monitor'), 'wrong', '192.0.2.20');
    expect(await wait()).toBe(60);
    await attempt(email('monitor'), 'wrong', '192.0.2.20');
    expect(await wait()).toBe(120);
  });

  it('counts attempts that arrive at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => attempt(email('dataManager'), 'wrong', '192.0.2.30')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('leaves its opening, its refusals and its end in the security log, and never what was typed', async () => {
    const { rows } = await database().owner.query<{ kind: string; all: string }>(
      'select kind, e::text as all from security_event e',
    );
    const kinds = new Set(rows.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['session.opened', 'session.refused', 'session.locked-out', 'session.closed']),
    );
    expect(rows.filter(({ all }) => all.includes('wrong') || all.includes('nobody@'))).toEqual([]);
  });
});
