import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, SIZES } from './accessible.js';
import { enrolIncluded, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

// Axe reads each panel at both widths and in both themes.
test.describe.configure({ timeout: 240_000 });
// What opens and closes with a motion must behave no other than without.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** What opens over a page, and how it is reached by keys alone. */
interface Panel {
  readonly title: RegExp;
  /** Puts the focus where the panel is opened from. */
  readonly opener: (page: Page) => Locator;
  readonly key: string;
}

const line = (page: Page): Locator => page.locator('.wl-row').last();
const ON_WORKLIST: readonly Panel[] = [
  { title: /^Book: /u, opener: line, key: 'b' },
  { title: /^Delay or bring forward: /u, opener: line, key: 'd' },
  { title: /^Record as missed/u, opener: line, key: 'm' },
  { title: /^Keys/u, opener: line, key: '?' },
  { title: /^Find a participant/u, opener: line, key: '/' },
];
const ENROL: Panel = {
  title: /^Enrol a participant/u,
  opener: (page) => page.getByRole('button', { name: 'Enrol participant' }),
  key: 'Enter',
};
const ON_PARTICIPANT: readonly Panel[] = [
  {
    title: /^Add an unscheduled visit/u,
    opener: (page) => page.getByRole('button', { name: 'Add a visit' }),
    key: 'Enter',
  },
  {
    title: /^Record withdrawal/u,
    opener: (page) => page.getByRole('button', { name: 'Record withdrawal', exact: true }),
    key: 'Enter',
  },
];

async function openByKey(page: Page, { title, opener, key }: Panel): Promise<Locator> {
  await opener(page).focus();
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  return dialog;
}

/** Escape closes; the focus is back where it came from. */
async function closeByKey(page: Page, { opener }: Panel, dialog: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener(page)).toBeFocused();
}

async function walk(page: Page, panels: readonly Panel[]): Promise<void> {
  for (const panel of panels) {
    const dialog = await openByKey(page, panel);
    // Tab goes round inside what is open and never behind it.
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await expectAccessibleEverywhere(page, '[role="dialog"]');
    await closeByKey(page, panel, dialog);
  }
}

test('every panel over the worklist takes the focus, keeps it, gives it back, and passes axe', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await walk(page, ON_WORKLIST);
});

test('a delay with its preview passes axe', async ({ page }) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  const dialog = await openByKey(page, {
    title: /^Delay or bring forward: /u,
    opener: line,
    key: 'd',
  });
  await dialog.getByLabel('New date').fill('20 Jan 2032');
  await expect(dialog.getByRole('table')).toBeVisible();
  // 20 January 2032 is a Tuesday.
  const month = dialog.getByRole('group', { name: 'January 2032' });
  await expect(dialog.getByText('hatched: closed at the site')).toBeVisible();
  await month.getByRole('button', { name: /^Tue 20 Jan 2032/u, pressed: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('group', { name: 'February 2032' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Tue 3 Feb 2032' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('New date')).toHaveValue('3 Feb 2032');
  await expect(dialog.getByRole('table')).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  const foot = dialog.getByRole('button', { name: /^Delay by/u });
  await expect(foot).toBeInViewport({ ratio: 1 });
});

test('enrolling takes the focus, gives it back, and passes axe', async ({ page }) => {
  await signIn(page, 'nurse', '/reluth/participants');
  await expect(ENROL.opener(page)).toBeVisible();
  await walk(page, [ENROL]);
});

test('what is recorded beside a participant takes the focus, gives it back, and passes axe', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  await page.goto(participantAt((await enrolIncluded(page)).id));
  await expect(page.getByRole('heading', { name: 'Milestones' })).toBeVisible();
  await walk(page, ON_PARTICIPANT);
});

test('the change of password opens from the menu by keys and passes axe', async ({ page }) => {
  await signIn(page, 'auditor', '/security-log');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await page.getByRole('button', { name: 'Auditor' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Change password' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await expect(dialog.getByLabel('Present password')).toBeFocused();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Auditor' })).toBeFocused();
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`what opens ${reducedMotion === 'reduce' ? 'does not move' : 'moves'} where motion is ${
    reducedMotion === 'reduce' ? 'not wanted' : 'welcome'
  }`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await signIn(page, 'nurse');
    await expect(page.locator('.wl-row').first()).toBeVisible();
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      for (const kind of ['transitionrun', 'animationstart'])
        document.addEventListener(kind, (event) => {
          const seconds = getComputedStyle(event.target as Element).transitionDuration.split(',');
          if (seconds.some((one) => Number.parseFloat(one) > 0.01)) moved.push(kind);
        });
    });
    const panel = ON_WORKLIST[0];
    if (panel === undefined) throw new Error('no panel');
    await openByKey(page, panel);
    const moved = await page.evaluate(() => (window as Window & { moved?: string[] }).moved?.length ?? 0);
    expect(moved > 0).toBe(reducedMotion === 'no-preference');
  });
}

test('without a connection a place whose page has not arrived says so, and the rest stays', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Deviations' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('this page was not opened here before');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectAccessibleEverywhere(page, '.problem');
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await page.getByRole('link', { name: 'Laboratories' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('this page was not opened here before');
  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.context().setOffline(false);
  // The styles that did not come are asked for anew, and the page is not shown without them.
  await page.getByRole('link', { name: 'Laboratories' }).click();
  await expect(page.locator('main.lr')).toHaveCSS('display', 'grid');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Deviations' }).click();
  await expect(page.getByRole('alert')).toContainText('opens by itself');
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { name: /^Deviations/u })).toBeVisible();
});

test('the labels of the doses never lie over each other, on a desk or a tablet', async ({ page }) => {
  await signIn(page, 'nurse', '/reluth/participants');
  await page.locator('.mx-who .pid').first().click();
  const labels = page.getByRole('img', { name: /doses given/u }).locator('text');
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await expect(labels.filter({ hasText: /^C(ycle )?1$/u })).toBeVisible();
    const covered = await labels.evaluateAll((texts) => {
      const boxes = texts.map((text) => text.getBoundingClientRect());
      return boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) =>
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2,
          ),
      ).length;
    });
    expect(covered, `${viewport.width} px`).toBe(0);
  }
});

test('what an administrator changes about a person takes the focus, gives it back, and passes axe', async ({
  page,
}) => {
  await signIn(page, 'admin', '/people');
  const opener = (at: Page): Locator =>
    at.getByRole('row').filter({ hasText: 'monitor@demo' }).getByRole('button');
  await expect(opener(page)).toBeVisible();
  await walk(page, [{ title: /^Monitor/u, opener, key: 'Enter' }]);
});
