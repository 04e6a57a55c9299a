import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Client } from 'pg';
import { openBenchDatabase, type BenchDatabase } from './support/bench-database.js';
import { LONG_TASK_MS, longTasks, nextFrame, withPage } from './support/browser.js';
import { median } from './support/median.js';
import { startProduct } from './support/processes.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const STUDY = 'reluth';
const PARTICIPANTS = 300;
const AT_ONCE = 4;
const WHEEL_PX = 500;
const WHEELS = 60;

/** Scrolling the visit matrix of many participants in a real browser, from top to bottom and back. */
export const matrixSuite: BenchSuite = { name: `Scrolling the matrix of ${PARTICIPANTS} participants`, run };

async function run(context: BenchContext): Promise<BenchLine[]> {
  const database = await openBenchDatabase(context.databaseUrl);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'lutetia-bench-data-'));
  try {
    const product = await startProduct(database.url, dataDir);
    try {
      await enrol(product.port, database);
      return await scrolled(context, product.port, database);
    } finally {
      await product.stop();
    }
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true });
  }
}

async function enrol(port: number, database: BenchDatabase): Promise<void> {
  const sites = await joinStudy(database);
  let enrolled = 0;
  const clerk = async (): Promise<void> => {
    while (enrolled < PARTICIPANTS) {
      const site = sites[enrolled % sites.length];
      enrolled += 1;
      const response = await fetch(`http://127.0.0.1:${port}/api/studies/${STUDY}/participants`, {
        method: 'POST',
        headers: { cookie: database.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ site }),
      });
      if (!response.ok) throw new Error(`enrolling answered ${response.status}: ${await response.text()}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, clerk));
}

/** Makes the bench nurse one of the study at all its sites, and answers the codes of these. */
async function joinStudy({ url }: BenchDatabase): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into membership (id, person_id, role, study_id, site_id, from_day)
       select gen_random_uuid(), person_id, 'nurse', study.id, null, '2000-01-01'
       from membership, study where study.code = $1`,
      [STUDY],
    );
    const { rows } = await client.query<{ code: string }>(
      `select site.code from site join site_activation a on a.site_id = site.id
       join study on study.id = a.study_id where study.code = $1 order by 1`,
      [STUDY],
    );
    return rows.map(({ code }) => code);
  } finally {
    await client.end();
  }
}

function scrolled(
  { rounds, say }: BenchContext,
  port: number,
  { cookie }: BenchDatabase,
): Promise<BenchLine[]> {
  return withPage(port, cookie, async (page, address) => {
    await page.goto(`${address}/${STUDY}/participants`);
    await page.getByRole('grid').getByRole('rowheader').first().waitFor();
    const longest: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const tasks = await scrollingTasks(page);
      longest.push(Math.max(0, ...tasks));
      say(`round ${round} of ${rounds}: ${tasks.length} long tasks, the longest ${longest.at(-1) ?? 0} ms`);
    }
    const worst = median(longest);
    return [
      {
        name: `scrolling the matrix of ${PARTICIPANTS} participants, longest task over ${LONG_TASK_MS} ms`,
        value: worst,
        unit: 'ms',
        beside: null,
        ratio: null,
        bound: `<= ${LONG_TASK_MS}`,
        within: worst <= LONG_TASK_MS,
      },
    ];
  });
}

/** Turns the wheel over the matrix, down and up again; answers how long each long task was, in milliseconds. */
async function scrollingTasks(page: Page): Promise<number[]> {
  const grid = page.getByRole('grid');
  await grid.hover({ position: { x: 600, y: 300 } });
  return longTasks(page, async () => {
    for (const direction of [1, -1]) {
      for (let wheel = 0; wheel < WHEELS / 2; wheel += 1) {
        await page.mouse.wheel(0, direction * WHEEL_PX);
        await nextFrame(page);
      }
      if (direction === 1 && (await placeOf(grid)) === 0) {
        throw new Error('the matrix did not scroll');
      }
    }
  });
}

/** How far down a list has been scrolled, in CSS pixels. */
function placeOf(list: Locator): Promise<number> {
  return list.evaluate((element: { readonly scrollTop: number }) => element.scrollTop);
}
