import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runningDatabaseUrl, startEmbeddedPostgres } from '../embedded-postgres.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'lutetia-postgres-'));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

/** A run that starts the server, says so, and then does nothing until it is asked to stop. */
async function launchElsewhere(directory = dataDir, temporary = tmpdir()) {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('../embedded-postgres.mjs', import.meta.url).href)});
    const { url, stop } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(directory)} });
    process.on('SIGTERM', () => stop().then(() => process.exit()));
    console.log(url);
    setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  });
  const [url] = (await once(launcher.stdout, 'data')) as [Buffer];
  return { launcher, url: url.toString().trim() };
}

/** Where the server says that it listens. */
async function listening(url: string): Promise<unknown> {
  const [place] = await query(
    url,
    `select current_setting('listen_addresses') as tcp, current_setting('unix_socket_directories') as socket`,
  );
  return place;
}

const postmaster = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('lets nobody in without the password', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const withoutPassword = postgres.url.replace(/:[^:@/]+@/, ':wrong@');

    await expect(query(withoutPassword, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await postgres.stop();
  });

  it('makes a password where a full disk left none of the first', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'lutetia-password-'));
    writeFileSync(join(fresh, 'database-password'), '');
    const postgres = await startEmbeddedPostgres({ dataDir: fresh });
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    rmSync(fresh, { recursive: true });
  });

  it('refuses a second run on its directory, and loses nothing when the first is killed', async () => {
    const { launcher, url } = await launchElsewhere();
    await query(url, 'create table kept as select 42 as answer');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('in use by another run');
    expect(await runningDatabaseUrl(dataDir)).toBe(url);

    const orphan = postmaster();
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    expect(await runningDatabaseUrl(dataDir)).toBeNull();

    const next = await startEmbeddedPostgres({ dataDir });
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(postmaster()).not.toBe(orphan);
    await next.stop();
  });

  it('listens where no other user of the computer may enter, and on no port', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const socket = join(dataDir, 'socket');
    expect(await listening(postgres.url)).toEqual({ tcp: '', socket: `"${socket}"` });
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    await postgres.stop();
  });

  it.each<[string, () => string, { tcp: string; socket: unknown }]>([
    [
      'in the directory for temporary files when the path would be too long',
      () => tmpdir(),
      { tcp: '', socket: expect.stringMatching(/\/lutetia-[0-9a-f]{16}"$/) },
    ],
    [
      'on loopback when that is no place either',
      () => longPath('temporary'),
      { tcp: '127.0.0.1', socket: '' },
    ],
  ])('listens %s', async (_, temporary, place) => {
    const { launcher, url } = await launchElsewhere(longPath('data'), temporary());
    expect(await listening(url)).toEqual(place);
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
  });
});

/** A path that no socket fits below. */
function longPath(name: string): string {
  const path = join(dataDir, name.padEnd(100, '-'));
  mkdirSync(path, { recursive: true, mode: 0o711 });
  return path;
}
