import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrolIncluded, formAt, open, participantAt, visitAt } from './casebook-records.js';
import { signIn } from './people.js';

test('an investigator delays a dose after seeing what moves, and the reason stands with the date', async ({
  page,
}) => {
  await signIn(page, 'investigator');
  const { id } = await enrolIncluded(page);
  await open(page, await visitAt(page, id, 'Cycle 1 dose'), 'Cycle 1 dose');
  await page.getByRole('button', { name: 'Delay or bring forward…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delay or bring forward: Cycle 1 dose/u });
  const inFiveWeeks = new Date(Date.now() + 35 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('New date').fill(inFiveWeeks);
  await dialog.getByLabel('Reason').fill('Platelets had not recovered');
  await expect(dialog.getByRole('row', { name: /^Cycle 1 week 2/u })).toBeVisible();
  await dialog.getByRole('button', { name: /^Delay by/u }).click();
  await expect(page.getByRole('status', { name: 'Recorded. What follows from it' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'About the visit' })).toContainText(
    'Platelets had not recovered',
  );
  await page.getByRole('button', { name: 'Undo the delay of Cycle 1 dose' }).click();
  const undo = page.getByRole('dialog', { name: /^Undo the delay/u });
  await expect(undo.getByRole('row', { name: /^Cycle 1 week 2/u })).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  await undo.getByRole('button', { name: 'Undo the delay' }).click();
  await expect(page.getByRole('button', { name: 'Undo the delay of Cycle 1 dose' })).toBeHidden();
  await expect(page.getByRole('status', { name: 'Recorded. What follows from it' })).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'About the visit' })).not.toContainText(
    'Platelets had not recovered',
  );
});

test('a visit the protocol does not plan is added with its reason, and a missed one keeps its own', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Add a visit' }).click();
  const panel = page.getByRole('dialog', { name: 'Add an unscheduled visit' });
  await panel.getByLabel('Day of the visit, past or booked').press('t');
  await panel.getByLabel('Why the participant comes').fill('Fever since yesterday');
  await panel.getByRole('button', { name: 'Add the visit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /unscheduled/iu })).toBeVisible();
  // Its day was given when it was added: said once, and offered for the record.
  const about = page.getByRole('complementary', { name: 'About the visit' });
  await expect(about.getByText(/Added for/u)).toHaveCount(1);
  await expect(about.getByText(/Booked for/u)).toHaveCount(0);
  await expect(page.getByLabel('Day of the visit')).toHaveValue(/^\d{1,2} \p{L}{3} \d{4}$/u);
  await page.getByLabel('Day of the visit').fill('1/1/2099');
  await page.getByRole('button', { name: 'Record visit' }).click();
  await expect(page.getByText(/^This day is still to come/u)).toBeVisible();

  await open(page, await visitAt(page, id, 'Cycle 1 bloods'), 'Cycle 1 bloods');
  await page.getByRole('button', { name: 'Missed…' }).click();
  await page.getByLabel('Reason').fill('Taken at another hospital');
  await page.getByRole('button', { name: 'Record as missed' }).click();
  await expect(page.getByRole('region', { name: 'missed' })).toContainText('Taken at another hospital');
  await expect(
    page.getByRole('region', { name: 'missed' }).getByText('Taken at another hospital'),
  ).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Record visit' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo “missed”' }).click();
  const undo = page.getByRole('dialog', { name: /^Undo “missed”/u });
  await undo.getByRole('button', { name: 'Undo “missed”' }).click();
  await expect(undo.getByText('Write why this is undone.')).toBeVisible();
  await undo.getByLabel('Reason').fill('Wrong participant');
  await undo.getByRole('button', { name: 'Undo “missed”' }).click();
  await expect(page.getByRole('button', { name: 'Missed…' })).toBeVisible();
  await expect(page.getByText('Taken at another hospital')).toHaveCount(0);
});

test('beside the forms no day lies over the name of its visit, however long the word', async ({ page }) => {
  await signIn(page, 'nurse');
  const { items } = (await (await page.request.get('/api/studies/reluth/participants')).json()) as {
    items: readonly { id: string; number: string }[];
  };
  // Randomised in a year before this one: its day is written with the year.
  const id = items.find(({ number }) => number === 'FR-10-001')?.id ?? '';
  await open(page, await formAt(page, id, 'Assessment after cycle 2', 'Visit'), 'Visit');
  const line = page.getByRole('navigation', { name: 'Forms of this visit' }).getByRole('link', {
    name: /Randomisation \d+ \w+ \d{4}/u,
  });
  const [name, day] = [line.getByText('Randomisation'), line.getByText(/\d{4}$/u)];
  const words = await name.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { right, bottom } = range.getBoundingClientRect();
    return { right, bottom };
  });
  const box = await day.boundingBox();
  expect(words.right <= (box?.x ?? 0) || words.bottom <= (box?.y ?? 0) + 1).toBe(true);
});

test('E leads into the casebook from anywhere on the page, and who comes to a visit by a link begins at its name', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  const casebook = page.getByRole('grid', { name: 'Casebook' });
  await expect(casebook).toBeVisible();
  await page.keyboard.press('e');
  await expect(casebook.locator('[data-cell]:focus')).toHaveCount(1);
  await page.getByRole('link', { name: 'Cycle 1 bloods' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cycle 1 bloods' })).toBeFocused();
  const who = page.locator('.strip .who');
  const number = (await who.textContent()) ?? '';
  await who.click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1, name: number })).toBeFocused();
});

test('a visit tells the nurse which of its forms waits for the investigator, and not the investigator', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const visit = await visitAt(page, id, 'Cycle 1 bloods');
  await open(page, visit, 'Cycle 1 bloods');
  const decision = page.getByRole('listitem').filter({ hasText: 'Treatment decision' });
  await expect(decision).toContainText('the investigator completes it');
  await expect(page.getByText('the investigator completes it')).toHaveCount(1);
  await signIn(page, 'investigator');
  await open(page, visit, 'Cycle 1 bloods');
  await expect(decision).toBeVisible();
  await expect(page.getByText('the investigator completes it')).toHaveCount(0);
});
