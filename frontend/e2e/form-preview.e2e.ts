import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere, expectNoAxeViolations } from './accessible.js';
import { EVERY_KIND } from './every-kind.js';
import { signIn } from './people.js';
import { studyDefinition } from './study-definitions.js';

test.describe.configure({ timeout: 120_000 });

test('any form of a version opens empty, checks what is typed and saves nothing', async ({ page }) => {
  await signIn(page, 'datamanager', '/lumen-1/versions/1.0/changes');
  await page.getByRole('link', { name: 'Open Vital signs empty' }).click();
  await expect(page.getByText('Preview. Nothing is saved.')).toBeVisible();
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && !request.url().includes('/session')) writes.push(request.url());
  });
  await page.getByLabel('Systolic pressure', { exact: true }).fill('80');
  await page.getByLabel('Diastolic pressure', { exact: true }).fill('81');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Diastolic pressure is above systolic.').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '1 impossible value' })).toBeVisible();
  await expectAccessibleEverywhere(page, 'main');
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'nothing impossible' })).toBeVisible();
  expect(writes).toEqual([]);
  // When a field is asked stands beside it in words; the expression of the definition is there to be opened.
  await page.goto('/lumen-1/versions/1.0/forms/medication');
  await page.getByRole('radiogroup', { name: 'Ongoing' }).getByRole('radio', { name: 'No' }).check();
  await page.getByLabel('Ended', { exact: true }).focus();
  const about = page.getByRole('complementary', { name: 'About the field' });
  await expect(about.getByText('Shown when not ongoing')).toBeVisible();
  await expect(about.getByText('!CMONGO')).toBeHidden();
  await about.getByText('As an expression').first().click();
  await expect(about.getByText('!CMONGO')).toBeVisible();
});

test('every form of the four trials is accessible, its first options chosen and a row of each group begun', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'datamanager', '/reluth/versions/1.0/forms/visit');
  const seen = new Set<string>();
  for (const study of ['reluth', 'lumen-1', 'msk-ia', 'start-net']) {
    const { forms } = await studyDefinition(study);
    for (const [code, version] of Object.entries(forms)) {
      if (seen.has(`${code} ${version}`)) continue;
      seen.add(`${code} ${version}`);
      await test.step(`${study}: ${code}`, () => readForm(page, `/${study}/versions/1.0/forms/${code}`));
    }
  }
  expect(seen.size).toBeGreaterThan(60);
});

test('every kind of answer is given by keys alone', async ({ page }) => {
  await page.route('**/api/studies/*/versions/1.0/forms/visit', async (route) => {
    const blank = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...blank, name: EVERY_KIND.name, definition: EVERY_KIND } });
  });
  await signIn(page, 'datamanager', '/reluth/versions/1.0/forms/visit');
  const { keyboard } = page;
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field('State today').waitFor();
  await field('Words').focus();
  // What is typed and pressed, then the field the cursor is in.
  const steps: readonly (readonly [string, readonly string[], string])[] = [
    ['left', ['Tab'], 'Many words'],
    ['one', ['Enter', 'Tab'], 'Whole number'],
    ['7', ['Tab'], 'Number'],
    ['1,5', ['Tab'], 'Left'],
    ['', ['2', 'Backspace', 'Tab'], 'Organ'],
    ['per', ['ArrowDown', 'Enter', 'Tab'], 'Left'],
    ['', ['Space', 'Tab', 'Tab', 'Space', 'Tab'], 'Yes'],
    ['', ['2', 'Tab'], 'Day'],
    ['', ['t', 'Tab'], 'Month'],
    ['UN-NOV-2025', ['Tab'], 'Time'],
    ['930', ['Tab'], 'Moment'],
    ['', ['y', 'Tab'], 'Time of Moment'],
    ['0805', ['Tab'], 'Weight'],
    ['80000', ['Alt+u', 'ArrowDown', 'Enter', 'Tab'], 'State today'],
    ['5', ['Tab'], 'Point on the scale: State today'],
    ['', ['End', 'ArrowLeft', 'Tab', 'Tab', 'Tab'], 'Add: Lesion'],
    ['', ['Enter'], 'Place'],
    ['liver', ['Tab', 'Tab', 'Tab'], 'Haemoglobin'],
    ['7,2', ['Enter'], 'Platelets'],
    ['', ['Alt+n'], 'Reason'],
    ['clotted', ['Enter', 'Alt+q'], 'Reason for Whole number'],
    ['asked twice', ['Enter'], 'Number'],
  ];
  for (const [text, keys, next] of steps) {
    await keyboard.type(text);
    for (const key of keys) await keyboard.press(key);
    await expect(page.locator(':focus'), `after ${text} ${keys.join(' ')}`).toHaveAccessibleName(next);
  }
  // Side alone stands empty.
  await expect(page.getByText(/^1 required field is empty · nothing impossible/u)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  for (const [name, value] of [
    ['Organ', 'Peritoneum'],
    ['Month', 'Nov 2025'],
    ['Unit of Weight', 'g'],
    ['State today', '99'],
  ] as const)
    await expect(field(name)).toHaveValue(value);
  await expectAccessibleEverywhere(page, 'main');
});

/** All rules in light; in dark the contrasts, which alone differ. */
async function readForm(page: Page, address: string): Promise<void> {
  await page.evaluate(openForm, address);
  await expectNoAxeViolations(page, 'main');
}

/** Runs in the page. The router follows the history of the browser: nothing is loaded anew. */
async function openForm(address: string): Promise<void> {
  const drawn = () => new Promise((go) => window.requestAnimationFrame(go));
  const press = (selector: string): void =>
    document.querySelectorAll<HTMLElement>(selector).forEach((element) => {
      element.click();
    });
  const { title } = document;
  window.history.pushState(null, '', address);
  while (document.title === title || document.querySelector('main :is(input, [role=group])') === null)
    await drawn();
  press('main button[id^="row-"][id$="-add"]');
  // What an answer brings up is answered in the next round.
  for (let round = 0; round < 3; round += 1) {
    await drawn();
    press('main :is([role=group], [role=radiogroup]):not(:has(input:checked)) label:first-of-type input');
  }
  await drawn();
}
