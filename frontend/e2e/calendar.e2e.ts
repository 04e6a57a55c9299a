import type { HomeView } from '@lutetia/shared/contract/views/calendar';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { signIn } from './people.js';

test('a nurse of several studies begins with what waits in each, counted as in its worklist', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/');
  const block = page.getByRole('region', { name: 'ReLUTH' });
  await expect(block.getByRole('listitem').filter({ hasText: 'overdue' })).toBeVisible();
  const home = (await (await page.request.get('/api/home')).json()) as HomeView;
  const overdue = home.studies.find(({ code }) => code === 'reluth')?.counts.overdue ?? -1;
  await expect(block).toContainText(`${overdue} overdue`);
  await expectAccessibleEverywhere(page);
  await block.getByRole('link', { name: 'ReLUTH' }).click();
  await expect(page.locator('#group-overdue .wl-n')).toHaveText(String(overdue));
  await page.getByRole('link', { name: 'Lutetia' }).click();
  await expect(block).toBeVisible();
});

test('the month is walked by keys, and the day looked at leads to its visits', async ({ page }) => {
  await signIn(page, 'nurse', '/reluth/calendar');
  const grid = page.getByRole('grid', { name: 'Month' });
  await expect(grid).toBeVisible();
  const legend = page.getByRole('note', { name: 'What the signs mean' });
  await expect(legend).toContainText('complete');
  await expect(legend).toContainText('dose');
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1366, height: 900 });
  const focused = page.locator('[role="gridcell"]:focus');
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  const start = (await focused.getAttribute('data-day')) ?? '';
  await page.keyboard.press('ArrowRight');
  await expect(focused).not.toHaveAttribute('data-day', start);
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('data-day', start);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(focused).not.toHaveAttribute('data-day', start);
  await page.getByRole('button', { name: 'Today' }).click();
  const busy = page
    .locator('.cal-day')
    .filter({ has: page.locator('.cal-line') })
    .first();
  const number = (await busy.locator('.pid').first().textContent()) ?? '';
  await busy.click();
  const beside = page.getByRole('complementary').filter({ hasText: number });
  await beside.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/visits\//u);
});

test('an address for another calendar program is shown once, gives numbers and codes only, and ends', async ({
  page,
  request,
}) => {
  await signIn(page, 'nurse', '/reluth/calendar');
  await page.getByRole('button', { name: 'In your own calendar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'In your own calendar' });
  await dialog.getByLabel('Site').selectOption('FR-12');
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  const address = await dialog.getByLabel('Copy the address now: it is not shown again.').inputValue();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  const feed = await (await request.get(address)).text();
  expect(feed).toContain('BEGIN:VEVENT');
  expect(feed).toMatch(/SUMMARY:FR-12-\d{3}/u);
  expect(feed).not.toMatch(/Retreatment|Surveillance/u);
  const copied = dialog.getByText(/The address is (copied|selected)/u);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(copied).toBeVisible();
  const end = dialog.getByRole('button', { name: 'End the address of FR-12' });
  await end.click();
  await expect(end).toHaveCount(0);
  // Another address is not copied because the one before it was.
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  await expect(end).toHaveCount(1);
  await expect(copied).toHaveCount(0);
  await end.click();
  await expect(end).toHaveCount(0);
  expect((await request.get(address)).status()).toBe(404);
});

test('a participant’s next visits are printed on a card', async ({ page }) => {
  await signIn(page, 'nurse', '/reluth/participants');
  await page.locator('.mx-who .pid').first().click();
  const link = page.getByRole('link', { name: 'Visit card' });
  await expect(link).toHaveAttribute('target', '_blank');
  const card = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(card.headers()['content-type']).toBe('application/pdf');
});
