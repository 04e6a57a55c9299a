import { expect, test } from '@playwright/test';
import { choose, enrol, formAt, open, scheduleOf } from './casebook-records.js';
import { signIn } from './people.js';

test('what belongs to the artery stands on the form of a dose only when it is given by the artery', async ({
  page,
}) => {
  await signIn(page, 'datamanager');
  await page.goto('/msk-ia/versions/1.0/forms/administration-hepatic');
  await choose(page, 'Dose given', 'Yes');
  const vessels = page.getByRole('region', { name: 'Vessel, where split' });
  const artery = page.getByRole('region', { name: 'By the artery' });
  await expect(page.getByRole('region', { name: 'Kidney protection' })).toBeVisible();
  await expect(vessels).toBeHidden();
  await choose(page, 'Route', 'Intra-arterial');
  await expect(artery).toBeVisible();
  await expect(vessels).toBeHidden();
  await choose(page, 'Split between several vessels', 'Yes');
  await expect(vessels).toBeVisible();
  await page.getByRole('button', { name: 'Add: Vessel, where split' }).click();
  await expect(page.getByRole('group', { name: 'Vessel, where split 1' })).toContainText(
    'Share of the activity',
  );
  await choose(page, 'Route', 'Intravenous');
  await expect(vessels).toBeHidden();
  await expect(artery).toBeHidden();
});

test('the list of keys names the day of the visit where there is one', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'Visit'), 'Visit');
  const keys = page.getByRole('complementary', { name: 'About the field' });
  await expect(keys).toContainText('in dates: today, yesterday');
  await expect(keys).not.toContainText('day of the visit');
  const { items, today } = await scheduleOf(page, id);
  const visit = items.find(({ code }) => code === 'SCR');
  const record = { headers: { 'if-match': `"${visit?.version ?? 0}"` }, data: { occurred: today } };
  expect((await page.request.put(`/api/visits/${visit?.id ?? ''}`, record)).ok()).toBe(true);
  await open(page, await formAt(page, id, 'Screening', 'Haematology'), 'Haematology');
  await expect(keys).toContainText('in dates: today, yesterday, day of the visit');
});
