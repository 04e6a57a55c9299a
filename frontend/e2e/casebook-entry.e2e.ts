import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import {
  answer,
  choose,
  enrol,
  enrolIncluded,
  formAt,
  open,
  openForm,
  saved,
  visitAt,
} from './casebook-records.js';
import { signIn } from './people.js';

test('values follow each other by Tab, the unit is reached by its key, and a result below the limit is kept', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 bloods', 'Haematology');
  await page.getByRole('textbox', { name: 'Haemoglobin' }).focus();
  // The unit is chosen before its number, and belongs to it.
  await page.keyboard.press('Alt+u');
  await expect(page.getByLabel('Unit of Haemoglobin')).toBeFocused();
  await page.getByLabel('Unit of Haemoglobin').selectOption('g/L');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Haemoglobin' })).toBeFocused();
  await page.keyboard.type('112');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Haematocrit' })).toBeFocused();
  await answer(page, 'Neutrophils', '< 0,5');
  await saved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Haemoglobin' })).toHaveValue('112');
  await expect(page.getByLabel('Unit of Haemoglobin')).toHaveValue('g/L');
  await expect(page.getByRole('textbox', { name: 'Neutrophils' })).toHaveValue('<0.5');
});

test('a factor of ten and a unit taken for another are asked about, and the impossible keeps the form open', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 dose', 'Administration');
  await choose(page, 'Dose given', 'Yes');
  for (const [slip, question] of [
    ['74', 'The planned activity is 7.4 GBq.'],
    ['7400', 'Did you mean 7400 MBq (7.4 GBq)?'],
  ] as const) {
    await answer(page, 'Activity given', slip);
    await page.keyboard.press('Tab');
    await expect(page.getByText(question)).toBeVisible();
  }
  // What the question proposes is taken with one press, of what cannot be as of what is unusual.
  await page.getByRole('button', { name: 'Correct to 7400 MBq' }).click();
  await expect(page.getByLabel('Unit of Activity given')).toHaveValue('MBq');
  await expect(page.getByRole('textbox', { name: 'Activity given' })).toBeFocused();
  await expect(page.getByText('Did you mean')).toHaveCount(0);
  await answer(page, 'Activity given', '7.4');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Correct to 7.4 GBq' }).click();
  await saved(page);
  await expect(page.getByRole('textbox', { name: 'Activity given' })).toHaveValue('7.4');
  await expect(page.getByText('The planned activity is 7.4 GBq.')).toHaveCount(0);
});

test('something unusual is answered in place, offline too, before completion and after, and is not asked again', async ({
  page,
  context,
}) => {
  const { address } = await openForm(page, 'Cycle 1 dose', 'Vital signs');
  for (const [field, value] of [
    ['Weight', '31'],
    ['Systolic pressure', '128'],
    ['Diastolic pressure', '36'],
    ['Pulse', '68'],
    ['Temperature', '36.7'],
  ] as const)
    await answer(page, field, value);
  await saved(page);
  await expect(
    page.getByText('2 unusual values without a reason: Weight · Diastolic pressure'),
  ).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'Diastolic pressure', exact: true }).focus();
  await page.keyboard.press('Alt+q');
  await page.keyboard.type('Measured on both arms');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toBeFocused();
  const pressure = page.locator('[data-path="DIABP"]');
  await expect(pressure.getByRole('img', { name: 'Answered:' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Date measured' }).press('t');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('mark the form complete when the connection is back')).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/Vital signs is complete/u).first()).toBeAttached();
  await open(page, address, 'Vital signs');
  await expect(pressure).toContainText('Measured on both arms');
  // The reason says itself why it was written: a completed form asks for no other.
  await page.getByRole('textbox', { name: 'Reason for Weight' }).fill('Weighed twice');
  await page.keyboard.press('Enter');
  await saved(page);
  await expect(page.getByText(/without a reason/u)).toHaveCount(0);
  await page.reload();
  const weight = page.locator('[data-path="WEIGHT"]');
  await expect(weight).toContainText('Weighed twice');
  await weight.click();
  const history = page.getByRole('complementary', { name: 'About the field' });
  await expect(history.getByText('Outside 35 to 180 kg. No reason given.')).toBeVisible();
  await expect(history.getByText('Outside 35 to 180 kg. Answered: Weighed twice')).toBeVisible();
  await expectAccessibleEverywhere(page, '[data-path="WEIGHT"]');
});

test('the cursor waits for a list field that is fetched after its page', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  const name = 'ECOG performance status';
  await open(page, await formAt(page, id, 'Screening', name), name);
  await expect(page.getByRole('main').getByRole('combobox')).toBeFocused();
});

