import { expect, type Page } from '@playwright/test';

export type Person = 'nurse' | 'investigator' | 'monitor' | 'datamanager' | 'admin' | 'auditor';

export const PASSWORD = 'lutetia-demo';

/** Where each begins here: people of several studies in the one with the most participants. */
const STARTS: Readonly<Record<Person, string>> = {
  nurse: '/reluth/worklist',
  investigator: '/reluth/worklist',
  monitor: '/reluth/participants',
  datamanager: '/reluth/participants',
  admin: '/',
  auditor: '/reluth/participants',
};

/** Signs in and goes where the person begins, without waiting for the sign-in screen: one test of its own fills it in. */
export async function signIn(page: Page, person: Person, at = STARTS[person]): Promise<void> {
  const data = { email: `${person}@demo.lutetia.example`, password: PASSWORD };
  expect((await page.request.post('/api/session', { data })).ok()).toBe(true);
  await page.goto(at);
  // The bar with the places of a study; on the first page no study may have been chosen yet.
  await expect(page.locator('header.top')).toBeVisible();
}

/** Signs in on the screen, as a person does. */
export async function signInOnScreen(page: Page, person: Person): Promise<void> {
  await page.goto(STARTS[person]);
  await page.getByLabel('E-mail').fill(`${person}@demo.lutetia.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}
