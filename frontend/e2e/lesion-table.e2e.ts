import { expect, test, type Locator } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, formAt, open, saved } from './casebook-records.js';
import { signIn } from './people.js';

const FIELDS = ['Lesion', 'Organ', 'Where in it', 'Diameter'];

test('lesions are rows of a table on a desk, and cards on a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 900 });
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await formAt(page, id, 'Screening', 'Baseline lesions'), 'Baseline lesions');
  const add = page.getByRole('button', { name: 'Add: Target lesion' });
  const rows = [1, 2].map((number) =>
    page.getByRole('group', { name: `Target lesion ${number}`, exact: true }),
  );
  await add.click();
  await add.click();
  for (const [index, row] of rows.entries()) {
    await field(row, 'Lesion').fill(`T0${index + 1}`);
    await field(row, 'Diameter').fill(`${30 + index}`);
  }
  await saved(page);
  const [first, second] = await Promise.all(rows.map(boxesIn));
  // One line a row, and each field below the same one of the row before.
  expect(Math.max(...tops(first)) - Math.min(...tops(first))).toBeLessThan(12);
  expect(lefts(first)).toEqual(lefts(second));
  expect([...lefts(first)].sort((a, b) => a - b)).toEqual(lefts(first));
  expect(Math.max(...lefts(first))).toBeLessThan(1366);
  await expect(page.getByRole('button', { name: /^Target lesion 1/u })).toBeHidden();
  await expectAccessibleEverywhere(page, 'main');
  // What is to be said about one value has the width of the row, below it.
  await field(rows[0] as Locator, 'Diameter').focus();
  await page.keyboard.press('Alt+n');
  const why = page.getByRole('group', { name: 'Why there is no value for Diameter' });
  expect((await why.boundingBox())?.width ?? 0).toBeGreaterThan(500);
  const label = (rows[0] as Locator).locator('label', { hasText: 'Diameter' });
  expect((await label.boundingBox())?.width ?? 0).toBeGreaterThan(20);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 768, height: 1000 });
  const [card] = await Promise.all(rows.map(boxesIn));
  expect(new Set(tops(card)).size).toBe(FIELDS.length);
  await expect(page.getByRole('button', { name: /^Target lesion 1/u })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Target lesion 2' }).click();
  await expect(rows[1] as Locator).toHaveCount(0);
});

type Box = { readonly x: number; readonly y: number };

function field(row: Locator, label: string): Locator {
  return row.getByLabel(label, { exact: true });
}

function boxesIn(row: Locator): Promise<readonly Box[]> {
  const boxes = FIELDS.map(async (label) => (await field(row, label).boundingBox()) ?? { x: NaN, y: NaN });
  return Promise.all(boxes);
}

const tops = (boxes: readonly Box[] = []): readonly number[] => boxes.map(({ y }) => Math.round(y));
const lefts = (boxes: readonly Box[] = []): readonly number[] => boxes.map(({ x }) => Math.round(x));
