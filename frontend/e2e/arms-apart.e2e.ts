import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { signIn } from './people.js';

test('before the randomisation the visits and doses of each arm are told apart', async ({ page }) => {
  await signIn(page, 'nurse', '/start-net/participants');
  await page.getByRole('link', { name: 'SE-02-002' }).click();
  await expect(
    page.getByText('The arm is not settled yet: the planned doses of each are drawn.'),
  ).toBeVisible();
  const doses = page.getByRole('table', { name: 'Doses' });
  for (const arm of ['personalised', 'standard'])
    await expect(doses.getByRole('rowheader', { name: `Cycle 2, ${arm}` })).toHaveCount(1);
  const listed = page.getByRole('region', { name: 'Schedule' }).getByRole('listitem');
  for (const arm of ['personalised', 'standard'])
    await expect(
      listed.filter({ hasText: 'Cycle 1 dose' }).filter({ hasText: `Cycle 1, ${arm}` }),
    ).toHaveCount(1);
  await page.getByRole('button', { name: /^All \d+ visits$/u }).click();
  await expect(page.getByRole('columnheader', { name: 'Cycle 1, standard' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});
