import { expect, test } from '@playwright/test';
import { answer, enrolIncluded, expectSaved, formAt, open, openForm, saved } from './casebook-records.js';
import { PASSWORD, signIn } from './people.js';

test('two people change the same field: both values are kept until one is chosen', async ({
  page,
  browser,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'investigator', address);
  await open(page, address, 'Vital signs');
  await answer(other, 'Weight', '70');
  await answer(other, 'Pulse', '64');
  await saved(other);

  // The first thing entered here: an earlier save would already have brought the other's weight into view.
  await answer(page, 'Weight', '80');
  await page.keyboard.press('Tab');
  const conflict = page.getByRole('region', { name: /changed by someone else while you typed/u });
  await expect(conflict.getByRole('row', { name: /Weight/u })).toContainText('Investigator');
  await expect(conflict.getByRole('row', { name: /Weight/u })).toContainText(/80 kg.*70 kg/u);
  await expect(conflict.getByRole('row')).toHaveCount(2);
  await conflict.getByRole('radio').first().check();
  await conflict.getByRole('button', { name: 'Keep what I chose' }).click();
  await expect(conflict).toBeHidden();
  await expectSaved(page);
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('64');
  await answer(page, 'Temperature', '36.6');
  await saved(page);

  await other.reload();
  await expect(other.getByRole('textbox', { name: 'Weight' })).toHaveValue('80');
  await expect(other.getByRole('textbox', { name: 'Temperature' })).toHaveValue('36.6');
  await other.context().close();
});

test('two people at one computer: what one leaves unsaved is unreadable to the next, and there when they are back', async ({
  page,
}) => {
  const { address } = await openForm(page, 'Cycle 1 dose', 'Vital signs');
  // What the page still asks for would be refused first, and the dialog would take what is typed.
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await answer(page, 'Weight', '77.7');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await expect.poll(() => page.evaluate(keptOnThisComputer)).not.toBe('');

  await signIn(page, 'investigator', address);
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('');
  const left = await page.evaluate(keptOnThisComputer);
  expect(left.length).toBeGreaterThan(0);
  expect(left).not.toMatch(/WEIGHT|77\.7|Vital/u);
  await page.getByRole('button', { name: 'Investigator' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();

  await signIn(page, 'nurse', address);
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('77.7');
  await expectSaved(page);
});

/** Every byte of every row that the browser keeps of unsent work, as letters. */
async function keptOnThisComputer(): Promise<string> {
  const opening = indexedDB.open('lutetia');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const [store = ''] = opening.result.objectStoreNames;
  const reading = opening.result.transaction(store).objectStore(store).getAll();
  await new Promise((resolve) => (reading.onsuccess = resolve));
  opening.result.close();
  const letters = new TextDecoder('latin1');
  return (reading.result as Record<string, string | number | ArrayBuffer | Uint8Array>[])
    .flatMap((row) => Object.values(row))
    .map((field) => (typeof field === 'object' ? letters.decode(field) : String(field)))
    .join(' ');
}

test('somebody else signs in in a second tab: nothing typed in the first goes up under their name', async ({
  page,
  context,
}) => {
  const { address } = await openForm(page, 'Cycle 1 dose', 'Vital signs');
  const second = await context.newPage();
  await signIn(second, 'investigator', address);
  await answer(page, 'Pulse', '71');
  await page.keyboard.press('Tab');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog.getByText('Somebody else signed in on this computer.')).toBeVisible();
  await second.reload();
  await expect(second.getByRole('textbox', { name: 'Pulse' })).toHaveValue('');

  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectSaved(page);
  await expect(second.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
});
