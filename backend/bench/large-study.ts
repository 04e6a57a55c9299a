import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { localDays } from '../src/modules/studies/study-library.service.js';
import { WORKLIST } from '../src/modules/worklist/worklist.queries.js';
import { Clock } from '../src/platform/clock/clock.js';
import { POOL_SIZE } from '../src/platform/database/open-application-database.js';
import { openBenchDatabase, type BenchDatabase } from './support/bench-database.js';
import {
  compiledLargeStudy,
  fillLargeStudy,
  LARGE_STUDY,
  SITE_CODES,
  SITES,
  VISITS,
} from './support/large-study.js';
import { median } from './support/median.js';
import { runFile, startFile, startProduct, type RunningServer } from './support/processes.js';
import type { ReadingOrder, ReadingResult } from './support/reading-client.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

/** Participants a site: 100,000 and 1,000,000 planned visits at the fifty sites. */
const FEW = 50;
const MANY = 500;
const PAGE = 50;
/** As many as the screen asks for at once. */
const SCREEN_PAGE = 200;
const MATRIX_ROWS = 1000;
const SECONDS = 2.5;
const WARM_UP_SECONDS = 0.7;
const PAGE_MS = 10;
const OF_BARE = 2;
const OF_FEW = 1.3;
const COUNT_MS = 1;
const MATRIX_MS = 150;
/** The best counts: what disturbs a single millisecond is not the statement. */
const COUNT_TRIES = 5;
/** A connection's first calls are planned anew. */
const PLANNED_ANEW = 8;

/** The worklist and the matrix of a study that has grown large, beside a bare server and a smaller study. */
export const largeStudySuite: BenchSuite = { name: 'The worklist over 1,000,000 planned visits', run };

/** A database of the large study, and the product serving it. */
interface Place {
  readonly database: BenchDatabase;
  readonly product: RunningServer;
}

/** One entry a round. */
interface Measured {
  readonly few: ReadingResult[];
  readonly many: ReadingResult[];
  readonly screen: ReadingResult[];
  readonly eight: ReadingResult[];
  readonly bareEight: ReadingResult[];
  readonly matrix: ReadingResult[];
  /** Milliseconds in the database for the counts of a site, the slowest site of a round. */
  readonly counts: number[];
}

const { zones, days } = localDays(compiledLargeStudy(), new Clock());

