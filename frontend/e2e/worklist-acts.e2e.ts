import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { WorklistItemView, WorklistView } from '@lutetia/shared/contract/views/worklist';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { signIn } from './people.js';

const WORKLIST = /\/api\/studies\/reluth\/worklist(?:\?|$)/u;

/** The whole list, as the page shows it: what other tests enrol fills more than one page of the server's. */
async function items(page: Page, until?: string): Promise<readonly WorklistItemView[]> {
  const found: WorklistItemView[] = [];
  let cursor: string | null = null;
  do {
    const params: Record<string, string> = { limit: '200' };
    if (until !== undefined) params['until'] = until;
    if (cursor !== null) params['cursor'] = cursor;
    const answer = await page.request.get('/api/studies/reluth/worklist', { params });
    const list = (await answer.json()) as WorklistView;
    found.push(...list.items);
    cursor = list.nextCursor;
  } while (cursor !== null);
  return found;
}

function rowOf(page: Page, { number, name }: WorklistItemView): Locator {
  return page
    .locator('.wl-row')
    .filter({ hasText: number })
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** A visit still to come that nobody booked, taken from the end of the list, where no other test works. */
async function toBook(page: Page): Promise<WorklistItemView> {
  const free = (await items(page)).filter(
    ({ group, booked, delay, begun }) => group === 'upcoming' && booked === null && delay === null && !begun,
  );
  const last = free.at(-1);
  if (last === undefined) throw new Error('the demonstration has no visit to book');
  return last;
}

async function openPanel(page: Page, item: WorklistItemView, key: string): Promise<Locator> {
  await rowOf(page, item).focus();
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(item.number);
  return dialog;
}

test.beforeEach(async ({ page }) => {
  await signIn(page, 'nurse');
  await expect(page.locator('.wl-row').first()).toBeVisible();
});

test('a line whose forms are begun says what comes next, late or not: the visit itself, else to continue', async ({
  page,
}) => {
  const begun = (await items(page)).filter((item) => item.begun);
  expect(begun.map(({ group }) => group)).toEqual(expect.arrayContaining(['overdue', 'begun']));
  expect(begun.map(({ action }) => action)).toContain('Continue');
  for (const item of begun) {
    if (item.detail.startsWith('Visit not begun')) expect(item.action).toBe('Record visit');
    await expect(rowOf(page, item).getByRole('link', { name: item.action, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /^With a form begun/u })).toContainText(String(begun.length));
});

test('a day is typed as people type it and repeated in words; the booking can be taken back', async ({
  page,
}) => {
  const item = await toBook(page);
  const dialog = await openPanel(page, item, 'b');
  await dialog.getByLabel('Day', { exact: true }).fill('31/02');
  await dialog.getByLabel('Day', { exact: true }).blur();
  await expect(dialog.getByText(/^(This cannot be read as a day\.|\w+ \d{4} has \d+ days\.)/u)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Choose a day' })).toBeDisabled();
  const [year, month, day] = (item.planned ?? '').split('-');
  await dialog.getByLabel('Day', { exact: true }).fill(`${day ?? ''}.${month ?? ''}.${year ?? ''}`);
  await expect(dialog.locator('.day-words')).toContainText(`${Number(day)} `);
  await dialog.getByRole('button', { name: /^Book /u }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, item)).toBeFocused();
  await expect(rowOf(page, item)).toContainText('booked');
  await openPanel(page, item, 'b');
  await dialog.getByRole('button', { name: 'Take the booking back' }).click();
  await expect(rowOf(page, item)).not.toContainText('booked');
});

test('a line leads to its visit and to its acts; what lies ahead and is booked offers nothing that records', async ({
  page,
}) => {
  const item = await toBook(page);
  const row = rowOf(page, item);
  await row.getByRole('button', { name: /^More for/u }).click();
  await page.getByRole('menuitem', { name: 'Book…' }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Book: ${item.name}`, 'u') });
  await expect(dialog.getByText(/coloured days: the window/u)).toBeVisible();
  await dialog.getByRole('button', { name: /^Book /u }).click();
  await expect(
    page.getByText(new RegExp(`${item.number}: ${item.name} booked for`, 'u')).last(),
  ).toBeVisible();
  await expect(row.getByRole('link', { name: 'Open', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo booking' }).click();
  await expect(row).not.toContainText('booked');
  await row.getByRole('button', { name: /^More for/u }).click();
  await page.getByRole('menuitem', { name: 'Book…' }).click();
  await dialog.getByRole('button', { name: /^Book /u }).click();
  await row.getByRole('link', { name: item.name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${item.visitId}$`, 'u'));
  await expect(page.getByRole('button', { name: 'Record early' })).toBeVisible();
  await page.getByRole('button', { name: 'Book…' }).click();
  await page.getByRole('button', { name: 'Take the booking back' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the header of a participant and the worklist lead to the same form', async ({ page }) => {
  const due = (await items(page)).find(({ group, nextFormId }) => group === 'overdue' && nextFormId !== null);
  if (due === undefined) throw new Error('the demonstration has nothing overdue');
  const fromList = await rowOf(page, due).getByRole('link').last().getAttribute('href');
  await rowOf(page, due).locator('.pid').click();
  const header = page.getByRole('region', { name: 'Participant' });
  await expect(header.getByRole('link').last()).toHaveAttribute('href', fromList ?? '');
});

test('every open window says until when, the soonest to close first, and the doses stand in order', async ({
  page,
}) => {
  const due = (await items(page)).filter(
    ({ group, booked, delay }) => group === 'due' && booked === null && delay === null,
  );
  const closes = due.map((item) => item.closes ?? '9999');
  expect(closes).toEqual([...closes].sort());
  const open = page.locator('section[aria-labelledby="group-open"] .wl-row');
  await expect(open).toHaveCount(due.length);
  for (const row of await open.all())
    await expect(row.locator('.when')).toContainText(/until|last day|since/u);
  const answer = await page.request.get('/api/studies/reluth/administrations-ahead');
  const doses = (await answer.json()) as readonly AdministrationAheadView[];
  // Before the arm is known the same dose is planned in every arm, and told once.
  const once = new Map(doses.map((dose) => [`${dose.number} ${dose.cycle} ${dose.day}`, dose]));
  const inOrder = [...once.values()].sort((a, b) => a.day.localeCompare(b.day));
  const shown = page.locator('.wl-doses:not(.wl-results) .pid');
  await expect(shown).toHaveCount(6);
  // Of several doses of one day either may come first.
  const dayOf = (number: string): string => inOrder.find((dose) => dose.number === number)?.day ?? '';
  expect((await shown.allTextContents()).map(dayOf)).toEqual(inOrder.slice(0, 6).map(({ day }) => day));
});

test('two who book the same visit are told, and nothing is overwritten silently', async ({ page }) => {
  const item = await toBook(page);
  const dialog = await openPanel(page, item, 'b');
  const faster = await page.request.put(`/api/visits/${item.visitId}`, {
    data: { booked: item.opens ?? item.planned },
    headers: { 'If-Match': `"${item.version}"` },
  });
  expect(faster.status()).toBe(200);
  await dialog.getByRole('button', { name: /^Book /u }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody changed this visit while you had it open.');
  await expect(dialog.getByRole('alert')).toContainText('It is now booked for');
  await dialog.getByRole('button', { name: /^Book /u }).click();
  await expect(dialog).toBeHidden();
  expect((await items(page)).find(({ visitId }) => visitId === item.visitId)?.booked).toBe(item.planned);
  await openPanel(page, item, 'b');
  await dialog.getByRole('button', { name: 'Take the booking back' }).click();
  await expect(dialog).toBeHidden();
});

test('a visit that took place can no longer be moved, and the panel says what is left', async ({ page }) => {
  const held = (await items(page)).find(({ occurred }) => occurred !== null);
  if (held === undefined) throw new Error('the demonstration has no visit with forms left');
  const dialog = await openPanel(page, held, 'd');
  await expect(dialog).toContainText('This visit took place on');
  await dialog.getByRole('link', { name: 'Open the visit' }).click();
  await expect(page).toHaveURL(/\/visits\//u);
});

test('a delay shows what moves before a reason is written, and moves it once', async ({ page }) => {
  const item = await toBook(page);
  const dialog = await openPanel(page, item, 'd');
  const later = new Date(Date.parse(item.planned ?? '') + 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('New date').fill(later);
  await expect(dialog.getByRole('table')).toContainText(item.name);
  const done = dialog.getByRole('button', { name: 'Delay by 1 day' });
  await done.click();
  await expect(dialog.getByText('Write why the visit is delayed.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('The participant is travelling');
  // Somebody else moves it first: nothing of theirs is put aside unseen, and the next try is made from their day.
  const theirs = new Date(Date.parse(later) - 2 * 86_400_000).toISOString().slice(0, 10);
  const meanwhile = { visit: item.visitId, to: theirs, reason: 'Platelets 62' };
  await page.request.post(`/api/participants/${item.participantId}/delays`, { data: meanwhile });
  await done.click();
  await expect(dialog).toContainText('Somebody changed this visit after you opened it');
  const answer = page.waitForResponse((response) => response.url().endsWith('/delays'));
  await dialog.getByRole('button', { name: 'Delay by 2 days' }).click();
  const moves = (await (await answer).json()) as MovesView;
  expect(moves).toMatchObject({ preview: false });
  await expect(dialog).toBeHidden();
  expect((await items(page, later)).find(({ visitId }) => visitId === item.visitId)?.planned).toBe(later);
  await page
    .locator('.vp-done')
    .getByRole('button', { name: `Undo the delay of ${item.name}` })
    .click();
  await page.getByRole('button', { name: 'Undo the delay', exact: true }).click();
  await expect(page.locator('.vp-done')).toHaveCount(0);
  expect((await items(page, theirs)).find(({ visitId }) => visitId === item.visitId)?.planned).toBe(theirs);
});

test('a missed visit needs its reason and leaves the list', async ({ page }) => {
  const late = (await items(page))
    .filter(({ group, begun, occurred }) => group === 'overdue' && !begun && occurred === null)
    .at(-1);
  if (late === undefined) throw new Error('the demonstration has no overdue visit');
  const dialog = await openPanel(page, late, 'm');
  await expect(dialog.getByRole('region', { name: 'What follows' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Record as missed' }).click();
  await expect(dialog.getByText('Write why the visit was missed.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Snow');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, late)).toHaveCount(0);
  // The line is gone, and the focus on the one that took its place; undone, it is back on the line.
  await expect(page.locator('.wl-row:focus')).toHaveCount(1);
  await expect(page.locator('.vp-done')).toContainText('recorded as missed: Snow');
  await page.getByRole('button', { name: 'Undo “missed”' }).click();
  await expect(rowOf(page, late)).toBeFocused();
  await expect(page.locator('.vp-done')).toHaveCount(0);
  await openPanel(page, late, 'm');
  await dialog.getByLabel('Reason').fill('Snow');
  await dialog.getByRole('button', { name: 'Record as missed' }).click();
  await expect(rowOf(page, late)).toHaveCount(0);
  await page.getByRole('link', { name: 'Deviations' }).click();
  await expect(
    page.getByRole('row').filter({ hasText: late.number }).filter({ hasText: 'Snow' }),
  ).toBeVisible();
});

test('a server out of reach is told in words, and trying again brings the list', async ({ page }) => {
  await page.route(WORKLIST, (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The worklist could not be loaded.', {
    timeout: 20_000,
  });
  await page.unroute(WORKLIST);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.wl-row').first()).toBeVisible();
});

test('an empty list says why and what is next; a filtered one names the filter', async ({ page }) => {
  const narrow = (change: (list: WorklistView) => WorklistView) =>
    page.route(WORKLIST, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: change((await answer.json()) as WorklistView) });
    });
  await narrow((list) => ({ ...list, items: [], counts: { overdue: 0, due: 0, upcoming: 0, begun: 0 } }));
  const nothing = { count: 0, items: [] };
  const json = { deaths: nothing, reviews: nothing, decisions: nothing };
  await page.route(/\/worklist\/pressing/u, (route) => route.fulfill({ json }));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nothing is due.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the next 28 days' })).toBeVisible();
  await page.unroute(WORKLIST);
  await narrow((list) => ({ ...list, items: list.items.map((item) => ({ ...item, begun: false })) }));
  await page.reload();
  await page.getByRole('button', { name: /^With a form begun/u }).click();
  await expect(page.getByText('Nothing on the list matches: With a form begun.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Show all' }).last().click();
  await expect(page.locator('.wl-row').first()).toBeVisible();
});
