import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** A run that starts the server, says so, and then does nothing. */
async function launchElsewhere() {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('../embedded-postgres.mjs', import.meta.url).href)});
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(launcher.stdout, 'data')) as [Buffer];
  return { launcher, url: url.toString().trim() };
}

describe('the embedded PostgreSQL', () => {
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('lets nobody in without the password', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const withoutPassword = postgres.url.replace(/:[^:@/]+@/, ':wrong@');

    await expect(query(withoutPassword, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await postgres.stop();
  }, 60_000);

  it('refuses a second run on its directory, and loses nothing when the first is killed', async () => {
    const { launcher, url } = await launchElsewhere();
    await query(url, 'create table kept as select 42 as answer');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('in use by another run');
    expect(await runningDatabaseUrl(dataDir)).toBe(url);

    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    expect(await runningDatabaseUrl(dataDir)).toBeNull();

    const next = await startEmbeddedPostgres({ dataDir });
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await next.stop();
  }, 60_000);
});
