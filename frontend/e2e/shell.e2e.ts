import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere, expectNoAxeViolations } from './accessible.js';
import { PASSWORD, signIn } from './people.js';

test('before any script has arrived the page shows its skeleton', async ({ page }) => {
  await page.route(/\/assets\/.*\.js$/u, () => undefined);
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('status', { name: 'Lutetia is loading' })).toBeVisible();
  expect(await page.locator('.first-row').count()).toBeGreaterThan(4);
});

test('the worklist does not jump while it loads', async ({ page }) => {
  await signIn(page, 'nurse');
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await expect(page.locator('.wl-row').first()).toBeVisible();
  const total = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
  );
  expect(total).toBeLessThan(0.1);
});

test('a worklist that has not come yet counts nothing', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((go) => (release = go));
  await page.route('**/api/studies/reluth/worklist?*', async (route) => {
    await held;
    await route.continue();
  });
  await signIn(page, 'nurse');
  const begun = page.getByRole('button', { name: /^With a form begun/u });
  await expect(begun).toHaveText(/begun\s*$/u);
  release();
  await expect(begun).toHaveText(/\d\s*$/u);
});

test('the first Tab reaches the content, and single letters can be switched off', async ({ page }) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/u);
  await page.getByRole('button', { name: 'Research nurse' }).click();
  await page.getByRole('menuitem', { name: 'Switch single-letter keys off' }).click();
  await page.keyboard.press('Escape');
  await page.locator('.wl-row').first().focus();
  await page.keyboard.press('d');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/worklist/u);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('a nurse of two hospitals reads which they are, and one chosen holds for every list', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const place = page.getByRole('button', { name: /^ReLUTH/u });
  await expect(place).toContainText('FR-10, FR-12');
  await place.click();
  await page.getByRole('menuitemradio', { name: /^FR-10/u }).click();
  await expect(place).toContainText('FR-10');
  await expect(page.locator('.wl-row .pid').filter({ hasText: 'FR-12' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Participants' }).click();
  await expect(page.locator('.mx-who .pid').first()).toContainText('FR-10');
  await page.reload();
  await expect(page.locator('.mx-who .pid').first()).toBeVisible();
  await expect(page.locator('.mx-who .pid').filter({ hasText: 'FR-12' })).toHaveCount(0);
});

test('a page at 200 % keeps all of it: nothing is cut off sideways', async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 450 });
  await signIn(page, 'nurse');
  for (const place of ['Worklist', 'Participants', 'Deviations']) {
    await page.getByRole('link', { name: new RegExp(`^${place}`, 'u') }).click();
    await expect(page.getByRole('main')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, place).toBeLessThanOrEqual(0);
  }
});

