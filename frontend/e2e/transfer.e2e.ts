import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrolIncluded, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

test('a data manager transfers a participant after seeing what goes along; the former hospital reads on', async ({
  page,
  browser,
}) => {
  const hospital = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' });
  const nurse = await hospital.newPage();
  await signIn(nurse, 'nurse');
  const { id } = await enrolIncluded(nurse);

  await signIn(page, 'datamanager', participantAt(id));
  await page.getByRole('button', { name: 'Transfer…' }).click();
  const panel = page.getByRole('dialog', { name: 'Transfer to another site' });
  await panel.getByRole('button', { name: 'Show what goes along' }).click();
  await expect(panel.getByText('Choose the receiving site.')).toBeVisible();
  await panel.getByLabel('Receiving site').selectOption('FR-03');
  const since = panel.getByLabel('In charge from');
  await since.fill('1 jan 2020');
  await expect(panel.getByText(/^Wednesday 1 January 2020, more than \d+ years ago$/u)).toBeVisible();
  await since.fill('t');
  await expect(panel.getByText(/, today$/u)).toBeVisible();
  await panel.getByLabel('Why the participant moves').fill('Lives nearer now');
  await panel.getByRole('button', { name: 'Show what goes along' }).click();
  await expect(panel.getByText(/^FR-03 takes over \d+ visits to come/u)).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  await panel.getByRole('button', { name: 'Transfer to FR-03' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText(/^from FR-\d\d to FR-03 on /u)).toBeVisible();

  await nurse.goto('/reluth');
  const number = /FR-\d\d-\d+/u.exec(
    (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
  )?.[0];
  await expect(nurse.getByRole('heading', { level: 1 })).toBeVisible();
  await nurse.keyboard.press('/');
  await nurse.getByRole('combobox').fill(number ?? 'none');
  await nurse.getByRole('option', { name: 'Transferred to FR-03' }).click();
  await expect(nurse).toHaveURL(participantAt(id));
  await expect(nurse.getByText(/^At FR-03 since /u)).toBeVisible();
  await expect(nurse.getByRole('main').getByRole('link', { name: 'Consent' })).toBeVisible();
  await nurse.getByRole('link', { name: 'Trail of what was entered here' }).click();
  await expect(nurse.locator('tbody tr').first()).toBeVisible();
  await hospital.close();
});
