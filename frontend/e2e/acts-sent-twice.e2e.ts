import { expect, test, type Page } from '@playwright/test';
import { enrol, enrolIncluded, open, participantAt, scheduleOf, visitAt } from './casebook-records.js';
import { signIn } from './people.js';

/** The server does what it is asked once, and its answer does not arrive. */
async function loseAnswer(page: Page, path: string): Promise<void> {
  await page.route(
    path,
    async (route) => {
      expect((await route.fetch()).ok()).toBe(true);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

const LOST = 'The server could not be reached.';

test('a visit whose recording was answered to nobody is recorded by pressing again', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await open(page, await visitAt(page, id, 'Screening'), 'Screening');
  await page.getByRole('textbox', { name: 'Day of the visit' }).fill('t');
  await loseAnswer(page, '**/api/visits/*');
  const record = page.getByRole('button', { name: 'Record visit' });
  await record.click();
  await expect(page.getByText(LOST)).toBeVisible();
  await record.click();
  await expect(page.getByText(LOST)).toBeHidden();
  await expect(record).toBeHidden();
  const { items, today } = await scheduleOf(page, id);
  expect(items.find(({ name }) => name === 'Screening')?.occurred).toBe(today);
});

test('a milestone whose answer was lost is recorded once by pressing again', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Record withdrawal' }).click();
  const panel = page.getByRole('dialog', { name: 'Record withdrawal' });
  await panel.getByLabel('Day', { exact: true }).fill('t');
  for (const kind of ['treatment', 'procedures', 'contact', 'the use of records']) {
    await panel
      .getByRole('group', { name: `Withdraws from ${kind}` })
      .getByLabel('Yes')
      .check();
  }
  await panel.getByRole('button', { name: 'Show what moves' }).click();
  await expect(panel.getByRole('region', { name: 'This would happen' })).toBeVisible();
  await loseAnswer(page, '**/api/participants/*/milestones');
  const record = panel.getByRole('button', { name: 'Record withdrawal' });
  await record.click();
  await expect(panel.getByText(LOST)).toBeVisible();
  await record.click();
  await expect(panel).toBeHidden();
  const { participant } = await scheduleOf(page, id);
  const withdrawal = participant.milestones.filter(({ code }) => code === 'withdrawal');
  expect(withdrawal.flatMap(({ records }) => records)).toHaveLength(1);
});

test('an enrolment under way keeps its dialog, and leads to the number it gave', async ({ page }) => {
  await signIn(page, 'nurse');
  await page.goto('/reluth/participants');
  await page.getByRole('button', { name: 'Enrol participant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol a participant' });
  await dialog.getByLabel('Site', { exact: true }).selectOption('FR-10');
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(
    '**/api/studies/reluth/participants',
    async (route) => {
      await answered;
      await route.continue();
    },
    { times: 1 },
  );
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  await page.keyboard.press('Escape');
  // Beside the dialog: where the second click of two falls when the dialog grows smaller at the first.
  await page.mouse.click(20, 20);
  await expect(dialog).toBeVisible();
  answer();
  await expect(page).toHaveURL(/\/reluth\/participants\/[0-9a-f-]{36}$/u);
  await expect(dialog).toBeHidden();
});