test('a monitor begins with the participants and reads the deviations of every site', async ({ page }) => {
  await signIn(page, 'monitor');
  await expect(page).toHaveURL(/\/participants$/u);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/deviations$/u);
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await expect(page.locator('.list-n')).toHaveText(String(await rows.count()));
  await expect(rows.filter({ hasText: 'not acknowledged yet' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitemradio', { name: 'Missed' }).click();
  await expect(rows.filter({ hasNotText: 'Missed' })).toHaveCount(0);
  await rows.first().getByRole('link').last().click();
  await expect(page).toHaveURL(/\/visits\//u);
});

test('a monitor who opens the worklist by its address comes to the participants', async ({ page }) => {
  await signIn(page, 'monitor', '/reluth/worklist');
  await expect(page).toHaveURL(/\/reluth\/participants$/u);
  await expect(page.locator('.mx-who .pid').first()).toBeVisible();
});

test('an administrator adds a person, who chooses a password of their own before anything else', async ({
  page,
  browser,
}) => {
  const email = `second.nurse.${Date.now()}@hospital.example`;
  await signIn(page, 'admin');
  await expect(page).toHaveURL(/\/people$/u);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill('Second nurse');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('First password').fill('short');
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog.getByText('Choose the study.')).toBeVisible();
  await dialog.getByLabel('Study').selectOption({ label: 'ReLUTH' });
  await expect(dialog.getByText('Choose the site, or all sites.')).toBeVisible();
  await dialog.getByLabel('Site').selectOption('FR-10');
  await expect(dialog.getByText('Enter at least 12 characters.')).toBeVisible();
  await dialog.getByLabel('First password').fill('given by the office');
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText(
    'Research nurse, ReLUTH: FR-10',
  );

  const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const theirs = await other.newPage();
  await theirs.goto('/');
  await theirs.getByLabel('E-mail').fill(email);
  await theirs.getByLabel('Password').fill('given by the office');
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(theirs.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expectNoAxeViolations(theirs);
  await theirs.getByLabel('Present password').fill('given by the office');
  await theirs.getByLabel('New password', { exact: true }).fill('known to one only');
  await theirs.getByLabel('New password again').fill('known to one only');
  await theirs.getByRole('button', { name: 'Change password' }).click();
  await expect(theirs).toHaveURL(/\/worklist$/u);
  await expect(theirs.getByRole('button', { name: /^ReLUTH/u })).toContainText('FR-10');

  await page.getByRole('row').filter({ hasText: email }).getByRole('button').click();
  await expect(page.getByRole('dialog').getByLabel('New password')).toBeEditable();
  const theirDialog = page.getByRole('dialog');
  await theirDialog.getByRole('button', { name: 'Shut out' }).click();
  const question = theirDialog.getByRole('group', { name: 'Shut out' });
  await expect(question).toContainText(
    'is signed out everywhere at once and cannot sign in until let in again',
  );
  await expect(question.getByRole('button', { name: 'Leave as it is' })).toBeFocused();
  await expectNoAxeViolations(page);
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(theirDialog.getByRole('button', { name: 'Shut out' })).toBeFocused();
  await theirs.reload();
  await expect(theirs.getByRole('button', { name: /^ReLUTH/u })).toBeVisible();
  await theirDialog.getByRole('button', { name: 'Shut out' }).click();
  await question.getByRole('button', { name: 'Shut out' }).click();
  await expect(theirDialog.getByRole('button', { name: 'Let in again' })).toBeVisible();
  await theirDialog.getByRole('button', { name: 'Take back' }).click();
  const ending = theirDialog.getByRole('group', { name: 'Take back' });
  await expect(ending).toContainText('Second nurse loses at once the role Research nurse, ReLUTH: FR-10');
  await ending.getByRole('button', { name: 'Take back' }).click();
  await expect(theirDialog.getByText(/taken back$/u)).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await other.close();
});

test('the auditor reads who came in, in words', async ({ page }) => {
  await signIn(page, 'auditor', '/security-log');
  const newest = page.locator('tbody tr').first();
  await expect(newest).toContainText('Signed in');
  await expect(newest).toContainText('auditor@demo.lutetia.example');
  await expect(page.getByRole('columnheader', { name: 'Changed by' })).toBeVisible();
  await page.setViewportSize({ width: 768, height: 1024 });
  const what = await newest.locator('td').nth(1).boundingBox();
  expect(what?.width).toBeGreaterThanOrEqual(200);
});

test('an address of nobody leads back to the participants, on a tablet as at a desk', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await signIn(page, 'nurse', '/reluth/participants/00000000-0000-7000-8000-000000000000');
  await expect(page.getByRole('alert')).toContainText('The participant could not be loaded.');
  await page.getByRole('region', { name: 'Participant' }).getByRole('link', { name: 'Participants' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Participants/u })).toBeVisible();
});

test('who may not see the people is told so, and nobody to add is offered', async ({ page }) => {
  await signIn(page, 'nurse', '/people');
  await expect(page.getByRole('alert')).toContainText('Your role in this study does not allow it.');
  await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0);
});

test('the security log says which role was given, and where', async ({ page }) => {
  await signIn(page, 'admin', '/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill('Second nurse');
  await dialog.getByLabel('E-mail').fill(`nurse-${Date.now()}@hospital.example`);
  await dialog.getByLabel('Study').selectOption({ label: 'START-NET' });
  await dialog.getByLabel('Site').selectOption('SE-01');
  await dialog.getByLabel('First password').fill('long enough to count');
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Security log' }).click();
  await expect(page.locator('tbody tr', { hasText: 'Role given' }).first()).toContainText(
    'Research nurse, START-NET: SE-01',
  );
});

test('deviations, people and security log hold to WCAG in both themes, at a desk and on a tablet', async ({
  page,
}) => {
  await page.goto('/');
  for (const [person, paths] of [
    ['auditor', ['/reluth/deviations', '/security-log']],
    ['admin', ['/people']],
  ] as const) {
    const email = `${person}@demo.lutetia.example`;
    await page.request.post('/api/session', { data: { email, password: PASSWORD } });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('tbody tr').first()).toBeVisible();
      await expectAccessibleEverywhere(page);
    }
  }
  await page.getByRole('button', { name: 'Add a person' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
});

test('the address of a study alone leads to where one begins in it', async ({ page }) => {
  await signIn(page, 'nurse');
  await page.goto('/start-net');
  await expect(page).toHaveURL(/\/start-net\/worklist$/u);
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address.' })).toBeVisible();
});
