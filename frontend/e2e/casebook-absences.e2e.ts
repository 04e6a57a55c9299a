import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { answer, enrol, formAt, open, saved } from './casebook-records.js';
import { signIn } from './people.js';

test('a section and a form are marked not done by the keyboard, and the mark is taken back', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'Haematology'), 'Haematology');
  await answer(page, 'Haemoglobin', '11.2');
  await page.keyboard.press('Tab');
  await saved(page);
  const counts = page.getByRole('region', { name: 'Counts', exact: true });
  const head = page.getByRole('button', { name: 'Not done, unknown or not applicable: Counts' });
  await head.focus();
  await page.keyboard.press('Alt+n');
  await expect(counts.getByText('This empties 1 value in the same save: Haemoglobin.')).toBeVisible();
  await page.keyboard.type('Sample clotted');
  await page.keyboard.press('Enter');
  await expect(counts.getByRole('button', { name: 'Take back: Counts' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Haemoglobin' })).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(counts).toContainText('Sample clotted');
  await counts.getByRole('button', { name: 'Take back: Counts' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Haemoglobin' })).toHaveValue('');

  await page.getByRole('button', { name: 'Not done, unknown or not applicable: Haematology' }).press('Alt+n');
  await page.keyboard.type('No blood taken');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await saved(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Chemistry' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Haematology/u })).toContainText('7/7');
});

test('rows of a group stay in order, are removed and put back', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'PRRT and tumour history'), 'PRRT and tumour history');
  const group = page.getByRole('region', { name: 'Treatment between the two PRRTs' });
  for (const treatment of ['Octreotide', 'Everolimus', 'Sunitinib', 'Capecitabine']) {
    await group.getByRole('button', { name: /^Add:/u }).click();
    await expect(group.getByRole('textbox', { name: 'Treatment' }).last()).toBeFocused();
    await page.keyboard.type(treatment);
    await page.keyboard.press('Enter');
    await page.keyboard.type('UN-UNK-2025');
    await page.keyboard.press('Enter');
  }
  await saved(page);
  await expectAccessibleEverywhere(page, '[aria-label="Treatment between the two PRRTs"]');
  await group.getByRole('button', { name: /^Remove .* 2$/u }).press('Enter');
  await expect(group.getByRole('button', { name: /^Put back .*Everolimus/u })).toBeFocused();
  await expect(group.getByRole('heading', { level: 3 })).toHaveCount(3);
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  // In order, so only their headings are open.
  await expect(group.getByRole('heading', { level: 3 })).toContainText([
    'Octreotide · 2025',
    'Everolimus · 2025',
    'Sunitinib · 2025',
    'Capecitabine · 2025',
  ]);
  await expect(group.getByRole('textbox')).toHaveCount(0);
});

test('a section that is all worked out is not offered to be marked, and what a mark empties is counted', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'Baseline lesions'), 'Baseline lesions');
  const mark = /^Not done, unknown or not applicable: /u;
  const sections = page.getByRole('main').getByRole('region');
  await expect(
    sections.filter({ hasText: 'Sum of their diameters' }).getByRole('button', { name: mark }),
  ).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: 'Not done, unknown or not applicable: Target lesion' }),
  ).toBeVisible();
  // The item, the section and the form of one name are told apart.
  for (const name of ['Imaging', 'Imaging, the whole section', 'Baseline lesions, the whole form']) {
    const button = page.getByRole('button', {
      name: `Not done, unknown or not applicable: ${name}`,
      exact: true,
    });
    await expect(button, name).toHaveCount(1);
  }

  const address = await formAt(page, id, 'Screening', 'Haematology');
  const asked = ['HGB', 'NEUT', 'LYM', 'MONO', 'PLAT'];
  const changes = Object.fromEntries(
    asked.map((item) => [item, { absent: 'unknown', reason: 'Report lost' }] as const),
  );
  const save = { data: { changes, changeId: randomUUID() }, headers: { 'if-match': '"0"' } };
  expect((await page.request.put(`/api/forms/${address.split('/').at(-1) ?? ''}`, save)).ok()).toBe(true);
  await open(page, address, 'Haematology');
  await page.getByRole('button', { name: 'Not done, unknown or not applicable: Counts' }).press('Alt+n');
  await expect(
    page.getByText(/^This empties 5 values in the same save: .+ and 2 more\. They/u),
  ).toBeVisible();
});
