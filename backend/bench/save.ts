import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { POOL_SIZE } from '../src/platform/database/open-application-database.js';
import { openBenchDatabase, type BenchDatabase } from './support/bench-database.js';
import { BENCH_CHANGES } from './support/bench-study.js';
import type { LoadOrder, LoadResult } from './support/load-client.js';
import { median } from './support/median.js';
import { findPgbench, runPgbench, type SavePlace } from './support/pgbench.js';
import { runFile, startFile, startProduct } from './support/processes.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const CLIENTS = [1, 8, 32] as const;
const SECONDS = 4;
const WARM_UP_SECONDS = 1;
/** A save takes a third less of the processor once the compiler has seen some five thousand of them. */
const COMPILING_SECONDS = 15;
const OF_BARE = 0.6;
const OF_PGBENCH = 0.25;
const P95_MS = 40;

/** What one number of clients measured, one entry a round. */
interface Measured {
  readonly product: LoadResult[];
  readonly bare: LoadResult[];
  readonly pgbench: number[];
}

/** Saving a form of thirty values over HTTP, beside a bare server and beside PostgreSQL's own tool. */
export const saveSuite: BenchSuite = { name: 'Saving a form of 30 values', run };

async function run(context: BenchContext): Promise<BenchLine[]> {
  const database = await openBenchDatabase(context.databaseUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'lutetia-bench-data-'));
  try {
    const measured = await measure(context, database, dataDir);
    return CLIENTS.flatMap((clients) => linesOf(clients, measured.get(clients)));
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true });
  }
}

async function measure(
  context: BenchContext,
  database: BenchDatabase,
  dataDir: string,
): Promise<Map<number, Measured>> {
  const measured = new Map<number, Measured>(
    CLIENTS.map((clients) => [clients, { product: [], bare: [], pgbench: [] }]),
  );
  const pgbench = findPgbench();
  if (pgbench === null) context.say('pgbench is not on this machine; its lines are left out');
  const product = await startProduct(database.url, dataDir);
  const today = new Date().toISOString().slice(0, 10);
  const bare = await startFile('bare-server.ts', {
    databaseUrl: database.applicationUrl,
    poolSize: POOL_SIZE,
    today,
  });
  try {
    const perRound = CLIENTS.reduce((sum, clients) => sum + clients, 0);
    const forms = await preparedForms(product.port, database, Math.max(...CLIENTS));
    const place = await placeOf(database.url);
    // A server that has just been started compiles while it is measured; the one at a hospital has not just been started.
    for (const { port } of [product, bare]) await load(port, database, forms, COMPILING_SECONDS);
    for (let round = 1; round <= context.rounds; round += 1) {
      const untouched = pgbench === null ? [] : await preparedForms(product.port, database, perRound);
      for (const clients of CLIENTS) {
        const here = measured.get(clients);
        if (here === undefined) continue;
        const mine = forms.slice(0, clients);
        here.product.push(await load(product.port, database, mine));
        here.bare.push(await load(bare.port, database, mine));
        if (pgbench !== null) {
          const own = untouched.splice(0, clients);
          const order = {
            program: pgbench,
            applicationUrl: database.applicationUrl,
            place,
            forms: own,
            version: 1,
          };
          here.pgbench.push(await runPgbench({ ...order, seconds: SECONDS }));
        }
        context.say(`round ${round} of ${context.rounds}, ${clients} clients: ${said(here)}`);
      }
    }
  } finally {
    await bare.stop();
    await product.stop();
  }
  return measured;
}

function said({ product, bare, pgbench }: Measured): string {
  const last = (values: readonly number[]): string => (values.at(-1) ?? 0).toFixed(0);
  const speed = (results: readonly LoadResult[]): string =>
    last(results.map(({ savesPerSecond }) => savesPerSecond));
  return `${speed(product)} saves/s, bare ${speed(bare)}, pgbench ${last(pgbench)}`;
}

