import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { openBenchDatabase, type BenchDatabase } from './support/bench-database.js';
import { BENCH_FORMS, BENCH_STUDY } from './support/bench-study.js';
import { LONG_TASK_MS, longTasks, nextFrame, withPage } from './support/browser.js';
import { codeAt, isTyped, longForm } from './support/long-form.js';
import { median } from './support/median.js';
import { startProduct, type RunningServer } from './support/processes.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const ITEMS = 200;
const FORM = longForm(ITEMS);
const NAME = `${ITEMS} values`;
/** Fields typed into in one round. */
const FIELDS = 30;
const MOST_REQUESTS = 3;

/** Typing into a form of 200 items with 60 checks in a real browser, and what opening it asks the server. */
export const formTypingSuite: BenchSuite = {
  name: `Typing into a form of ${ITEMS} items in the browser`,
  run,
};

async function run(context: BenchContext): Promise<BenchLine[]> {
  const visits = BENCH_STUDY.epochs.map((epoch) => ({
    ...epoch,
    visits: epoch.visits.map((visit) => ({
      ...visit,
      activities: [...visit.activities, { form: FORM.code }],
    })),
  }));
  const study = {
    ...BENCH_STUDY,
    epochs: visits,
    forms: { ...BENCH_STUDY.forms, [FORM.code]: FORM.version },
  };
  const forms = { ...BENCH_FORMS, [FORM.code]: FORM };
  const database = await openBenchDatabase(context.databaseUrl, study, forms);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'lutetia-bench-data-'));
  try {
    const product = await startProduct(database.url, dataDir);
    try {
      return await measured(context, product, database);
    } finally {
      await product.stop();
    }
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true });
  }
}

async function measured(
  { rounds, say }: BenchContext,
  { port }: RunningServer,
  { cookie }: BenchDatabase,
): Promise<BenchLine[]> {
  return withPage(port, cookie, async (page, address) => {
    const visit = await newVisit(page, address);
    const longest: number[] = [];
    const requests: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      requests.push(await opened(page, `${address}${visit}`));
      const tasks = await longTasks(page, () => fillIn(page, round));
      longest.push(Math.max(0, ...tasks));
      say(`round ${round} of ${rounds}: ${tasks.length} long tasks, the longest ${longest.at(-1) ?? 0} ms`);
    }
    const [worst, asked] = [median(longest), median(requests)];
    const base = { beside: null, ratio: null };
    return [
      {
        ...base,
        name: `typing into ${ITEMS} items in the browser, longest task over ${LONG_TASK_MS} ms`,
        value: worst,
        unit: 'ms',
        bound: `<= ${LONG_TASK_MS}`,
        within: worst <= LONG_TASK_MS,
      },
      {
        ...base,
        name: `opening a form of ${ITEMS} items`,
        value: asked,
        unit: 'requests',
        bound: `<= ${MOST_REQUESTS}`,
        within: asked <= MOST_REQUESTS,
      },
    ];
  });
}

/** The address of the first visit of a participant enrolled for this. */
async function newVisit(page: Page, address: string): Promise<string> {
  const answer = await page.request.post(`${address}/api/studies/bench/participants`, {
    data: { site: BENCH_STUDY.sites[0]?.code },
  });
  const { id } = (await answer.json()) as ParticipantView;
  const schedule = await page.request.get(`${address}/api/participants/${id}/schedule`);
  const { items } = (await schedule.json()) as ScheduleView;
  return `/bench/participants/${id}/visits/${items[0]?.id ?? ''}`;
}

/** Opens the form from its visit, as a nurse does; answers how many requests to the API that took. */
async function opened(page: Page, visit: string): Promise<number> {
  await page.goto(visit);
  const link = page.getByRole('main').getByRole('link', { name: NAME }).first();
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  let requests = 0;
  const count = (request: { url(): string }): void => {
    if (request.url().includes('/api/')) requests += 1;
  };
  page.on('request', count);
  await link.click();
  await page.getByRole('textbox', { name: 'Value 1', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  page.off('request', count);
  return requests;
}

/** Types a number key by key into field after field, and leaves each with the tabulator. */
async function fillIn(page: Page, round: number): Promise<void> {
  for (let index = 0; index < FIELDS; index += 1) {
    if (!isTyped(index)) continue;
    // By its id: looking for a name among hundreds is work of the browser's own, and would be measured.
    const field = page.locator(`#field-${codeAt(index)}`);
    if (!(await field.isVisible())) continue;
    await field.focus();
    await page.keyboard.press('ControlOrMeta+A');
    for (const key of String(1000 + round * 100 + index)) {
      await page.keyboard.press(key);
      await nextFrame(page);
    }
    await page.keyboard.press('Tab');
    await nextFrame(page);
  }
}
