import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { signIn } from './people.js';

test('a monitor narrows the trail of the study, goes to a participant’s and saves what is asked for as CSV', async ({
  page,
}) => {
  await signIn(page, 'monitor');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Trail' }).click();
  const table = page.getByRole('region', { name: 'Trail' });
  await expect(table.getByRole('row').nth(1)).toContainText('Europe/Paris');
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1366, height: 900 });

  const link = table.getByRole('row').nth(1).getByRole('link');
  const number = (await link.textContent()) ?? '';
  await page.getByLabel('Participant number').fill(number.toLowerCase());
  await page.getByLabel('Participant number').press('Enter');
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Form', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Kind: Form' })).toBeVisible();
  await expect(table.getByRole('link', { name: number }).first()).toBeVisible();
  await expect(table.getByRole('link').filter({ hasNotText: number })).toHaveCount(0);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toMatch(/^\uFEFF"Participant","Site","When \(UTC\)",/);
  const rows = csv.trimEnd().split('\r\n').slice(1);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter((row) => !row.startsWith(`"${number}",`))).toEqual([]);

  await page.getByLabel('From day').fill('1 Jan 2020');
  await page.getByLabel('To day').fill('2 Jan 2020');
  await page.getByLabel('To day').press('Enter');
  await expect(page.getByText('Nothing in the trail matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await table.getByRole('link', { name: number }).first().click();
  await expect(page.getByRole('heading', { name: 'Trail', exact: true })).toBeVisible();
});
