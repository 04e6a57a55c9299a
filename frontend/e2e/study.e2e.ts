import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { signIn } from './people.js';
import { studyDefinition, type StudyJson } from './study-definitions.js';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** An amendment: no bloods two weeks after a dose, and a consent anew for those already in the trial. */
async function amended(): Promise<StudyJson> {
  const json = await studyDefinition('lumen-1');
  for (const cycle of json.epochs.flatMap(({ cycles }) => cycles))
    cycle.visits = cycle.visits.filter(({ code }) => code !== 'W2');
  json.epochs[0]?.visits.push({
    code: 'RECON',
    name: 'Consent to the amendment',
    shortName: 'Re-IC',
    kind: 'common',
    timing: { relativeTo: 'amendment', offset: 'P0D', window: { after: 'P28D' }, source: 'registry' },
    activities: [{ form: 'visit' }, { form: 'consent' }],
  });
  return { ...json, version: '2.0', amendment: { summary: 'Fewer bloods' } };
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('whoever works in a study reads its protocol, with each assumed figure marked', async ({ page }) => {
  await signIn(page, 'nurse');
  await page.getByRole('link', { name: 'Study', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Schedule of activities' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Check and load' })).toHaveCount(0);
  const bloods = page.locator('#retreatment-C-PRE-PRE');
  await expect(bloods).toContainText('Bloods PRE');
  await expect(bloods).toContainText('5 days before the dose, window 2 days either side');
  await bloods.getByRole('button', { name: 'Assumed' }).first().focus();
  await expect(page.getByRole('tooltip')).toContainText('before the dose is ordered');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await expectAccessibleEverywhere(page, 'main');
  // The trial with the most visits, on a desk.
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto('/start-net/study');
  await expect(page.getByRole('heading', { name: 'Schedule of activities' })).toBeVisible();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});

