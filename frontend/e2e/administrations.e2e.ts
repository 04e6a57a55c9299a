import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { ParticipantListView, ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { signIn } from './people.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const VIEWS = { name: 'Calendar', exact: true } as const;

/** Somebody screened at a site and not included, made as the screens make it. */
async function refusedAt(page: Page, site: string): Promise<ParticipantView> {
  const enrolled = await page.request.post('/api/studies/reluth/participants', { data: { site } });
  const participant = (await enrolled.json()) as ParticipantView;
  const on = participant.screeningOn;
  const milestones = `/api/participants/${participant.id}/milestones`;
  await page.request.post(milestones, { data: { kind: 'consent', on } });
  const values = { IEREAS: { v: 'Platelets 62, twice' } };
  const refused = await page.request.post(milestones, {
    data: { kind: 'screen-failure', on, values },
  });
  expect(refused.status()).toBe(200);
  return participant;
}

/** A weekday on which a visit at a site is planned that nobody booked, whatever day the tests run on; Sunday is 0. */
async function plannedWeekday(page: Page, study: string, site: string): Promise<number> {
  const listed = await page.request.get(`/api/studies/${study}/participants`);
  const { items } = (await listed.json()) as ParticipantListView;
  for (const { id } of items.filter((one) => one.site === site)) {
    const schedule = await page.request.get(`/api/participants/${id}/schedule`);
    const { participant, items: visits } = (await schedule.json()) as ScheduleView;
    const ahead = visits.find(
      ({ planned, booked, occurred }) =>
        booked === null && occurred === null && planned !== null && planned > participant.today,
    );
    if (ahead?.planned != null) return new Date(ahead.planned).getUTCDay();
  }
  throw new Error(`nothing is planned at ${site}`);
}

test('doses ahead stand by week with what is in the way, follow the chosen site, and print by site', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/start-net/calendar');
  await page.getByRole('navigation', VIEWS).getByRole('link', { name: 'Administrations ahead' }).click();
  await expect(page.getByRole('link', { name: 'Calendar', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  const table = page.getByRole('region', { name: 'Administrations ahead', exact: true });
  await expect(table.getByRole('columnheader', { name: 'Order decision' })).toBeVisible();
  await expect(table.getByText('order not decided').first()).toBeVisible();
  await expectAccessibleEverywhere(page, '#content');
  await page.setViewportSize({ width: 1366, height: 900 });

  const path = '/api/studies/start-net/administrations-ahead';
  const all = (await (await page.request.get(path)).json()) as AdministrationAheadView[];
  const sites = [...new Set(all.map(({ site }) => site))].sort();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'administrations ahead' })).toHaveCount(sites.length);
  await expect(page.getByRole('navigation', VIEWS)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  const [site = ''] = sites;
  await page.getByRole('button', { name: /^START-NET/u }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${site}`, 'u') }).click();
  await expect(table.getByText(new RegExp(`^(?!${site})[A-Z]{2}-\\d\\d-\\d{3}$`, 'u'))).toHaveCount(0);
  await table
    .getByRole('link', { name: /^Cycle/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/visits\//u);
});

test('closed days are previewed by keyboard, never left unsaved in silence, and saved once', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/lumen-1/closed-days');
  const weekday = await plannedWeekday(page, 'lumen-1', 'DE-01');
  const closed = [weekday, (weekday + 1) % 7].map((day) => WEEKDAYS[day] ?? '');
  for (const day of closed) {
    await page.getByLabel(day).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Add a closed day' }).press('Enter');
  await expect(page.getByLabel('First day')).toBeFocused();
  await page.keyboard.type('7 dec');
  await page.getByRole('button', { name: 'See whose visits move' }).press('Enter');
  await expect(page.getByText('Give the day a name, such as Christmas.')).toBeVisible();
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Camera serviced');
  await page.getByLabel('on the nearest open day').check();
  await page.getByLabel('Why it changes').fill('The department says so');

  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await page.getByRole('button', { name: 'See whose visits move' }).click();
  const effect = page.getByRole('region', { name: 'What this does' });
  await expect(page.getByRole('heading', { name: 'What this does' })).toBeFocused();
  const moved = effect.getByText(new RegExp(`The site is closed on ${closed[0]?.slice(0, 3) ?? ''} `, 'u'));
  await expect(moved.first()).toBeVisible();
  await expectAccessibleEverywhere(page, '#content');
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.getByRole('button', { name: /^Save and move \d+ visits?$/u }).click();
  await expect(effect.getByText(/^Closed days of .* saved\. \d+ visits? of .* moved\.$/u)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Camera serviced');
  await page.getByRole('link', { name: 'Worklist' }).click();
  await expect(page).toHaveURL(/\/worklist$/u);
});

test('who may not change the closed days reads them', async ({ page }) => {
  await signIn(page, 'monitor', '/reluth/closed-days');
  await expect(page.getByText('For you to read.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'See whose visits move' })).toHaveCount(0);
});

test('the log tells why somebody was not included; screened again, both numbers lead to each other', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/reluth/participants');
  const former = await refusedAt(page, 'FR-12');
  await page.reload();
  await page.getByRole('button', { name: 'Screening log' }).click();
  const refused = page.getByRole('button', { name: /^Not included/u });
  await refused.click();
  const log = page.getByRole('region', { name: 'Screening and enrolment log' });
  const lines = log.getByRole('row').filter({ has: page.locator('td') });
  await expect(lines.filter({ hasText: former.number })).toContainText('Platelets 62, twice');
  await expect(refused.locator('.count')).toHaveText(String(await lines.count()));
  await expectAccessibleEverywhere(page, '#content');
  await page.setViewportSize({ width: 1366, height: 900 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download/u }).click();
  expect((await download).suggestedFilename()).toBe('reluth-all-sites-screening-log.csv');

  await page.getByRole('button', { name: 'Enrol participant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol a participant' });
  await expect(dialog.getByLabel('Screened before')).toHaveCount(0);
  await dialog.getByLabel('Site').selectOption('FR-12');
  await dialog.getByLabel('Screened before').selectOption(former.id);
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  const strip = page.getByRole('region', { name: 'Participant' });
  await strip.getByRole('link', { name: former.number }).click();
  await expect(page).toHaveURL(new RegExp(former.id, 'u'));
  await expect(strip.getByText('Screened again as')).toBeVisible();
});

test('a day on which the site is closed, or at a weekend, is told where the dose is', async ({ page }) => {
  const closed = { kind: 'closed', reason: 'Camera serviced' } as const;
  await page.route('**/api/studies/reluth/administrations-ahead*', async (route) => {
    const answer = await route.fetch();
    const [first, ...others] = (await answer.json()) as AdministrationAheadView[];
    await route.fulfill({ response: answer, json: [{ ...first, dayHint: closed }, ...others] });
  });
  await page.route('**/api/studies/reluth/worklist*', async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as WorklistView;
    const items = list.items.map((item) => ({ ...item, dayHint: { kind: 'weekend' } }));
    await route.fulfill({ response: answer, json: { ...list, items } });
  });
  await signIn(page, 'nurse', '/reluth/worklist');
  const upcoming = page.getByRole('listitem', { name: /Planned for a weekend/u });
  await expect(upcoming.first()).toBeVisible();
  // An open window tells until when: its line says nothing of the planned day.
  await expect(page.getByRole('listitem', { name: /until .*Planned for a weekend/u })).toHaveCount(0);
  await expect(page.getByText('The site is closed that day: Camera serviced')).toBeVisible();
  await page.goto('/reluth/administrations');
  const table = page.getByRole('region', { name: 'Administrations ahead', exact: true });
  await expect(table.getByText('The site is closed that day: Camera serviced')).toBeVisible();
});

test('the first page orders nothing for a dose that waits for the kidney dose of the one before', async ({
  page,
}) => {
  await signIn(page, 'nurse', '/');
  const held = page.locator('.home-dose', { hasText: 'SE-01-003' });
  await expect(held).toContainText('nothing to order');
  await expect(held).not.toContainText('GBq');
});
