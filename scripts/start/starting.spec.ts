import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { portState } from '../lib/ports.mjs';
import {
  isGone,
  launch,
  launchBelowShell,
  postgresOf,
  quietPort,
  serverOf,
  type Product,
  type Settings,
} from './product.js';

const dataDir = mkdtempSync(join(tmpdir(), 'lutetia-start-'));
let settings: Settings;
let product: Product;

const databaseUrl = (): URL => new URL(readFileSync(join(dataDir, 'database-url'), 'utf8').trim());
const changed = (change: (url: URL) => void): Settings => {
  const url = databaseUrl();
  change(url);
  return { DATABASE_URL: url.href };
};

beforeAll(async () => {
  settings = { PORT: String(await quietPort()), LUTETIA_DATA_DIR: dataDir, LUTETIA_DEMO: '0' };
  product = launch(settings);
  await product.serving;
});

afterAll(async () => {
  product.launcher.kill('SIGTERM');
  await product.ended;
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a start that cannot be', () => {
  const elsewhere = async (): Promise<Settings> => ({ PORT: String(await quietPort()), LUTETIA_DEMO: '0' });

  it.each<[string, () => Settings, RegExp]>([
    ['the port is taken', () => settings, /^Port \d+ is taken by another program: .*\n$/],
    ['the port is none', () => ({ PORT: 'http' }), /^PORT is "http": .*\n$/],
    [
      'a setting is misspelt',
      () => ({ LUTETIA_DATADIR: dataDir }),
      /^LUTETIA_DATADIR is no setting of Lutetia; .*\n$/,
    ],
    [
      'another run uses the data directory',
      () => ({ LUTETIA_DATA_DIR: dataDir }),
      /^The data directory \S+ is in use by another run of Lutetia: .*\n$/,
    ],
    [
      'the data directory cannot be made',
      () => {
        writeFileSync(join(dataDir, 'a-file'), '');
        return { LUTETIA_DATA_DIR: join(dataDir, 'a-file', 'data') };
      },
      /^Cannot write to \S+ \(.*\): choose another place with LUTETIA_DATA_DIR\.\n$/,
    ],
    [
      'the password is wrong',
      () => changed((url) => (url.password = 'wrong-secret')),
      /^DATABASE_URL: PostgreSQL at \S+ does not let the user "lutetia" in: .*\n$/,
    ],
    [
      'there is no such database',
      () => changed((url) => (url.pathname = '/nowhere')),
      /^DATABASE_URL: there is no database "nowhere" at \S+\n$/,
    ],
    [
      'the host is not known',
      () => changed((url) => (url.hostname = 'no-such-host.invalid')),
      /^DATABASE_URL: the host no-such-host\.invalid is not known\.\n$/,
    ],
    [
      'nobody answers there',
      () => ({ DATABASE_URL: 'postgres://lutetia:wrong-secret@127.0.0.1:9/lutetia' }),
      /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:9\.\n$/,
    ],
    [
      'no socket is there',
      () => changed((url) => (url.port = '9')),
      /^DATABASE_URL: no PostgreSQL answers at \/\S+\/socket:9\.\n$/,
    ],
    [
      'the address is none',
      () => ({ DATABASE_URL: 'postgres://u%ZZ:wrong-secret@h/d' }),
      /^DATABASE_URL is not an address of the form .*\n$/,
    ],
    [
      'the server refuses a setting',
      () => ({ DATABASE_URL: databaseUrl().href, LUTETIA_IDLE_MINUTES: 'never' }),
      /^LUTETIA_IDLE_MINUTES is "never": .*\n$/,
    ],
  ])('is told in one line without a password, and ends with 1: %s', async (_, wrong, line) => {
    const { ended, complained, said } = launch({ ...(await elsewhere()), ...wrong() });
    expect(await ended).toBe(1);
    expect(complained()).toMatch(line);
    for (const secret of ['wrong-secret', databaseUrl().password]) {
      expect(complained() + said()).not.toContain(secret);
    }
  });
});

describe('an end', () => {
  /** Ends everything in one way, and starts it again for the next test. */
  const end = async (how: (running: { server: number; postgres: number }) => void) => {
    const running = { server: serverOf(product), postgres: postgresOf(dataDir) };
    how(running);
    const code = await product.ended;
    const last = product;
    const left = {
      server: !(await isGone(running.server)),
      postgres: !(await isGone(running.postgres)),
      port: !(await portState(Number(settings['PORT']), '127.0.0.1')).free,
    };
    product = launch(settings);
    await product.serving;
    return { code, left, complained: last.complained() };
  };
  const nothing = { server: false, postgres: false, port: false };

  it.each<[string, (pid: number) => void]>([
    ['Ctrl-C in the terminal, which every program hears', (pid) => process.kill(-pid, 'SIGINT')],
    ['SIGINT to the launcher alone', (pid) => process.kill(pid, 'SIGINT')],
    ['SIGTERM to the launcher', (pid) => process.kill(pid, 'SIGTERM')],
    [
      'impatient signals one after the other',
      (pid) => ['SIGINT', 'SIGTERM', 'SIGINT'].forEach((signal) => process.kill(pid, signal)),
    ],
  ])('leaves nothing running: %s', async (_, send) => {
    const { code, left, complained } = await end(() => send(product.launcher.pid ?? 0));
    expect({ code, left, complained }).toEqual({ code: 0, left: nothing, complained: '' });
  });

  it('follows the shell that npm starts it in, which passes no signal on', async () => {
    product.launcher.kill('SIGTERM');
    await product.ended;
    const below = launchBelowShell(settings);
    await below.serving;
    const postgres = postgresOf(dataDir);
    below.launcher.kill('SIGTERM');
    await below.ended;
    expect(await isGone(postgres)).toBe(true);
    expect(below.complained()).toBe('');
    product = launch(settings);
    await product.serving;
  });

  it('follows the end of PostgreSQL, and says so', async () => {
    const { code, left, complained } = await end(({ postgres }) => process.kill(postgres, 'SIGKILL'));
    expect({ code, left }).toEqual({ code: 1, left: nothing });
    expect(complained).toMatch(/^PostgreSQL ended unexpectedly \(SIGKILL\); see \S+postgres\.log\.$/m);
  });

  it('follows the end of the server, and says so', async () => {
    const { code, left, complained } = await end(({ server }) => process.kill(server, 'SIGKILL'));
    expect({ code, left }).toEqual({ code: 1, left: nothing });
    expect(complained).toBe('The server ended unexpectedly (SIGKILL).\n');
  });
});

describe('a demonstration that another version made', () => {
  it('is refused in one line that names its directory, and ends with 1', async () => {
    const client = new Client({ connectionString: databaseUrl().href });
    await client.connect();
    await client.query(`update migration set name = 'CreateAudit1763690640000' where id = 1`);
    await client.end();
    product.launcher.kill('SIGTERM');
    await product.ended;
    product = launch(settings);
    expect(await product.ended).toBe(1);
    expect(product.complained()).toMatch(
      /^The database at \S+ was made before the first release of Lutetia and cannot be brought up to date: move or delete the data directory \S+( and \S+)? and start again\.\n$/,
    );
    expect(product.complained()).toContain(`the data directory ${dataDir} `);
  });
});
