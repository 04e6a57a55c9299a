import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

test('a nurse notes an adverse event between two visits, finds it again and adds another', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await page.goto(participantAt(id));
  const beside = page.getByRole('region', { name: 'Besides the visits' });
  await beside.getByRole('button', { name: 'Add: Adverse event' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Adverse event' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Event' }).fill('Fatigue');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();

  await page.goto(participantAt(id));
  await beside.getByRole('link', { name: 'Adverse event 1, begun' }).click();
  await expect(page.getByRole('textbox', { name: 'Event' })).toHaveValue('Fatigue');

  await page.goto(participantAt(id));
  await beside.getByRole('button', { name: 'Add: Adverse event' }).click();
  await expect(page.getByRole('link', { name: /Adverse event 2/u })).toHaveAttribute('aria-current', 'page');
  await page.goto(participantAt(id));
  await expect(beside).toBeVisible();
  await expectAccessibleEverywhere(page, 'section[aria-labelledby="beside-title"]');
});
