import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { BENCH_CHANGES, BENCH_ITEMS } from './bench-study.js';

/** Type of the column that holds a form's values. */
const DOCUMENT = 'json';
const DEBIAN = '/usr/lib/postgresql';

/** The pgbench of this machine; null where there is none. */
export function findPgbench(): string | null {
  const packaged = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin'))
    : [];
  const directories = [...(process.env['PATH'] ?? '').split(path.delimiter), ...packaged];
  const found = directories
    .map((directory) => path.join(directory, 'pgbench'))
    .find((file) => existsSync(file));
  return found ?? null;
}

/** What pgbench needs to make the writing call of a save. */
export interface PgbenchOrder {
  readonly program: string;
  /** The application's own address: the same login, the same row security. */
  readonly applicationUrl: string;
  readonly place: SavePlace;
  /** One form a client, all at `version`. */
  readonly forms: readonly string[];
  readonly version: number;
  readonly seconds: number;
}

/** On whose behalf and where the forms are saved. */
export interface SavePlace {
  readonly personId: string;
  readonly studyId: string;
  readonly siteId: string;
  readonly studyVersionId: string;
}

/** Saves per second when PostgreSQL's own tool makes the writing call. */
export async function runPgbench(order: PgbenchOrder): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), 'lutetia-pgbench-'));
  try {
    const script = path.join(directory, 'save.sql');
    await writeFile(script, scriptFor(order));
    const load = ['-c', String(order.forms.length), '-j', '2', '-T', String(order.seconds)];
    const args = ['-n', '-M', 'prepared', '-D', `v=${order.version - 1}`, ...load, '-f', script];
    // Not spawnSync: the embedded server's messages must still be read by this process.
    const { stdout } = await promisify(execFile)(order.program, [...args, order.applicationUrl]);
    const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (perSecond === undefined) throw new Error(`pgbench said nothing of its speed: ${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Each client keeps to the form of its own number and counts the versions itself, as a saving client does. */
function scriptFor({ place, forms }: PgbenchOrder): string {
  const mine = forms.map((id, client) => `when ${client} then '${id}'`).join(' ');
  const [one, other] = BENCH_CHANGES.map((changes) => JSON.stringify(changes));
  const { personId, studyId, siteId, studyVersionId } = place;
  return `\\set v :v + 1
select form_save('${personId}'::uuid, 'nurse', '${studyId}'::uuid, '${siteId}'::uuid, null, null, null,
  (case :client_id::integer ${mine} end)::uuid, :v::integer,
  (case when :v::integer % 2 = 0 then '${other}' else '${one}' end)::${DOCUMENT},
  'in-progress', '${studyVersionId}'::uuid, ${BENCH_ITEMS}, ${BENCH_ITEMS}, gen_random_uuid(), 0);
`
    .replaceAll('\n  ', ' ')
    .replaceAll(',\n', ',');
}
