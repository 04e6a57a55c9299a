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

/** Signs in and goes where the person begins, without waiting for the sign-in screen: one test of its own fills it in. */
export async function signIn(page: Page, person: Person, at = STARTS[person]): Promise<void> {
  const data = { email: `${person}@demo.lutetia.example`, password: PASSWORD };
  expect((await page.request.post('/api/session', { data })).ok()).toBe(true);
  await page.goto(at);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** Signs in on the screen, as a person does. */
export async function signInOnScreen(page: Page, person: Person): Promise<void> {
  await page.goto(STARTS[person]);
  await page.getByLabel('E-mail').fill(`${person}@demo.lutetia.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** A desk and a tablet held upright. */
export const SIZES = [
  { width: 1366, height: 900 },
  { width: 768, height: 1024 },
] as const;

/** Fails with the rule and the element of each violation. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await expectNone(new AxeBuilder({ page }));
}

/**
 * Reads the page as it stands at both widths and in both themes. All rules are read in light at each width; the dark
 * theme changes contrasts only, which do not depend on the width, and so only they are read again, once.
 *
 * @param within - selector of the part that has not been read before; the whole page when left out
 */
export async function expectAccessibleEverywhere(page: Page, within = 'html'): Promise<void> {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of viewport === SIZES[0] ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const reader = new AxeBuilder({ page }).include(within);
      if (colorScheme === 'dark') await expectNone(reader.withRules(['color-contrast']));
      else await expectNone(reader);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `scrolls sideways at ${viewport.width}`).toBeLessThanOrEqual(0);
  }
}

async function expectNone(reader: AxeBuilder): Promise<void> {
  const { violations } = await reader.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