async function run(context: BenchContext): Promise<BenchLine[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lutetia-bench-data-'));
  const opened: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true })];
  try {
    const few = await open(context, FEW, dataDir, opened);
    const many = await open(context, MANY, dataDir, opened);
    const bare = await startFile('bare-reader.ts', {
      databaseUrl: many.database.applicationUrl,
      poolSize: POOL_SIZE,
      zones,
      days,
    });
    opened.push(bare.stop);
    return linesOf(await measure(context, few, many, bare));
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

async function open(
  { databaseUrl, say }: BenchContext,
  participants: number,
  dataDir: string,
  opened: (() => Promise<void>)[],
): Promise<Place> {
  const database = await openBenchDatabase(databaseUrl, LARGE_STUDY);
  opened.push(database.close);
  const began = performance.now();
  await fillLargeStudy(database.url, participants, days[0] ?? '');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${participants * SITES * VISITS} planned visits made in ${seconds} s`);
  const product = await startProduct(database.url, dataDir);
  opened.push(product.stop);
  return { database, product };
}

async function measure(
  { rounds, say }: BenchContext,
  few: Place,
  many: Place,
  bare: RunningServer,
): Promise<Measured> {
  const measured: Measured = {
    few: [],
    many: [],
    screen: [],
    eight: [],
    bareEight: [],
    matrix: [],
    counts: [],
  };
  const { cookie } = many.database;
  for (let round = 1; round <= rounds; round += 1) {
    measured.few.push(await read(few.product.port, few.database.cookie, pages(PAGE), 1));
    measured.many.push(await read(many.product.port, cookie, pages(PAGE), 1));
    measured.screen.push(await read(many.product.port, cookie, pages(SCREEN_PAGE), 1));
    measured.eight.push(await read(many.product.port, cookie, pages(PAGE), 8));
    measured.bareEight.push(await read(bare.port, cookie, pages(PAGE), 8));
    measured.matrix.push(await read(many.product.port, cookie, matrices(), 1));
    measured.counts.push(await slowestCount(many.database.applicationUrl));
    const last = (results: readonly ReadingResult[]): string => (results.at(-1)?.p95Ms ?? 0).toFixed(1);
    say(
      `round ${round} of ${rounds}, p95 in ms: page ${last(measured.many)} (of the smaller study ${last(measured.few)}), ` +
        `at 8 ${last(measured.eight)}, bare ${last(measured.bareEight)}, matrix ${last(measured.matrix)}, ` +
        `counts ${(measured.counts.at(-1) ?? 0).toFixed(2)}`,
    );
  }
  return measured;
}

/** The first page of each site. */
function pages(limit: number): string[] {
  return SITE_CODES.map((site) => `/api/studies/bench/worklist?site=${site}&limit=${limit}`);
}

/** Two sites have a thousand participants between them. */
function matrices(): string[] {
  return SITE_CODES.filter((_, index) => index % 2 === 0).map(
    (site, index) =>
      `/api/studies/bench/participants?site=${site},${SITE_CODES[index * 2 + 1] ?? ''}&limit=${MATRIX_ROWS}`,
  );
}

async function read(
  port: number,
  cookie: string,
  paths: readonly string[],
  clients: number,
): Promise<ReadingResult> {
  const times = { seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS };
  const order: ReadingOrder = { port, cookie, paths, clients, ...times };
  return JSON.parse(await runFile('reading-client.ts', order)) as ReadingResult;
}

/** What the database needs to count a site's work, told by itself: the worklist's own statement with no rows asked for. */
async function slowestCount(applicationUrl: string): Promise<number> {
  const client = new Client({ connectionString: applicationUrl });
  await client.connect();
  try {
    const study = await client.query<{ id: string }>(`select id from study where code = 'bench'`);
    const explained = { text: `explain (analyze, timing off, format json) ${WORKLIST.text}` };
    const milliseconds = async (site: string | undefined): Promise<number> => {
      const values = [
        '',
        'nurse',
        study.rows[0]?.id,
        '*',
        '',
        '',
        zones,
        days,
        null,
        [site],
        null,
        null,
        null,
        0,
      ];
      const { rows } = await client.query<{ 'QUERY PLAN': { 'Execution Time': number }[] }>({
        ...explained,
        values,
      });
      return rows[0]?.['QUERY PLAN'][0]?.['Execution Time'] ?? NaN;
    };
    for (const site of SITE_CODES.slice(0, PLANNED_ANEW)) await milliseconds(site);
    const times: number[] = [];
    for (const site of SITE_CODES) {
      const tries: number[] = [];
      for (let turn = 0; turn < COUNT_TRIES; turn += 1) tries.push(await milliseconds(site));
      times.push(Math.min(...tries));
    }
    return Math.max(...times);
  } finally {
    await client.end();
  }
}

function linesOf({ few, many, screen, eight, bareEight, matrix, counts }: Measured): BenchLine[] {
  const p95 = (results: readonly ReadingResult[]): number[] => results.map(({ p95Ms }) => p95Ms);
  const p50 = (results: readonly ReadingResult[]): number[] => results.map(({ p50Ms }) => p50Ms);
  const visits = `${(MANY * SITES * VISITS) / 1e6} million planned visits`;
  const alone = (name: string, values: readonly number[], most: number | null): BenchLine => {
    const value = median(values);
    const bound = most === null ? null : `<= ${most}`;
    const within = most === null ? null : value <= most;
    return { name, value, unit: 'ms', beside: null, ratio: null, bound, within };
  };
  const beside = (
    name: string,
    values: readonly number[],
    others: readonly number[],
    most: number,
  ): BenchLine => {
    const ratio = median(values.map((value, round) => value / (others[round] ?? NaN)));
    const [value, other] = [median(values), median(others)];
    return {
      name,
      value,
      unit: 'ms',
      beside: other,
      ratio,
      bound: `ratio <= ${most}`,
      within: ratio <= most,
    };
  };
  return [
    alone(`worklist, ${visits}, a page of ${PAGE}, 1 client, p95`, p95(many), PAGE_MS),
    beside('worklist, the same, beside a tenth of the visits, p50', p50(many), p50(few), OF_FEW),
    beside('worklist, the same, beside a tenth of the visits, p95', p95(many), p95(few), OF_FEW),
    beside('worklist, the same, 8 clients, p95, beside a bare server', p95(eight), p95(bareEight), OF_BARE),
    alone(`worklist, a page of ${SCREEN_PAGE}, 1 client, p95`, p95(screen), null),
    alone('worklist, counts of the slowest of 50 sites, in the database', counts, COUNT_MS),
    alone(`matrix of ${MATRIX_ROWS} participants x ${VISITS} visits, p95`, p95(matrix), MATRIX_MS),
  ];
}
