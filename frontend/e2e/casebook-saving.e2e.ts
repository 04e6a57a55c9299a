import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { answer, enrolIncluded, formAt, open, saved } from './casebook-records.js';
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
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('64');
  await answer(page, 'Temperature', '36.6');
  await saved(page);

  await other.reload();
  await expect(other.getByRole('textbox', { name: 'Weight' })).toHaveValue('80');
  await expect(other.getByRole('textbox', { name: 'Temperature' })).toHaveValue('36.6');
  await other.context().close();
});

test('the session ends while one types: the value stays, and goes up after signing in again', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  await open(page, address, 'Vital signs');
  await page.context().clearCookies();
  await answer(page, 'Weight', '72');
  await page.keyboard.press('Tab');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('72');
});

test('without a connection work goes on, is kept, survives a reload, and goes up when it is back', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await open(page, await formAt(page, id, 'Cycle 1 dose', 'Vital signs'), 'Vital signs');
  await page.route('**/api/forms/*', (route) =>
    route.request().method() === 'PUT' ? route.abort('connectionfailed') : route.fallback(),
  );
  await answer(page, 'Weight', '73');
  await answer(page, 'Pulse', '66');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByText('Not saved, kept on this computer')).toBeVisible();
  const strip = page.getByRole('region', { name: 'Participant' });
  await expect(strip.getByText('2 values kept here')).toBeVisible();
  // What stands in the field one is still in is kept too; the next form knows how far this one is filled in.
  await page.getByRole('textbox', { name: 'Temperature' }).fill('36.6');
  await expect(strip.getByText('3 values kept here')).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Treatment decision' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Vital signs 3 of \d answered/u })).toBeVisible();
  await page.goBack();

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('73');
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('66');
  // It was tried at once, in vain, and is tried by itself again only after a while.
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute('**/api/forms/*');
  await again.click();
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  // The strip says it in place of the title and the bar, once these are scrolled away.
  const inStrip = strip.getByText(/^Saved · \d\d:\d\d$/u);
  await expect(inStrip).toBeHidden();
  await page.setViewportSize({ width: 768, height: 660 });
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, 600);
  await expect(inStrip).toBeVisible();
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('66');
  // A form not opened here before says that it waits, and leads back to the one that is here.
  await expect(page.getByRole('link', { name: /Treatment decision 0 of/u })).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('main').getByRole('button', { name: 'Back to where you were' }).click();
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('66');
});

test('a text that is too long is neither cut nor lost: it is told wherever one goes, and there to be shortened', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await open(page, await formAt(page, id, 'Cycle 1 dose', 'Visit'), 'Visit');
  // 1,000 characters at most.
  const long = 'Seen by telephone. '.repeat(60).trim();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill(long);
  await page.keyboard.press('Tab');
  await expect(page.getByText('Note is longer than 1000 characters.', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Vital signs' })).toBeVisible();
  await page.reload();
  const told = page.getByRole('link', { name: /1 value in .* Visit not saved: to be corrected/u });
  await told.click();
  await expect(note).toHaveValue(long);
  await note.fill('Seen by telephone');
  await saved(page);
  await expect(told).toBeHidden();
  await page.reload();
  await expect(note).toHaveValue('Seen by telephone');
});

test('a value the server does not take is kept here, told wherever one goes, and gone only once it is corrected', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  await open(page, address, 'Vital signs');
  // Somewhere else the whole form is marked meanwhile: under it nothing can stand.
  await page.request.put(`/api/forms/${address.split('/').at(-1) ?? ''}`, {
    headers: { 'if-match': '"0"' },
    data: { changes: { '@form': { absent: 'not-done', reason: 'No scales' } }, changeId: randomUUID() },
  });
  await answer(page, 'Weight', '72.5');
  await page.keyboard.press('Tab');
  const refused = page.getByRole('alert').filter({ hasText: /Weight 72.5: Not saved/u });
  await expect(refused).toBeVisible();

  await page.goto(await formAt(page, id, 'Cycle 1 dose', 'Visit'));
  const told = page.getByRole('link', { name: /1 value in .* Vital signs not saved: to be corrected/u });
  await told.click();
  await expect(refused).toBeVisible();
  await page.reload();
  await expect(refused).toBeVisible();
  await page.getByRole('button', { name: /^Take back/u }).click();
  const weight = page.getByRole('textbox', { name: 'Weight' });
  await expect(weight).toHaveValue('72.5');
  await weight.press('Tab');
  await saved(page);
  await page.reload();
  await expect(weight).toHaveValue('72.5');
  await expect(told).toBeHidden();
});

