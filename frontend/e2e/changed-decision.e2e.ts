import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { enrolIncluded, participantAt, scheduleOf } from './casebook-records.js';
import { signIn } from './people.js';

/** Cycle 1's bloods took place today, and the end of treatment was decided on it. */
async function decideToStop(page: Page, id: string): Promise<string> {
  const { items, today } = await scheduleOf(page, id);
  const bloods = items.find(({ name }) => name === 'Cycle 1 bloods');
  const form = bloods?.forms.find(({ code }) => code === 'treatment-decision')?.id ?? '';
  const recorded = await page.request.put(`/api/visits/${bloods?.id ?? ''}`, {
    data: { occurred: today },
    headers: { 'if-match': `"${bloods?.version ?? 0}"` },
  });
  expect(recorded.ok()).toBe(true);
  const answers = { TDDAT: today, TDDECIS: 'STOP', TDREAS: 'TOXICITY', TDREASX: 'Platelets 38' };
  const changes = Object.fromEntries(Object.entries(answers).map(([item, v]) => [item, { v }]));
  const completed = await page.request.post(`/api/forms/${form}/completion`, {
    data: { changes, changeId: randomUUID() },
    headers: { 'if-match': '"0"' },
  });
  expect(completed.ok()).toBe(true);
  return form;
}

test('a decision that was changed is not offered as it was while the new one is read', async ({ page }) => {
  await signIn(page, 'investigator');
  const { id } = await enrolIncluded(page);
  const form = await decideToStop(page, id);
  await page.goto(`${participantAt(id)}/forms/${form}`);
  const offer = page.getByRole('region', { name: /^Cycle 1, decided .*: End treatment$/u });
  await expect(offer.getByRole('button', { name: 'Record end of treatment' })).toBeVisible();
  let goOn = (): void => undefined;
  const isHeld = new Promise<void>((done) => (goOn = done));
  await page.route(/\/schedule$/u, async (route) => {
    await isHeld;
    await route.continue();
  });
  await page.getByRole('radio', { name: 'Give' }).check();
  await page.keyboard.press('Control+Enter');
  const bar = page.getByRole('form', { name: 'Reason for the change' });
  await bar.getByRole('textbox').fill('Platelets counted again: 128');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The decisions are being read anew.')).toBeVisible();
  await expect(offer).toHaveCount(0);
  goOn();
  await expect(page.getByText('The decisions are being read anew.')).toHaveCount(0);
  await expect(offer).toHaveCount(0);
});
