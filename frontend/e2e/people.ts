import AxeBuilder from '@axe-core/playwright';
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

/** Signs in on the screen, as a person does. */
export async function signIn(page: Page, person: Person, at = STARTS[person]): Promise<void> {
  await page.goto(at);
  await page.getByLabel('E-mail').fill(`${person}@demo.lutetia.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** Fails with the rule and the element of each violation. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
