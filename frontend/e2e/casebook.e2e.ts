import { expect, test } from '@playwright/test';
import {
  answer,
  choose,
  formAt,
  include,
  leaveOut,
  open,
  openForm,
  participantAt,
  saved,
  scheduleOf,
  visitAt,
} from './casebook-records.js';
import { signIn } from './people.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `5 Dec`, a number of days after a calendar day. */
function dayAfter(day: string, days: number): string {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

test('a nurse enrols, records a dose and its forms, the visits fall into place, and a monitor sees who and what', async ({
  page,
  browser,
}) => {
  await signIn(page, 'nurse', '/reluth/participants');
  await page.getByRole('button', { name: 'Enrol participant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol a participant' });
  await dialog.getByLabel('Site').selectOption('FR-12');
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Milestones' })).toBeVisible();
  const participantId = /participants\/([^/]+)/u.exec(page.url())?.[1] ?? '';

  await page.getByRole('button', { name: 'Record consent', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Record consent' });
  await panel.getByLabel('Day', { exact: true }).press('t');
  await panel.getByLabel('Version of the consent document').fill('3.0');
  for (const yes of await panel.getByLabel('Yes', { exact: true }).all()) await yes.check();
  await panel.getByRole('button', { name: 'Show what moves' }).click();
  await expect(panel.getByRole('heading', { name: 'This would happen' })).toBeVisible();
  await panel.getByRole('button', { name: 'Record consent' }).click();
  await expect(panel).toBeHidden();
  // What asks for a whole form is recorded on it.
  await page.getByRole('link', { name: 'Record inclusion', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Mark complete/u })).toBeVisible();
  await include(page, participantId);
  await page.goto(participantAt(participantId));
  await expect(page.getByRole('button', { name: /^Take back Inclusion of/u })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Record not included' })).toHaveCount(0);

  await open(page, await visitAt(page, participantId, 'Cycle 1 dose'), 'Cycle 1 dose');
  await page.getByLabel('Day of the visit').press('t');
  await page.getByRole('button', { name: 'Record visit' }).click();
  const { today } = await scheduleOf(page, participantId);
  const follows = page.getByRole('status', { name: 'Recorded. What follows from it' });
  await expect(follows.getByRole('row', { name: /^Cycle 1 week 2/u })).toContainText(dayAfter(today, 14));
  for (const form of ['Somatostatin analogue', 'Radioligand received and released', 'Unused dose'])
    await leaveOut(page, participantId, 'Cycle 1 dose', form);
  await page.getByRole('link', { name: 'Enter Vital signs' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vital signs' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toBeFocused();
  await answer(page, 'Weight', '71,5');
  await answer(page, 'Systolic pressure', '128');
  await answer(page, 'Diastolic pressure', '76');
  await answer(page, 'Pulse', '68');
  await answer(page, 'Temperature', '36.7');
  await saved(page);
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('71.5');
  await page.getByRole('button', { name: 'Mark complete, next form' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Treatment decision' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Date of the decision' }).press('t');
  await choose(page, 'This cycle', 'Give');
  await saved(page);
  // The nurse leaves the decision as a draft; the investigator completes it.
  await page.getByRole('button', { name: 'Next form' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  const investigator = await (await browser.newContext()).newPage();
  const decision = await formAt(page, participantId, 'Cycle 1 dose', 'Treatment decision');
  await signIn(investigator, 'investigator', decision);
  await investigator.getByRole('button', { name: 'Mark complete, next form' }).click();
  await expect(investigator.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await investigator.context().close();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await choose(page, 'Dose given', 'Yes');
  await choose(page, 'Radioligand', '[177Lu]Lu-DOTATATE');
  for (const [field, time] of [
    ['Infusion started', '0000'],
    ['Infusion ended', '0001'],
  ] as const) {
    await answer(page, field, today);
    await answer(page, `Time of ${field}`, time);
  }
  await answer(page, 'Activity given', '7.4');
  await choose(page, 'Route', 'Intravenous');
  await answer(page, 'Lot', 'L-2026-117');
  await choose(page, 'Change to the planned activity', 'None');
  await choose(page, 'Infusion completed', 'Yes');
  await choose(page, 'Amino acids given', 'No');
  await page.getByRole('button', { name: /^Mark complete/u }).click();
  // Nobody has recorded bloods: the dose is kept, and what it departs from is said before.
  await expect(page.getByRole('list', { name: 'Deviations this would record' })).toContainText(
    'no Haematology is recorded by then',
  );
  await page.getByRole('button', { name: /^Complete with this deviation/u }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Cycle 1 dose complete' })).toBeFocused();

  await page.goto(participantAt(participantId));
  const week2 = page.getByRole('listitem').filter({ hasText: 'Cycle 1 week 2' });
  await expect(week2).toContainText(dayAfter(today, 14));

  const monitor = await (await browser.newContext()).newPage();
  await signIn(monitor, 'monitor', `${participantAt(participantId)}/trail`);
  const weight = monitor.getByRole('row').filter({ hasText: 'Weight' });
  await expect(weight).toContainText('Research nurse');
  await expect(weight).toContainText('71.5 kg');
  await open(monitor, await formAt(monitor, participantId, 'Cycle 1 dose', 'Vital signs'), 'Vital signs');
  await expect(monitor.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await expect(monitor.getByRole('main').getByText(/Last entry by Research nurse/u)).toBeVisible();
  await monitor.context().close();
});

test('a correction of a completed form asks for its reason, shows what moves, and the trail keeps old, new and why', async ({
  page,
}) => {
  const { id } = await openForm(page, 'Inclusion', 'Inclusion');
  await answer(page, 'Date of the decision', 'y');
  const bar = page.getByRole('form', { name: 'Reason for the change' });
  // Straight from the field: the key leaves it, and leads to the reason.
  await page.keyboard.press('Alt+r');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Transcription error');
  await bar.getByRole('button', { name: 'Save with this reason' }).click();
  const preview = bar.getByRole('region', { name: 'This correction would move visits' });
  await expect(preview.getByRole('row', { name: /^Cycle 1 dose/u })).toBeVisible();
  await bar.getByRole('button', { name: 'Save and move the visits' }).click();
  await expect(page.getByRole('status', { name: 'Saved. The correction moved visits' })).toBeVisible();
  await expect(bar).toBeHidden();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('reason for the change');
  // No key of the page below a dialog works: the form would be left.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Inclusion' })).toBeVisible();

  await page.goto(`${participantAt(id)}/trail`);
  // The deviation the correction brought about stands there with the same reason.
  const change = page
    .getByRole('row')
    .filter({ hasText: 'Transcription error' })
    .filter({ hasText: 'Date of the decision' })
    .first();
  await expect(change).toBeVisible();
  await expect(change.locator('s')).toHaveText(/\d{4}$/u);
});

test('a form is filled in and completed by keys alone', async ({ page }) => {
  await openForm(page, 'Cycle 1 dose', 'Visit');
  const keys = page.keyboard;
  await expect(page.getByRole('textbox', { name: 'Visit date' })).toBeFocused();
  await keys.press('t');
  await expect(page.getByRole('textbox', { name: 'Visit date' })).toHaveValue(/^\d+ \w+ \d{4}$/u);
  await keys.press('Tab');
  await keys.press('1');
  await keys.press('Tab');
  await keys.press('1');
  await keys.press('Control+Enter');
  const preview = page.getByRole('region', { name: 'Completing this form changes the schedule' });
  await expect(preview.or(page.getByRole('heading', { level: 1, name: 'Vital signs' }))).toBeVisible();
  if (await preview.isVisible()) await keys.press('Control+Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Vital signs' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toBeFocused();
  for (const value of ['71', '127', '77']) {
    await keys.type(value);
    await keys.press('Enter');
  }
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toBeFocused();
  await keys.type('6');
  await keys.press('Alt+n');
  await expect(page.getByText('This replaces the value 6 /min.')).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByText('Say why there is no value. Nothing was recorded.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record as not done' })).toBeVisible();
  await keys.type('Monitor failed');
  await keys.press('Enter');
  await expect(page.getByRole('main').getByText('Monitor failed')).toBeVisible();
  await keys.press('Control+Enter');
  const problems = page.getByRole('alert', { name: /stands in the way/u });
  await expect(problems).toContainText('Temperature');
  await expect(page.getByRole('textbox', { name: 'Temperature' })).toBeFocused();
  await keys.type('36.8');
  await keys.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Treatment decision' })).toBeVisible();
});