test('a field that a rule requires is no longer called optional', async ({ page }) => {
  await openForm(page, 'Cycle 1 bloods', 'Chemistry');
  const formula = page.locator('[data-path="EGFRMETH"]');
  await expect(formula).toContainText('optional');
  await answer(page, 'Filtration rate', '75');
  await saved(page);
  await expect(formula).not.toContainText('optional');
});

test('a consent after screening says in the form and before completing that an important deviation follows', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await visitAt(page, id, 'Screening'), 'Screening');
  await page.getByLabel('Day of the visit').fill('');
  await page.getByLabel('Day of the visit').press('y');
  await page.getByRole('button', { name: 'Record visit' }).click();
  await expect(page.getByText(/took place/iu).first()).toBeVisible();
  await open(page, await formAt(page, id, 'Screening', 'Consent'), 'Consent');
  await page.getByRole('textbox', { name: 'Date of signature' }).press('t');
  await saved(page);
  await expect(page.getByRole('main').getByText(/recorded as an important deviation/u)).toBeVisible();
  await answer(page, 'Version of the consent document', '2.0');
  await choose(page, 'Copy given to the participant', 'Yes');
  await choose(page, 'Takes part in the dosimetry study', 'No');
  await page.keyboard.press('Control+Enter');
  const preview = page.getByRole('region', { name: /^Completing this form/u });
  await expect(preview.getByText('Will be recorded as an important deviation.')).toBeVisible();
  // What is typed while the preview stands belongs to the completion: no correction is left behind.
  await page.getByRole('textbox', { name: 'Time of signature' }).fill('0:00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Consent' })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Consent' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Time of signature' })).toHaveValue('00:00');
  await expect(page.getByText(/waits? for its reason|a reason is needed/u)).toHaveCount(0);
});

test('a change of a completed form waits for its reason by name, and can be taken back', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  await open(page, address, 'Vital signs');
  for (const [field, value] of [
    ['Weight', '71'],
    ['Systolic pressure', '128'],
    ['Diastolic pressure', '76'],
    ['Pulse', '68'],
    ['Temperature', '36.7'],
  ] as const)
    await answer(page, field, value);
  await page.getByRole('textbox', { name: 'Date measured' }).press('t');
  await saved(page);
  await page.keyboard.press('Control+Enter');
  await expect(
    page
      .getByText(/Vital signs is complete/u)
      .or(page.getByRole('heading', { level: 1, name: 'Administration' }))
      .first(),
  ).toBeVisible();
  await open(page, address, 'Vital signs');
  await answer(page, 'Weight', '81');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Changed, not saved yet: it waits for its reason.')).toBeVisible();
  // Going on asks for the reason, and an empty one says so; leaving is asked about.
  await page.keyboard.press('Control+Enter');
  const bar = page.getByRole('form', { name: 'Reason for the change' });
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bar.getByText('Say why it changes. Nothing was saved.')).toBeVisible();
  await expectAccessibleEverywhere(page, 'form');
  await page.getByRole('link', { name: 'Worklist' }).first().click();
  await bar.getByRole('button', { name: 'Leave it for later' }).click();
  await page.getByRole('link', { name: `1 change in ${number} Vital signs waits for its reason` }).click();
  await page.getByRole('button', { name: 'Take the change back' }).click();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('71');
  await expect(page.getByText(/waits for its reason/u)).toHaveCount(0);
  // From the last value on the reason is asked in the foot, and once it is given the cursor is back at the value.
  await answer(page, 'Temperature', '37.1');
  await page.keyboard.press('Control+Enter');
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Transcription error');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Temperature' })).toBeFocused();
  await expect(bar).toBeHidden();
});

