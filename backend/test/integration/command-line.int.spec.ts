import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verify as verifyPassword } from '@node-rs/argon2';
import { runCommandLine } from '../../src/cli/command-line.js';
import { withDatabase, withEmptyDatabase } from '../support/database.js';
import { buildHouse, contextOf, enrol } from '../support/fixtures.js';

describe('the command line', () => {
  let directory: string;
  let said: string[];

  const database = withDatabase(async ({ transactions }) => {
    const house = await buildHouse(transactions);
    await transactions.write(contextOf(house, 'nurse'), (tx) => enrol(tx, house.study, house.site, 1));
  });

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lutetia-command-line-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    said = [];
  });

  const run = (
    words: string,
    environment: NodeJS.ProcessEnv = {},
    secret = 'a long enough secret',
  ): Promise<number> =>
    runCommandLine(words === '' ? [] : words.split(' '), {
      environment: { DATABASE_URL: database().url, LUTETIA_DATA_DIR: directory, ...environment },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(secret),
    });

  it.each(['', 'migrat', 'user', 'user add', 'user frighten a@b.example', 'user disable nobody', 'seal now'])(
    'shows how it is called when it is called wrongly: "%s"',
    async (words) => {
      expect(await run(words)).toBe(2);
      expect(said.join('\n')).toContain('Usage: npm run lutetia --');
    },
  );

  it('finds a migrated database up to date', async () => {
    expect(await run('migrate')).toBe(0);
    expect(said).toEqual(['The database is up to date.']);
  });

  it.each(['verify-audit', 'seal'])(
    'says of a database that is not made yet what to do first: %s',
    async (words) => {
      await withEmptyDatabase(async (url) => {
        expect(await run(words, { DATABASE_URL: url, LUTETIA_APP_PASSWORD: '' })).toBe(1);
        expect(said).toEqual([
          'The database has not been brought up to this version yet: start Lutetia, or run the command migrate first.',
        ]);
      });
    },
  );

  it('seals the trail, finds it whole, and says with exit code 1 when it is not', async () => {
    expect(await run('seal')).toBe(0);
    expect(await run('seal')).toBe(0);
    expect(said).toEqual([expect.stringMatching(/^Seal 1 made over \d+ chains\.$/), 'Nothing new to seal.']);
    expect(await run('verify-audit')).toBe(0);
    expect(said.at(-1)).toMatch(
      /^The trail is whole: \d+ entries in \d+ chains, \d+ security events?, 1 seal\.$/,
    );

    const { owner } = database();
    await owner.query('set session_replication_role = replica');
    await owner.query(`update audit_event set role = 'monitor' where role = 'nurse'`);
    expect(await run('verify-audit')).toBe(1);
    expect(said.at(-2)).toMatch(/^chain [0-9a-f-]{36}, entry 1 \(participant .*\): altered/);
    await owner.query(`update audit_event set role = 'nurse' where role = 'monitor'`);
    await owner.query('set session_replication_role = origin');
    expect(await run('verify-audit')).toBe(0);
  });

  it('adds a person once, sets their password and takes their access', async () => {
    const passwordOf = async (email: string): Promise<string> => {
      const { rows } = await database().owner.query<{ password_hash: string }>(
        'select password_hash from person where email = $1',
        [email],
      );
      return rows[0]?.password_hash ?? '';
    };
    expect(await run('user add Nurse@Hospital.example Research nurse')).toBe(0);
    expect(await verifyPassword(await passwordOf('nurse@hospital.example'), 'a long enough secret')).toBe(
      true,
    );
    expect(await run('user add nurse@hospital.example Research nurse')).toBe(1);
    expect(await run('user password nurse@hospital.example', {}, 'another long secret')).toBe(0);
    expect(await verifyPassword(await passwordOf('nurse@hospital.example'), 'another long secret')).toBe(
      true,
    );
    expect(await run('user disable nurse@hospital.example')).toBe(0);
    expect(await run('user disable nobody@hospital.example')).toBe(1);
    expect(said.join('\n')).not.toContain('secret');
  });

  it('makes the first administrator, once however often it is asked', async () => {
    expect(await run('user add head@hospital.example Head of data')).toBe(0);
    expect(await run('user administrator head@hospital.example')).toBe(0);
    expect(await run('user administrator head@hospital.example')).toBe(0);
    expect(await run('user administrator nobody@hospital.example')).toBe(1);
    const { rows } = await database().owner.query(
      `select role, study_id, to_day from membership join person on person.id = person_id
       where email = 'head@hospital.example'`,
    );
    expect(rows).toEqual([{ role: 'administrator', study_id: null, to_day: null }]);
  });

  it('adds a person with a role, gives a further one, and writes both into the security log', async () => {
    expect(
      await run('user add clerk@hospital.example Study nurse --role nurse --study reluth --site FR-01'),
    ).toBe(0);
    expect(said.at(-1)).toBe('clerk@hospital.example was added as nurse in reluth at FR-01.');
    expect(await run('user grant clerk@hospital.example --role monitor --study start-net')).toBe(0);
    expect(await run('user grant clerk@hospital.example --role monitor --study start-net')).toBe(0);
    const { rows } = await database().owner.query(
      `select role, study.code as study, site.code as site from membership
       join person on person.id = person_id left join study on study.id = study_id left join site on site.id = site_id
       where email = 'clerk@hospital.example' order by role`,
    );
    expect(rows).toEqual([
      { role: 'monitor', study: 'start-net', site: null },
      { role: 'nurse', study: 'reluth', site: 'FR-01' },
    ]);
    const log = await database().owner.query<{ kind: string }>(
      `select kind from security_event join person on person.id = person_id
       where email = 'clerk@hospital.example' order by security_event.id`,
    );
    expect(log.rows.map(({ kind }) => kind)).toEqual([
      'person.created',
      'membership.granted',
      'membership.granted',
    ]);
  });

  it.each([
    ['user grant head@hospital.example --role queen --study reluth', 2, 'Give one of the roles'],
    ['user grant head@hospital.example --role nurse', 2, 'Give the study'],
    ['user grant head@hospital.example', 2, 'Say which role'],
    ['user grant head@hospital.example --role nurse --study moon', 1, 'There is no study moon'],
    ['user grant head@hospital.example --role nurse --study reluth --site X', 1, 'has no site X'],
    ['user add half@hospital.example Half --role nurse --study moon', 1, 'There is no study moon'],
  ])('refuses "%s" with exit code %i', async (words, code, sentence) => {
    expect(await run(words)).toBe(code);
    expect(said.join(' ')).toContain(sentence);
    const { rows } = await database().owner.query(`select 1 from person where email like 'half@%'`);
    expect(rows).toEqual([]);
  });

  it('refuses a short password and one that is easily guessed', async () => {
    expect(await run('user add short@hospital.example Somebody', {}, 'short')).toBe(1);
    expect(said).toEqual(['A password has at least 12 characters.']);
    expect(await run('user add short@hospital.example Somebody', {}, 'qwertyuiop12')).toBe(1);
    expect(said.at(-1)).toMatch(/^The password must not follow the keyboard/);
  });

  it.each([
    ['', 'DATABASE_URL is not set'],
    ['mysql://localhost/x', 'not an address of the form'],
    ['postgres://owner:hunter2@127.0.0.1:1/x', 'No PostgreSQL answers at 127.0.0.1:1/x'],
    ['postgres://owner:hunter2@no-such-host.invalid/x', 'The host of DATABASE_URL is not known'],
  ])('says in one line what is wrong with the address "%s", and never a password', async (url, sentence) => {
    expect(await run('migrate', { DATABASE_URL: url })).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(sentence);
    expect(said[0]).not.toContain('hunter2');
  });
});
