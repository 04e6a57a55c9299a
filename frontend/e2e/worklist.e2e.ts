import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { PASSWORD, signIn, signInOnScreen } from './people.js';

test('a nurse signs in and lands on the worklist, whose counts are the lengths of its lists', async ({
  page,
}) => {
  await signInOnScreen(page, 'nurse');
  await expect(page).toHaveURL(/\/worklist$/u);
  const groups = page.locator('section[aria-labelledby^="group-"]');
  await expect(groups.first()).toBeVisible();
  let toDo = 0;
  const counts: number[] = [];
  for (const group of await groups.all()) {
    const rows = await group.locator('.wl-row').count();
    await expect(group.locator('.wl-n')).toHaveText(String(rows));
    counts.push(rows);
    const id = await group.getAttribute('aria-labelledby');
    if (id !== 'group-upcoming') toDo += rows;
  }
  const count = page.getByRole('link', { name: /^Worklist/u }).locator('.count');
  await expect(count).toHaveText(String(toDo));
  await expect(count).toHaveAttribute('title', /with forms to finish; \d+ upcoming not counted$/u);
  const summary = (await page.locator('.wl-head .mut').textContent()) ?? '';
  expect(summary.split(', ').map((part) => Number.parseInt(part, 10))).toEqual(counts);
});

test('the worklist is worked by keys alone: down, delay with a preview, and nothing moves by closing', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.wl-row').nth(1)).toBeFocused();
  // The last line is a visit to come; those before may have taken place.
  await page.locator('.wl-row').last().focus();
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Nothing has changed yet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('wrong credentials say what happened and keep what was typed', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('E-mail').fill('nobody@demo.lutetia.example');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('do not match');
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@demo.lutetia.example');
});

test('when the session ends the page stays, and signing in again in place goes on where it was', async ({
  page,
  context,
}) => {
  await signIn(page, 'nurse');
  await page.locator('.wl-row').last().focus();
  await page.keyboard.press('d');
  const delay = page.getByRole('dialog', { name: /^Delay/u });
  await delay.getByLabel('Reason').fill('Platelets low');
  await context.clearCookies();
  await delay.getByLabel('New date').fill('2030-01-04');
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again.getByLabel('E-mail')).toHaveValue('nurse@demo.lutetia.example');
  await again.getByLabel('Password').fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  await expect(delay.getByLabel('Reason')).toHaveValue('Platelets low');
  await expect(delay.getByRole('table')).toBeVisible();
});

test('signed out, an address asks to sign in and then shows what was asked for', async ({ page }) => {
  await page.goto('/reluth/participants');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, 'monitor', '/reluth/participants');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enrol participant' })).toHaveCount(0);
});

test('sign-in, worklist and participants hold to WCAG in both themes, at a desk and on a tablet', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('link', { name: 'Participants' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('the days of the doses coming stay in their column, also where one is the earliest of several', async ({
  page,
}) => {
  await signIn(page, 'investigator', '/start-net/worklist');
  const coming = page.getByRole('complementary', { name: 'What is coming' });
  const doses = coming.getByRole('listitem').filter({ hasText: /cycle \d/u });
  await expect(doses.first()).toBeVisible();
  const overflows = (list: HTMLElement[]): number[] =>
    list.map((dose) => dose.scrollWidth - dose.clientWidth).filter((more) => more > 0);
  expect(await doses.evaluateAll(overflows)).toEqual([]);
});

test('a worklist that does not come says so and shows nothing as if on its way; what is not there is not tried again', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/');
  await page.route('**/api/studies/reluth/worklist?*', (route) => route.abort());
  await page.goto('/reluth/worklist');
  const notice = page.getByRole('alert').filter({ hasText: 'The worklist could not be loaded.' });
  await expect(notice.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.locator('main .sk-bar, aside .sk-bar')).toHaveCount(0);
  await page.goto('/reluth/participants/01a202bf-0000-7000-8000-000000000000');
  const missing = page.getByRole('alert').filter({ hasText: 'There is no such participant among yours.' });
  await expect(missing).toBeVisible();
  await expect(missing.getByRole('button')).toHaveCount(0);
});
