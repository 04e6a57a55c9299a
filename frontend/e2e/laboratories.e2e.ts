import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import {
  type Enrolled,
  answer,
  complete,
  enrol,
  enrolIncluded,
  formAt,
  leaveOut,
  open,
  openForm,
  saved,
  scheduleOf,
} from './casebook-records.js';
import { signIn } from './people.js';

test('results are flagged against the ranges of their day and judged by the investigator', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const enrolled = await enrol(page);
  const address = await formAt(page, enrolled.id, 'Screening', 'Haematology');
  await open(page, address, 'Haematology');
  const line = page.locator('[data-path="HGB"]');
  await page.getByRole('textbox', { name: 'Sample date' }).fill('t');
  await page.getByLabel('Laboratory', { exact: true }).selectOption('Hospital laboratory');
  await answer(page, 'Haemoglobin', '11.4');
  await saved(page);
  await expect(line.getByText('11.5–15.5')).toBeVisible();
  await expect(line.getByText('Low')).toBeVisible();
  await expect(line.getByText('For the investigator')).toBeVisible();
  await page.getByLabel('Unit of Haemoglobin').selectOption('g/L');
  await answer(page, 'Haemoglobin', '115');
  await saved(page);
  await expect(line.getByText('115–155')).toBeVisible();
  await expect(line.getByText('Low')).toHaveCount(0);
  // Another laboratory: its range is typed from the report.
  await page.getByLabel('Laboratory', { exact: true }).selectOption('Another laboratory');
  await page.getByPlaceholder('Name on the report').fill('City laboratory');
  await page.getByPlaceholder('Name on the report').press('Tab');
  await page.getByLabel('Range of Haemoglobin on the report').fill('120 - 150');
  await saved(page);
  await expect(line.getByText('Low')).toBeVisible();
  await page.getByRole('button', { name: 'Paste a column' }).first().press('Enter');
  await expect(page.getByRole('textbox', { name: 'Haematocrit', exact: true })).toBeFocused();
  await expect(
    page.getByRole('main').getByText('Press Ctrl V now: values go from Haematocrit down'),
  ).toBeVisible();
  await pasteAt(page, 'Haemoglobin', 'Leucocytes\t5,2\tG/L\nplatelets\t150\nCRP\t3');
  const pasted = page.getByRole('region', { name: 'Pasted from a spreadsheet' });
  await expect(pasted).toContainText('2 values, from White blood cells to Platelets');
  await expect(pasted).toContainText('Line 3 CRP 3');
  await expectAccessibleEverywhere(page, 'main');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Platelets', { exact: true })).toBeFocused();
  await saved(page);
  await expect(page.getByLabel('White blood cells', { exact: true })).toHaveValue('5.2');
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('White blood cells', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Platelets', { exact: true })).toHaveValue('');
  await expect(pasted).toHaveCount(0);
  await saved(page);
  await importResults(page, enrolled);
  await signIn(page, 'investigator', address);
  await expect(page.getByText('1 abnormal value waits for you')).toBeVisible();
  const question = page.getByRole('group', { name: 'Is Haemoglobin clinically significant?' });
  await question.getByRole('button', { name: 'No' }).click();
  await expect(question.getByRole('button', { name: 'No' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('1 abnormal value waits for you')).toHaveCount(0);
});

test('a judgement of a result that was changed meanwhile is asked for anew, with the result there is now', async ({
  page,
  browser,
}) => {
  const { address } = await openForm(page, 'Cycle 1 bloods', 'Haematology');
  await answer(page, 'Sample date', 't');
  await page.getByLabel('Laboratory', { exact: true }).selectOption('Hospital laboratory');
  await answer(page, 'Haemoglobin', '9.1');
  await saved(page);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'investigator', address);
  const question = other.getByRole('group', { name: 'Is Haemoglobin clinically significant?' });
  await expect(question).toBeVisible();
  await answer(page, 'Haemoglobin', '10.2');
  await saved(page);
  await question.getByRole('button', { name: 'Yes' }).click();
  const conflict = other.getByRole('region', { name: 'The result was changed by someone else' });
  await expect(conflict).toContainText('The result is 10.2 g/dL now.');
  await conflict.getByRole('radio').first().check();
  await conflict.getByRole('button', { name: 'Keep what I chose' }).click();
  await expect(conflict).toBeHidden();
  await other.context().close();
});

test('whose ranges they are stands once, above the first table of a form', async ({ page }) => {
  await signIn(page, 'nurse');
  const answer = await page.request.get('/api/studies/reluth/participants?limit=1');
  const { items } = (await answer.json()) as { items: readonly { readonly id: string }[] };
  await open(page, await formAt(page, items[0]?.id ?? '', 'Screening', 'Chemistry'), 'Chemistry');
  const said = page.getByText(/^Ranges of .+ as they were when the form was completed\.$/u);
  await expect(said.filter({ visible: true })).toHaveCount(1);
  expect(await said.count()).toBeGreaterThan(1);
});

test('the last form of a visit keeps its flags when it is completed', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const visit = 'Cycle 1 week 2';
  const { today } = await scheduleOf(page, id);
  const atVisit = { VISDAT: { v: today }, VISLOC: { v: 'trial-site' }, VISMODE: { v: 'on-site' } };
  await complete(page, await formAt(page, id, visit, 'Visit'), atVisit);
  await leaveOut(page, id, visit, 'Chemistry');
  const address = await formAt(page, id, visit, 'Haematology');
  const counts = { WBC: '6.1', NEUT: '4', LYM: '1.5', MONO: '0.4', PLAT: '210' };
  const entered = await page.request.put(`/api/forms/${address.split('/').at(-1) ?? ''}`, {
    headers: { 'if-match': '"0"' },
    data: {
      changeId: randomUUID(),
      changes: {
        LBDAT: { v: today },
        LBNAM: { v: 'Hospital laboratory' },
        HGB: { v: '11.2', unit: 'g/dL' },
        ...Object.fromEntries(Object.entries(counts).map(([code, v]) => [code, { v, unit: '10*9/L' }])),
      },
    },
  });
  expect(entered.ok(), await entered.text()).toBe(true);
  await open(page, address, 'Haematology');
  await page.getByRole('button', { name: /^Mark complete/u }).click();
  await expect(page.getByRole('heading', { level: 2, name: `${visit} complete` })).toBeVisible();
  await expect(page.locator('[data-path="HGB"]').getByText('Low')).toBeVisible();
  await expect(page.getByText('1 abnormal value waits for the investigator')).toBeVisible();
});