async function load(
  port: number,
  database: BenchDatabase,
  forms: readonly string[],
  seconds = SECONDS,
): Promise<LoadResult> {
  const versions = await versionsOf(database.url, forms);
  const order: LoadOrder = {
    port,
    cookie: database.cookie,
    forms: forms.map((id) => ({ id, version: versions.get(id) ?? 0 })),
    changes: BENCH_CHANGES,
    seconds,
    warmUpSeconds: WARM_UP_SECONDS,
  };
  const result = JSON.parse(await runFile('load-client.ts', order)) as LoadResult;
  if (result.failures > 0) throw new Error(`a save failed: ${result.firstFailure ?? 'without an answer'}`);
  return result;
}

/** Enrols participants and saves the form of each once, so that all stand at version 1 and are under way. */
async function preparedForms(port: number, database: BenchDatabase, count: number): Promise<string[]> {
  const forms: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await call<{ id: string }>(port, database, 'POST', '/api/studies/bench/participants', {
      site: 'XX-99',
    });
    const schedule = await call<{ items: { forms: { id: string; code: string }[] }[] }>(
      port,
      database,
      'GET',
      `/api/participants/${id}/schedule`,
    );
    const form = schedule.items.flatMap((visit) => visit.forms).find(({ code }) => code === 'bench');
    if (form === undefined) throw new Error('the bench form is not in the schedule');
    const first = { changes: BENCH_CHANGES[1], changeId: randomUUID() };
    await call(port, database, 'PUT', `/api/forms/${form.id}`, first);
    forms.push(form.id);
  }
  return forms;
}

async function call<T>(
  port: number,
  database: BenchDatabase,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { cookie: database.cookie, 'content-type': 'application/json', 'if-match': '"0"' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}

async function versionsOf(url: string, forms: readonly string[]): Promise<Map<string, number>> {
  const rows = await ask<{ id: string; version: number }>(
    url,
    'select id, version from form where id = any($1)',
    [forms],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function placeOf(url: string): Promise<SavePlace> {
  const [place] = await ask<SavePlace & Record<string, string>>(
    url,
    `select updated_by as "personId", study_id as "studyId", site_id as "siteId", study_version_id as "studyVersionId"
     from form where code = 'bench' and version = 1 limit 1`,
    [],
  );
  if (place === undefined) throw new Error('no bench form was saved');
  return place;
}

async function ask<R extends object>(url: string, text: string, values: readonly unknown[]): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select set_config('lutetia.system', 'on', false)");
    return (await client.query(text, [...values])).rows as R[];
  } finally {
    await client.end();
  }
}

function linesOf(clients: number, measured: Measured | undefined): BenchLine[] {
  if (measured === undefined) return [];
  const product = measured.product.map(({ savesPerSecond }) => savesPerSecond);
  const bare = measured.bare.map(({ savesPerSecond }) => savesPerSecond);
  const isBounded = clients === 32;
  const beside = (name: string, others: readonly number[], bound: number): BenchLine => {
    const ratio = medianRatio(product, others);
    return {
      name: `save, ${clients} clients, beside ${name}`,
      value: median(product),
      unit: '1/s',
      beside: median(others),
      ratio,
      bound: isBounded ? `ratio >= ${bound}` : null,
      within: isBounded ? ratio >= bound : null,
    };
  };
  const p95 = measured.product.map(({ p95Ms }) => p95Ms);
  const bareP95 = measured.bare.map(({ p95Ms }) => p95Ms);
  return [
    beside('a bare server', bare, OF_BARE),
    ...(measured.pgbench.length > 0 ? [beside('pgbench', measured.pgbench, OF_PGBENCH)] : []),
    {
      name: `save, ${clients} clients, p95`,
      value: median(p95),
      unit: 'ms',
      beside: median(bareP95),
      ratio: medianRatio(p95, bareP95),
      bound: isBounded ? `<= ${P95_MS}` : null,
      within: isBounded ? median(p95) <= P95_MS : null,
    },
  ];
}

/** Each round is compared with its own neighbour: what disturbs the machine for a while disturbs both. */
function medianRatio(ours: readonly number[], others: readonly number[]): number {
  return median(ours.map((value, round) => value / (others[round] ?? NaN)));
}
