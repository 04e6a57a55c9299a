import { expect, test } from '@playwright/test';
import { enrolIncluded, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

test('a milestone recorded before its visit leads to the visit that is still open', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  const milestones = page.getByRole('region', { name: 'Milestones' });
  await milestones.getByRole('link', { name: 'Record the visit Inclusion, still open' }).click();
  await expect(page).toHaveURL(/\/visits\//u);
  await page.getByRole('button', { name: /^today/u }).click();
  await page.getByRole('button', { name: 'Record visit' }).click();
  await expect(page.getByText('Day of the visit')).toBeHidden();
  await page.goto(participantAt(id));
  await expect(milestones.getByRole('link', { name: /^Correct Inclusion/u })).toBeVisible();
  await expect(milestones.getByRole('link', { name: /^Record the visit Inclusion/u })).toHaveCount(0);
});
