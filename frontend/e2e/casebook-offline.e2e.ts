import { expect, test } from '@playwright/test';
import { answer, enrolIncluded, expectSaved, formAt, open, openForm } from './casebook-records.js';
import { signIn } from './people.js';

test('without a connection work goes on, is kept, survives a reload, and goes up when it is back', async ({
  page,
  context,
}) => {
  await openForm(page, 'Cycle 1 dose', 'Vital signs');
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
  await expectSaved(page);
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
  await openForm(page, 'Cycle 1 dose', 'Vital signs');
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
  await expectSaved(page);
  expect((await page.request.get('/api/session')).ok()).toBe(true);
});

test('a browser without a store says that it keeps nothing, and lets one sign out', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await openForm(page, 'Cycle 1 dose', 'Vital signs');
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
  await expectSaved(page);
  await page.getByRole('button', { name: 'Research nurse' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  expect(faults).toEqual([]);
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
  await expectSaved(third);
  await third.reload();
  await expect(third.getByRole('textbox', { name: 'Pulse' })).toHaveValue('77');
  await expect(third.getByRole('textbox', { name: 'Weight' })).toHaveValue('66');
});
