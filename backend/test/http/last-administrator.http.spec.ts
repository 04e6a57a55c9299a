import type { PersonView } from '@lutetia/shared/contract/views/people';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { withHouseApp } from '../support/house-app.js';

describe('the last administrator', () => {
  const running = withHouseApp();
  const PASSWORD = 'long enough to count';
  const REFUSED = { status: 400, code: 'request.invalid' };

  const own = async (): Promise<PersonView> => {
    const administrator = await running().as('administrator');
    const { person } = (await administrator.get('/session')).json as SessionView;
    return (await administrator.get(`/people/${person.id}`)).json as PersonView;
  };

  /** Somebody else who can sign in, administrator from today. */
  const second = async (email: string): Promise<PersonView> => {
    const administrator = await running().as('administrator');
    const made = await administrator.post('/people', {
      email,
      name: 'Second administrator',
      password: PASSWORD,
      role: 'administrator',
    });
    expect(made.status).toBe(201);
    return made.json as PersonView;
  };

  it.each(['2026-01-01', '2199-01-01'])('keeps the role, though it should end on %s', async (to) => {
    const administrator = await running().as('administrator');
    const { id, memberships } = await own();
    const address = `/people/${id}/memberships/${memberships[0]?.id ?? ''}`;
    expect((await administrator.put(address, { to })).json).toMatchObject(REFUSED);
    expect(await own()).toMatchObject({ memberships: [{ to: null }] });
  });

  it('may give the role up once somebody else has it and can sign in', async () => {
    const administrator = await running().as('administrator');
    const { id, memberships } = await own();
    const address = `/people/${id}/memberships/${memberships[0]?.id ?? ''}`;
    const other = await second('second@test.example');
    expect((await administrator.put(address, { to: '2199-01-01' })).status).toBe(200);
    const theirs = `/people/${other.id}/memberships/${other.memberships[0]?.id ?? ''}`;
    expect((await administrator.put(theirs, { to: '2199-01-01' })).json).toMatchObject(REFUSED);
    const ending = { role: 'administrator', from: other.memberships[0]?.from, to: '2199-01-01' };
    expect((await administrator.post(`/people/${other.id}/memberships`, ending)).json).toMatchObject(REFUSED);
    expect((await administrator.put(`/people/${other.id}`, { disabled: true })).json).toMatchObject(REFUSED);
    const back = { role: 'administrator', from: memberships[0]?.from };
    expect((await administrator.post(`/people/${id}/memberships`, back)).status).toBe(201);
    expect((await administrator.put(`/people/${other.id}`, { disabled: true })).status).toBe(200);
  });

  it('stays when two shut each other out at the same moment', async () => {
    const first = await running().as('administrator');
    const me = await own();
    const other = await second('third@test.example');
    const { rows } = await running().database.owner.query<{ id: string }>(
      'update person set must_change_password = false where id = $1 returning id',
      [other.id],
    );
    expect(rows).toHaveLength(1);
    const their = await running().app.signIn('third@test.example', PASSWORD);
    const answers = await Promise.all([
      first.put(`/people/${other.id}`, { disabled: true }),
      their.put(`/people/${me.id}`, { disabled: true }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows: left } = await running().database.owner.query(
      `select 1 from person where id = any($1) and disabled_at is null`,
      [[me.id, other.id]],
    );
    expect(left).toHaveLength(1);
  });
});
