import type { SessionView } from '@lutetia/shared/contract/views/session';
import { TEST_PASSWORD } from '../support/app.js';
import { withHouseApp } from '../support/house-app.js';
import type { TestClient } from '../support/test-client.js';

const GIVEN = 'given by somebody else';
const CHOSEN = 'chosen by myself alone';

describe('a password of one’s own', () => {
  const running = withHouseApp();
  let made = 0;

  /** Somebody new, with a role and a password the administrator set. */
  const newcomer = async (): Promise<{ id: string; email: string; client: TestClient }> => {
    const administrator = await running().as('administrator');
    const email = `newcomer${(made += 1)}@test.example`;
    const { id } = (await administrator.post('/people', { email, name: 'Newcomer' })).json as { id: string };
    await administrator.post(`/people/${id}/memberships`, { role: 'nurse', study: 'reluth', site: 'FR-01' });
    await administrator.put(`/people/${id}/password`, { password: GIVEN });
    return { id, email, client: await running().app.signIn(email, GIVEN) };
  };
  const change = (client: TestClient, current: string, next: string) =>
    client.post('/session/password', { current, next });
  const session = async (client: TestClient): Promise<SessionView> =>
    (await client.get('/session')).json as SessionView;

  it('must be chosen first by whom an administrator gave one', async () => {
    const { email, client } = await newcomer();
    expect(await session(client)).toMatchObject({ mustChangePassword: true });
    for (const address of ['/studies', '/studies/reluth/worklist', '/studies/reluth/participants']) {
      expect([address, (await client.get(address)).json]).toMatchObject([
        address,
        { status: 403, code: 'session.password-change-required' },
      ]);
    }
    const nowhere = '01990000-0000-7000-8000-000000000000';
    const save = await client.put(
      `/forms/${nowhere}`,
      { changes: {}, changeId: nowhere },
      { 'if-match': '"0"' },
    );
    expect(save.json).toMatchObject({ status: 403, code: 'session.password-change-required' });
    expect((await change(client, GIVEN, CHOSEN)).status).toBe(204);
    expect(await session(client)).toMatchObject({ mustChangePassword: false });
    expect((await client.get('/studies/reluth/worklist')).status).not.toBe(403);
    await expect(running().app.signIn(email, GIVEN)).rejects.toThrow('401');
    expect(await session(await running().app.signIn(email, CHOSEN))).toMatchObject({
      mustChangePassword: false,
    });
  });

  it('ends the person’s other sessions and is told in the security log, without any password', async () => {
    const { id, email, client } = await newcomer();
    const elsewhere = await running().app.signIn(email, GIVEN);
    await change(client, GIVEN, CHOSEN);
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await client.get('/session')).status).toBe(200);
    const { rows } = await running().database.owner.query<{ kind: string; whole: string }>(
      'select kind, e::text as whole from security_event e where person_id = $1 order by id',
      [id],
    );
    expect(rows.map(({ kind }) => kind)).toContain('person.password-changed');
    for (const { whole } of rows) expect(whole).not.toMatch(/given by|chosen by/);
    const trail = await running().database.owner.query<{ person_id: string; changes: string }>(
      `select person_id, changes from audit_event where record_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(trail.rows[0]).toMatchObject({ person_id: id });
    expect(trail.rows[0]?.changes).toMatch(
      /"must_change_password":\[true,false\],"password_hash":\["sha256:/,
    );
  });

  it('is not changed by who does not know the present one, and guessing is held up', async () => {
    const { client } = await newcomer();
    const answer = await change(client, 'not the password', CHOSEN);
    expect(answer.json).toMatchObject({
      status: 422,
      code: 'session.wrong-password',
      errors: [{ path: 'current' }],
    });
    for (let attempt = 0; attempt < 5; attempt += 1) await change(client, `guess number ${attempt}`, CHOSEN);
    expect((await change(client, GIVEN, CHOSEN)).json).toMatchObject({
      status: 429,
      code: 'session.locked-out',
    });
  });

  it.each([
    ['short', 'eleven char', 400, 'request.invalid'],
    ['the present one', GIVEN, 422, 'session.unfit-password'],
    ['a walk along the keyboard', 'qwertyuiop[]', 422, 'session.unfit-password'],
    ['one of the commonest', 'Password123456', 422, 'session.unfit-password'],
    ['the same character again and again', 'aaaaaaaaaaaaaa', 422, 'session.unfit-password'],
  ])('is not %s', async (_what, next, status, code) => {
    const { client } = await newcomer();
    expect((await change(client, GIVEN, next)).json).toMatchObject({
      status,
      code,
      errors: [{ path: 'next' }],
    });
    expect(await session(client)).toMatchObject({ mustChangePassword: true });
  });

  it('is changed once where two who know it change it at the same moment', async () => {
    const { email, client } = await newcomer();
    const elsewhere = await running().app.signIn(email, GIVEN);
    const words = [CHOSEN, 'chosen by the other one'] as const;
    const answers = await Promise.all([change(client, GIVEN, words[0]), change(elsewhere, GIVEN, words[1])]);
    const first = answers.findIndex(({ status }) => status === 204);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect([401, 403, 422]).toContain(answers[1 - first]?.status);
    await running().app.signIn(email, words[first] ?? '');
    await expect(running().app.signIn(email, words[1 - first] ?? '')).rejects.toThrow('401');
  });

  it('does not hold the e-mail address', async () => {
    const { email, client } = await newcomer();
    expect((await change(client, GIVEN, `my ${email} 2026`)).json).toMatchObject({
      code: 'session.unfit-password',
    });
  });

  it('stays free to change for who chose it, and fixed for an account of the demonstration', async () => {
    const nurse = await running().as('nurse');
    expect(await session(nurse)).toMatchObject({ mustChangePassword: false });
    await running().database.owner.query(`update person set demonstration = true where email = $1`, [
      running().house.personas.monitor.email,
    ]);
    const monitor = await running().as('monitor');
    expect((await change(monitor, TEST_PASSWORD, CHOSEN)).json).toMatchObject({
      status: 403,
      code: 'permission.denied',
    });
    expect((await change(nurse, TEST_PASSWORD, CHOSEN)).status).toBe(204);
  });

  it('cannot be changed without signing in', async () => {
    expect((await change(running().app.anonymous, GIVEN, CHOSEN)).json).toMatchObject({
      code: 'session.required',
    });
  });
});
