import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { signIn } from './people.js';

/** `LUTETIA_TEST_README=1 npm test -- --only browser` takes the README's picture anew; otherwise it goes with the results. */
const FOLDER = process.env['LUTETIA_TEST_README'] === '1' ? 'docs/images' : 'test-results';
const TOP = join(import.meta.dirname, '../..');

test('the worklist is as the README shows it', async ({ page }) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await page.screenshot({ path: join(TOP, FOLDER, 'worklist.png'), animations: 'disabled' });
  expect(picture.length).toBeGreaterThan(10_000);
});