test('the data manager adds a laboratory, imports its ranges whole, and replaces one', async ({ page }) => {
  await signIn(page, 'datamanager', '/reluth/laboratories');
  await page.getByLabel('Site', { exact: true }).selectOption('FR-12');
  const name = `Laboratory ${Date.now()}`;
  await page.getByRole('button', { name: 'Add a laboratory' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Add the laboratory' }).click();
  await expect(page.getByText(`${name} has no ranges yet.`)).toBeVisible();
  await page.getByRole('button', { name: 'Import ranges' }).click();
  const head = 'analyte,sex,age_from,age_to,valid_from,unit,low,high,source';
  const upload = (lines: readonly string[]) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'ranges.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...lines].join('\n')),
    });
  const right = 'HGB,F,,,2026-01-01,g/dL,12.0,16.0,Manual 5';
  await upload([right, 'HGB,,,,2026-01-01,g/dL,12.0,16.0,Manual 5']);
  await expect(page.getByText('line 3')).toBeVisible();
  await upload([right]);
  await page.getByRole('button', { name: 'Take 1 range' }).click();
  await expect(page.getByRole('cell', { name: '12.0–16.0 g/dL' })).toBeVisible();
  await page.getByRole('button', { name: 'Replace the range of Haemoglobin, Women' }).click();
  await page.getByLabel('Lower limit').fill('11,5');
  await page.getByLabel('Upper limit').fill('16');
  await page.getByLabel('First day it holds').fill('1 jun 2026');
  await page.getByLabel('Source').fill('Manual 6');
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Replace the range', exact: true }).click();
  await expect(page.getByRole('cell', { name: '11.5–16 g/dL' })).toBeVisible();
  await page.getByRole('button', { name: '1 former range' }).click();
  await expect(page.getByText('1 Jan 2026 to 31 May 2026')).toBeVisible();
});

/** Enters a white cell count of today from a file, after one that does not fit was refused. */
async function importResults(page: Page, { id, number }: Enrolled): Promise<void> {
  const { today } = await scheduleOf(page, id);
  await page.getByRole('link', { name: 'Laboratories' }).click();
  await page.getByLabel('Site', { exact: true }).selectOption('FR-12');
  await page.getByRole('button', { name: 'Import results' }).click();
  const upload = (value: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'results.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`participant,day,analyte,value,unit\n${number},${today},WBC,${value},10^9/L`),
    });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toHaveText('The file is empty. Nothing was sent.');
  await upload('many');
  await expect(page.getByText('line 2')).toBeVisible();
  await upload('6.1');
  await expect(page.getByRole('cell', { name: 'is entered' })).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  await page.getByRole('button', { name: 'Enter 1 result' }).click();
  await page.getByRole('link', { name: /Haematology/u }).click();
  await expect(page.getByLabel('White blood cells', { exact: true })).toHaveValue('6.1');
}

/** Pastes copied cells at a value, as the keys do. */
async function pasteAt(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).evaluate((field, copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