test('an address of a version there is none of says so once', async ({ page }) => {
  await signIn(page, 'datamanager');
  await page.goto('/reluth/versions/9.9/changes');
  await expect(page.getByText('The version could not be loaded.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);
});

test('all forms are offered annotated in each of their languages, and loading only to who may load', async ({
  page,
}) => {
  await signIn(page, 'monitor', '/reluth/study');
  for (const [name, language] of [
    ['Annotated case report form', 'en'],
    ['Annotated case report form, in French', 'fr'],
  ] as const) {
    const address = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    expect(address).toContain(`language=${language}`);
    const answer = await page.request.get(address ?? '');
    expect(answer.headers()['content-disposition']).toContain('annotated-crf');
  }
  await page.goto('/reluth/load');
  await expect(page.getByText('Definitions are checked and loaded by the data manager.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check' })).toBeHidden();
});

test('a definition with faults is told all of them, and one that is too large is not sent', async ({
  page,
}) => {
  await signIn(page, 'datamanager', '/lumen-1/load');
  await expect(page.getByRole('heading', { name: 'Check and load a definition' })).toBeVisible();
  let sent = 0;
  page.on('request', (request) => (sent += request.url().includes('/api/studies/check') ? 1 : 0));
  await choose(page, 'large.json', ' '.repeat(6 * 1024 * 1024));
  await expect(page.getByRole('alert')).toContainText('large.json has 6.0 MB; a definition may have 5 MB');
  expect(sent).toBe(0);
  const faulty = JSON.stringify(await amended())
    .replace('"relativeTo":"amendment"', '"relativeTo":"amendmant"')
    .replace('"relativeTo":"consent"', '"relativeTo":"consnt"');
  await choose(page, 'study.json', faulty);
  await expect(page.getByRole('heading', { name: /faults keep it from being loaded/u })).toBeVisible();
  await expect(
    page.getByRole('row').filter({ hasText: '/epochs/0/visits/6/timing/relativeTo' }),
  ).toContainText('Consent to the amendment');
  await expect(page.getByRole('row').filter({ hasText: 'consnt' }).getByRole('cell').last()).toHaveText(
    'consent',
  );
  await expect(page.getByRole('button', { name: /^Load version/u })).toHaveCount(0);
  await expectAccessibleEverywhere(page, 'main');
});

/** Makes version 2.0 live at a site for new participants alone, and then brings those in the study under it. */
async function bringLater(page: Page, site: string): Promise<void> {
  const box = page.getByRole('checkbox', { name: new RegExp(`^${site}`, 'u') });
  const onlyNew = page.getByRole('radio', { name: /^Only those enrolled/u });
  const look = page.getByRole('button', { name: 'Show what it does' });
  await page.goto('/lumen-1/versions/2.0/changes');
  await box.check();
  await onlyNew.check();
  await look.click();
  await page.getByLabel('Reason').fill('Amendment 1 approved');
  await page.getByRole('button', { name: /^Make it live at 1 site/u }).click();
  await expect(page.getByRole('main').getByText('It holds for new participants.')).toBeVisible();

  await page.reload();
  await expect(
    page.getByText(new RegExp(`^${site}.+ in the study (is|are) not under it$`, 'u')),
  ).toBeVisible();
  await box.check();
  await expect(onlyNew).toBeDisabled();
  await look.click();
  await page.getByLabel('Reason').fill('Their consent was asked');
  await page.getByRole('button', { name: /^Bring those in the study under it at 1 site/u }).click();
  await expect(page.getByRole('main').getByText(/\d+ participants? (is|are) planned by it\./u)).toBeVisible();
  await page.reload();
  await expect(box).toBeDisabled();
}

test('a version is checked, loaded, previewed and made live', async ({ page }) => {
  await signIn(page, 'datamanager', '/lumen-1/load');
  await page.getByLabel('Definition (JSON)').fill(JSON.stringify(await amended()));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: /^Version 2\.0 of LUMEN-1, after version 1\.0/u }),
  ).toBeVisible();
  // Pressed twice in a hurry: it is loaded once, and still told as an amendment.
  await page.getByRole('button', { name: 'Load version 2.0' }).dblclick();
  await expect(page.getByText('It is live nowhere yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Make it live at sites' }).click();
  await expect(page.getByRole('heading', { name: 'Make version 2.0 live' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /differs from version 1\.0/u })).toBeVisible();
  await expect(page.getByText('Removes the visit W2', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show what it does' })).toBeInViewport();
  await page.getByRole('button', { name: 'Show what it does' }).click();
  await expect(page.getByText('Choose a site.')).toBeVisible();
  await page.getByRole('checkbox', { name: /^DE-01/u }).check();
  // For a day ahead it is shown as well, and nobody in the study is brought under it yet.
  const firstDay = page.getByRole('textbox', { name: 'First day' });
  const today = await firstDay.inputValue();
  await firstDay.fill('01/01/2027');
  await page.getByRole('button', { name: 'Show what it does' }).click();
  await expect(page.getByText(/as they stand today\.$/u)).toBeVisible();
  await expect(page.getByText(/asked for consent again: Consent to the amendment/u)).toBeVisible();
  await firstDay.fill(today);
  await page.getByRole('button', { name: 'Show what it does' }).click();
  const preview = page.getByRole('region', { name: 'What it does' });
  await expect(preview.getByRole('heading', { name: 'What it does' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show again' })).toHaveCount(1);
  await expect(preview.getByText(/asked for consent again: Consent to the amendment/u)).toBeVisible();
  await preview.locator('summary').first().click();
  await expect(preview.getByRole('table')).toContainText('Consent to the amendment');
  await expectAccessibleEverywhere(page, 'main');
  const makeLive = page.getByRole('button', { name: /^Make it live at 1 site from/u });
  await makeLive.click();
  await expect(page.getByText('Give the reason.')).toBeVisible();
  await page.getByLabel('Reason').fill('Amendment 1 approved');
  await makeLive.click();
  await expect(page.getByRole('main').getByText(/^Version 2\.0 is live at 1 site from/u)).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).first().click();
  const site = page.getByRole('region', { name: 'Which version is live where' }).getByRole('row');
  await expect(site.filter({ hasText: 'DE-01' })).toContainText('2.0');
  await expect(site.filter({ hasText: 'NL-01' })).toContainText('1.0');
  await bringLater(page, 'NL-01');
  await page.goto('/lumen-1/versions/1.0/changes');
  await page.getByLabel('Compare with').selectOption('Version 2.0');
  await expect(page.getByRole('heading', { name: /differs from version 2\.0/u })).toBeVisible();
  await expect(page.getByText(/^Adds the visit W2 .+; asks for Visit, /u).first()).toBeVisible();
});