test('nobody born after this year is enrolled, and under 18 is asked about', async ({ page }) => {
  await signIn(page, 'nurse', '/reluth/participants');
  await page.getByRole('button', { name: 'Enrol participant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol a participant' });
  await dialog.getByLabel('Site').selectOption('FR-12');
  const thisYear = new Date().getFullYear();
  await dialog.getByLabel('Year of birth').fill(String(thisYear + 9));
  await expect(dialog.getByText(`The year of birth cannot be later than ${thisYear}.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Year of birth').fill(String(thisYear - 17));
  await expect(dialog.getByText(`Turns less than 18 in ${thisYear}.`, { exact: false })).toBeVisible();
  // Nobody is enrolled before the question is answered, and another year is asked about again.
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(`Is ${thisYear - 17} right?`);
  await expect(dialog.getByRole('button', { name: 'Enrol all the same' })).toBeVisible();
  await dialog.getByLabel('Year of birth').fill(String(thisYear - 6));
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(`Is ${thisYear - 6} right?`);
  // Of the year in which they turn 18 nothing is asked.
  await dialog.getByLabel('Year of birth').fill(String(thisYear - 18));
  await expect(dialog.getByText(/Turns less than 18/u)).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Enrol', exact: true })).toBeVisible();
});

test('keys typed before the search has come arrive in it', async ({ page }) => {
  await signIn(page, 'nurse');
  await page.route('**/*quick-find*', async (route) => {
    await new Promise((done) => setTimeout(done, 1_000));
    await route.continue();
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('011');
  await expect(page.getByRole('combobox', { name: 'Participant number' })).toHaveValue('011');
  await page.keyboard.type('9');
  await expect(page.getByRole('combobox', { name: 'Participant number' })).toHaveValue('0119');
});

test('which form it is stays in its place when something is saved', async ({ page }) => {
  await openForm(page, 'Cycle 1 dose', 'Vital signs');
  const position = page.getByText(/^Form \d+ of \d+/u);
  const before = await position.boundingBox();
  await answer(page, 'Weight', '77.7');
  await saved(page);
  expect(await position.boundingBox()).toEqual(before);
});

test('an option of a list is taken by what is typed of it, and a form with nothing open has the focus all the same', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'PRRT and tumour history'), 'PRRT and tumour history');
  const site = page.getByRole('combobox', { name: 'Primary site' });
  await expect(site).toBeFocused();
  // `num` is a part of two names: Enter takes the one marked in the list.
  await page.keyboard.type('num');
  await page.keyboard.press('Enter');
  await expect(site).toHaveValue('Jejunum');
  await site.fill('ile');
  await page.keyboard.press('Tab');
  await expect(site).toHaveValue('Ileum');
  await saved(page);
  await page.reload();
  await expect(site).toHaveValue('Ileum');

  // Sex and year of birth are known since the enrolment.
  await open(page, await formAt(page, id, 'Screening', 'Demography'), 'Demography');
  await expect(page.getByRole('radio', { name: 'Female' })).toBeFocused();
});

test('no line is half under what stands in the way of completion', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'PRRT and tumour history'), 'PRRT and tumour history');
  await expect(page.getByRole('combobox', { name: 'Primary site' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  const told = page.getByRole('alert');
  await expect(told).toBeVisible();
  const cut = (): Promise<number> =>
    told.evaluate((panel) => {
      const edge = panel.parentElement?.getBoundingClientRect().top ?? 0;
      return [...document.querySelectorAll('[data-path]')]
        .map((line) => line.getBoundingClientRect())
        .filter(({ top, bottom }) => top < edge - 1 && bottom > edge + 1).length;
    });
  await expect.poll(cut).toBe(0);
});
