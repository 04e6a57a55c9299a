import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { SIZES } from './accessible.js';
import { scheduleOf, type Enrolled } from './casebook-records.js';
import { CYCLES, liveTwelveCycles } from './long-course.js';
import { signIn } from './people.js';

/** Wide enough for the matrix's first two columns, or the casebook's names, to be passed over. */
const HALF_A_CYCLE_PX = 200;

test('twelve cycles stay readable in the matrix, the casebook and the month', async ({ page }) => {
  await signIn(page, 'investigator', '/start-net/participants');
  const participant = await liveTwelveCycles(page);
  const { today } = await scheduleOf(page, participant.id);
  for (const [daysAgo, reason] of [
    [9, 'Fever.'],
    [3, 'Fever again.'],
  ] as const) {
    const data = { on: addDays(requireCalendarDay(today), -daysAgo), reason };
    const answer = await page.request.post(`/api/participants/${participant.id}/visits`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await readMatrix(page, participant);
    await readCasebook(page, participant);
  }
  await readMonth(page, participant);
});

async function readMatrix(page: Page, { number }: Enrolled): Promise<void> {
  await page.goto('/start-net/participants');
  const grid = page.getByRole('grid', { name: 'Visits of each participant' });
  await expect(grid.getByRole('link', { name: number })).toBeVisible();
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    await expect(
      grid.getByRole('columnheader', { name: `Cycle ${cycle}, personalised`, exact: true }),
    ).toHaveCount(1);
  }
  expect(await cutOff(grid.locator('.mx-visit > *, .mx-group-name'))).toEqual([]);
  const dose = grid.getByRole('columnheader', { name: /^Cycle 12 dose,/ });
  await scrollPast(grid, dose);
  await expect(grid.getByText('Cycle 12, personalised', { exact: true })).toBeInViewport({ ratio: 1 });
  const line = grid.getByRole('row').filter({ hasText: number });
  await expect(line.getByRole('gridcell', { name: /^Cycle 12 kidney dose, complete, / })).toBeInViewport();
  await grid.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  const gathered = line.getByRole('gridcell', { name: /^Unscheduled visit 1, .+; Unscheduled visit 2, / });
  await expect(gathered).toHaveText('2');
  await expectNoSidewaysScroll(page);
}

async function readCasebook(page: Page, { id }: Enrolled): Promise<void> {
  await page.goto(`/start-net/participants/${id}`);
  await page.getByRole('button', { name: /^All \d+ visits$/ }).click();
  const grid = page.getByRole('grid', { name: 'Casebook' });
  const heads = grid.getByRole('columnheader').filter({ hasText: /^Cycle \d+$/ });
  await expect(heads).toHaveCount(CYCLES);
  const box = grid.locator('..');
  await scrollPast(box, heads.last());
  await expect(grid.getByText('Cycle 12', { exact: true })).toBeInViewport({ ratio: 1 });
  await expectNoSidewaysScroll(page);
}

async function readMonth(page: Page, { id, number }: Enrolled): Promise<void> {
  await page.setViewportSize(SIZES[0]);
  const { items, today } = await scheduleOf(page, id);
  const last = items.find(({ code, cycle }) => code === 'D' && cycle === CYCLES)?.occurred ?? '';
  await page.goto('/start-net/calendar');
  for (let month = today.slice(0, 7); month > last.slice(0, 7); month = monthBefore(month)) {
    await page.getByRole('button', { name: 'Previous month' }).click();
  }
  const line = page.locator(`[data-day="${last}"] .cal-line`).filter({ hasText: number });
  await expect(line.getByText(`C${CYCLES} Dose`, { exact: true })).toBeVisible();
  expect(await cutOff(page.locator('.cal-line .pid, .cal-line .cal-code'))).toEqual([]);
}

const monthBefore = (month: string): string => addDays(requireCalendarDay(`${month}-01`), -1).slice(0, 7);

/** Scrolls sideways until a head has left the view by half a cycle. */
async function scrollPast(scroller: Locator, head: Locator): Promise<void> {
  const from = await scroller.boundingBox();
  const to = await head.boundingBox();
  const by = (to?.x ?? 0) - (from?.x ?? 0) - HALF_A_CYCLE_PX;
  await scroller.evaluate((element, left) => element.scrollBy({ left }), by);
}

/** Texts that are wider than the room they stand in. */
function cutOff(texts: Locator): Promise<string[]> {
  return texts.evaluateAll((elements) =>
    elements
      .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
      .map((element) => element.textContent),
  );
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
