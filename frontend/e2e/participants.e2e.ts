import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import { expect, test } from '@playwright/test';
import { signIn } from './people.js';

test.beforeEach(async ({ page }) => {
  await signIn(page, 'nurse');
  await page.getByRole('link', { name: 'Participants' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('the matrix has one cell in the tab order; arrows move it, Space explains the date, Enter opens', async ({
  page,
}) => {
  await page.keyboard.press('e');
  const focused = page.locator('[role="gridcell"]:focus');
  await expect(focused).toHaveAttribute('tabindex', '0');
  const before = await focused.getAttribute('data-cell');
  await page.keyboard.press('ArrowRight');
  await expect(focused).not.toHaveAttribute('data-cell', before ?? '');
  expect(await page.locator('.mx-body [tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press(' ');
  const card = page.locator('.cell-card');
  await expect(card.getByText('Target', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/visits\//u);
});

test('what is not in a participant’s plan is a dash that says so; a date explains itself on focus', async ({
  page,
}) => {
  await expect(page.getByRole('gridcell', { name: /, not applicable$/u }).first()).toBeVisible();
  const last = (await page.getByRole('grid').getAttribute('aria-colcount')) ?? '';
  await page.keyboard.press('e');
  const focused = page.locator('[role="gridcell"]:focus');
  await expect(page.locator('.cell-card').getByText('Target', { exact: true })).toBeVisible();
  await expect(focused).toHaveAttribute('aria-describedby', 'cell-card');
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('aria-colindex', last);
  await expect(page.locator('.cell-card')).toBeHidden();
});

test('what has the focus keeps it when its line is scrolled out of sight', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 420 });
  await page.getByRole('grid').hover({ position: { x: 600, y: 120 } });
  await page.mouse.wheel(0, -5000);
  const first = page.locator('.mx-line[aria-rowindex="3"] .pid');
  const number = (await first.textContent()) ?? '';
  await first.focus();
  await page.mouse.wheel(0, 5000);
  const last = (await page.getByRole('grid').getAttribute('aria-rowcount')) ?? '';
  await expect(page.locator(`.mx-line[aria-rowindex="${last}"]`)).toBeVisible();
  await expect(page.locator('.mx-who .pid:focus')).toHaveText(number);
  await expect(first).toHaveText(number);
});

test('a participant is found by the end of the number', async ({ page }) => {
  const number = (await page.locator('.mx-who .pid').first().textContent()) ?? '';
  await page.keyboard.press('/');
  await page.getByLabel('Participant number').fill(number.replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toContainText(number);
});

test('Enter pressed before the list has arrived opens what is found when it has', async ({ page }) => {
  const number = (await page.locator('.mx-who .pid').first().textContent()) ?? '';
  await page.goto('/reluth/deviations');
  await expect(page.getByRole('heading', { name: /^Deviations/u })).toBeVisible();
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/api\/studies\/reluth\/participants/u, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.keyboard.press('/');
  await page.getByLabel('Participant number').fill(number.replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Looking for participants')).toBeAttached();
  arrive();
  await expect(page.locator('#content')).toContainText(number);
});

test('enrolling asks for the site and gives the next number', async ({ page }) => {
  await page.getByRole('button', { name: 'Enrol participant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol a participant' });
  await dialog.getByLabel('Year of birth').fill('19x');
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(dialog.getByText('Enter the year with four digits')).toBeVisible();
  await dialog.getByLabel('Year of birth').fill('1958');
  await dialog.getByLabel('Site').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page).toHaveURL(/\/participants\/[0-9a-f-]{36}$/u);
});

test('a matrix of three hundred participants draws only what is in sight, down to the last', async ({
  page,
}) => {
  let last = '';
  await page.route(/\/api\/studies\/reluth\/participants/u, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as ParticipantListView;
    const copies = Array.from({ length: Math.ceil(300 / list.items.length) }, (_, copy) =>
      list.items.map((row) => ({ ...row, id: `${row.id}-${copy}`, number: `${row.number}${copy}` })),
    );
    const items = copies.flat();
    last = items.at(-1)?.number ?? '';
    await route.fulfill({ response: answer, json: { ...list, items, nextCursor: null } });
  });
  await page.reload();
  await expect(page.locator('.pp-n')).toHaveText(/^3\d\d$/u);
  const grid = page.locator('[role="grid"]');
  await expect.poll(() => grid.locator('[role="gridcell"]').count()).toBeGreaterThan(0);
  // Whole, it would be some three hundred rows of nearly ninety cells.
  expect(await grid.locator('[role="gridcell"]').count()).toBeLessThan(3000);
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(grid).toContainText(last);
  expect(await grid.locator('[role="gridcell"]').count()).toBeLessThan(3000);
});

test('a participant not randomised has no arm, and one still to be has none yet', async ({ page }) => {
  await page.getByRole('button', { name: 'List' }).click();
  const left = page.getByRole('row').filter({ hasText: 'Not randomised' }).first();
  await expect(left.getByText('No arm', { exact: true })).toBeVisible();
  const screening = page.getByRole('row').filter({ hasText: 'On treatment' }).first();
  await expect(screening.getByText('No arm yet', { exact: true })).toBeVisible();
});

test('who only reads is told that nothing happened besides the visits, and of no visits ahead', async ({
  page,
}) => {
  await signIn(page, 'monitor');
  await page.getByRole('link', { name: 'FR-03-001' }).click();
  const beside = page.getByRole('region', { name: 'Besides the visits' });
  await expect(beside.getByRole('listitem').filter({ hasText: 'Second cancer' })).toContainText('none');
  const ahead = page.getByRole('region', { name: 'Schedule' });
  await expect(ahead).toContainText('No visit is left.');
  await expect(ahead).not.toContainText('next 0');
});

test('the casebook shows whole columns only, on a desk or a tablet', async ({ page }) => {
  await page.locator('.mx-who .pid').last().click();
  const box = page.getByRole('grid', { name: 'Casebook' }).locator('..');
  for (const width of [1366, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(() => box.evaluate((element) => element.scrollWidth - element.clientWidth))
      .toBeLessThanOrEqual(0);
  }
});
