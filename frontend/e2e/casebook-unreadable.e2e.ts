import { expect, test } from '@playwright/test';
import { answer, choose, enrolIncluded, formAt, open, openForm, saved } from './casebook-records.js';
import { signIn } from './people.js';

test('text that is no value is kept as typed, is told everywhere, and stands in the way of completing', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 bloods', 'Haematology');
  await open(page, address, 'Haematology');
  await page.getByRole('textbox', { name: 'Sample date' }).fill('');
  await page.getByRole('textbox', { name: 'Sample date' }).press('t');
  await saved(page);
  const main = page.getByRole('main');
  const here = page.getByRole('navigation', { name: 'Forms of this visit' }).locator('[aria-current="page"]');
  await expect(here).toContainText('1/7');
  const savedDay = await page.getByRole('textbox', { name: 'Sample date' }).inputValue();

  await answer(page, 'Sample date', '2026-02-30');
  await answer(page, 'White blood cells', '5,8 G/l');
  await page.keyboard.press('Tab');
  await expect(main.getByText('2 values not saved: to be corrected')).toBeVisible();
  await expect(page.getByText(/Saved/u)).toHaveCount(0);
  await expect(page.getByRole('banner').getByText('2 values to be corrected')).toBeVisible();
  await expect(main.getByText('2 to correct:')).toBeVisible();
  await expect(here).toContainText('0/7');
  // At the end of a long form the title is out of sight; what is not saved is not.
  await page.setViewportSize({ width: 1366, height: 660 });
  await main.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport();
  await expect(
    page.getByRole('region', { name: 'Participant' }).getByText('2 values to be corrected'),
  ).toBeInViewport();
  await page.setViewportSize({ width: 1366, height: 900 });

  // Leaving says so, and leads back.
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Haematology' })).toBeHidden();
  await page
    .getByRole('link', { name: `2 values in ${number} Haematology not saved: to be corrected` })
    .click();
  await expect(page.getByRole('textbox', { name: 'Sample date' })).toHaveValue('2026-02-30');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Sample date' })).toHaveValue('2026-02-30');
  await expect(page.getByRole('textbox', { name: 'White blood cells' })).toHaveValue('5,8 G/l');
  await expect(page.getByRole('textbox', { name: 'White blood cells' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );

  await page.getByRole('textbox', { name: 'White blood cells' }).focus();
  await page.keyboard.press('Control+Enter');
  const problems = page.getByRole('alert', { name: /stand in the way/u });
  await expect(problems.getByRole('link', { name: 'White blood cells' })).toBeVisible();
  await expect(problems.getByRole('link', { name: 'Sample date' })).toBeVisible();

  await answer(page, 'White blood cells', '5,8');
  await answer(page, 'Sample date', savedDay);
  await page.keyboard.press('Tab');
  await expect(main.getByText(/to be corrected|to correct:/u)).toHaveCount(0);
  await expect(main.getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await expect(here).toContainText('2/7');
});

test('a day without its time is told when both boxes are left, and kept', async ({ page }) => {
  await openForm(page, 'Cycle 1 dose', 'Administration');
  await choose(page, 'Dose given', 'Yes');
  const day = page.getByRole('textbox', { name: 'Infusion started', exact: true });
  await day.press('t');
  await page.keyboard.press('Tab');
  const told = page.getByRole('region', { name: 'Dose' }).getByText(/A day and a time are needed/u);
  await expect(told).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(told).toBeVisible();
  const typed = await day.inputValue();
  await page.reload();
  await expect(day).toHaveValue(typed);
});