test('two people at one computer: what one leaves unsaved is unreadable to the next, and there when they are back', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  await open(page, address, 'Vital signs');
  await page.context().clearCookies();
  await answer(page, 'Weight', '77.7');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();

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
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
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

test('what had not come when the connection went comes with it again, and the form goes on meanwhile', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const parts = /\/assets\/line-parts-/u;
  await page.route(parts, (route) => route.abort());
  await open(page, await formAt(page, id, 'Cycle 1 dose', 'Vital signs'), 'Vital signs');
  await page.waitForLoadState('networkidle');
  await page.unroute(parts);
  await context.setOffline(true);
  // What is said of it is drawn by a part that has not come.
  await answer(page, 'Weight', '7.7');
  await page.keyboard.press('Tab');
  await answer(page, 'Pulse', '72');
  await page.keyboard.press('Tab');
  await expect(page.getByText('This page could not be shown.')).toBeHidden();
  await context.setOffline(false);
  await expect(page.locator('[data-path="WEIGHT"]').getByText('Outside 35 to 180 kg.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('72');
});

test('signing out without a connection says that one is still signed in, and never happens later by itself', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await open(page, await formAt(page, id, 'Cycle 1 dose', 'Vital signs'), 'Vital signs');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await answer(page, 'Weight', '77.7');
  await page.keyboard.press('Tab');
  const told = page.waitForEvent('dialog');
  await page.getByRole('button', { name: 'Research nurse' }).click();
  const asked = page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = await told;
  expect(dialog.message()).toContain('You are still signed in');
  await dialog.accept();
  await asked;
  await context.setOffline(false);
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  expect((await page.request.get('/api/session')).ok()).toBe(true);
});

test('a browser without a store says that it keeps nothing, and lets one sign out', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await open(page, await formAt(page, id, 'Cycle 1 dose', 'Vital signs'), 'Vital signs');
  await context.setOffline(true);
  await answer(page, 'Weight', '77.7');
  await page.keyboard.press('Tab');
  await expect(page.getByText('this browser cannot keep what you enter')).toBeVisible();
  await expect(
    page.getByText('Not saved, and this browser cannot keep it: leave this tab open'),
  ).toBeVisible();
  await expect(page.getByText('1 value not saved').first()).toBeVisible();
  await expect(page.getByText(/kept (here|on this computer)/u)).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await page.getByRole('button', { name: 'Research nurse' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  expect(faults).toEqual([]);
});

test('somebody else signs in in a second tab: nothing typed in the first goes up under their name', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  await open(page, address, 'Vital signs');
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
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await expect(second.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
});

test('two tabs of one form without a connection: what both kept is there when it is opened again', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
  const second = await context.newPage();
  for (const tab of [page, second]) await open(tab, address, 'Vital signs');
  await context.setOffline(true);
  for (const [tab, field, value] of [
    [page, 'Pulse', '77'],
    [second, 'Weight', '66'],
  ] as const) {
    await answer(tab, field, value);
    await tab.keyboard.press('Tab');
    await expect(tab.getByRole('main').getByText('Not saved, kept on this computer')).toBeVisible();
  }
  await page.close();
  await second.close();
  await context.setOffline(false);
  const third = await context.newPage();
  await open(third, address, 'Vital signs');
  await expect(third.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
  await third.reload();
  await expect(third.getByRole('textbox', { name: 'Pulse' })).toHaveValue('77');
  await expect(third.getByRole('textbox', { name: 'Weight' })).toHaveValue('66');
});
