import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, enrolIncluded, formAt, open, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

test('a nurse marks a number given by mistake, finds it told everywhere, and takes it back', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrol(page);
  const form = await formAt(page, id, 'Screening', 'Consent');
  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Mark as enrolled in error…' }).click();
  const panel = page.getByRole('dialog', { name: 'Mark as enrolled in error' });
  await expect(panel.getByText(/^All \d+ visits fall away\. 1 form begun stays as it is/u)).toBeVisible();
  await expectAccessibleEverywhere(page, '[role="dialog"]');
  await panel.getByLabel('Why it was an error').fill('Entered twice');
  await panel.getByRole('button', { name: `Mark ${number} as enrolled in error` }).click();

  const notice = page.getByRole('region', { name: 'Enrolled in error' });
  await expect(notice.getByText(`${number} was enrolled in error.`)).toBeVisible();
  await expect(notice.getByText(/^Noted .+: Entered twice$/u)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Participant' }).getByText('Entered twice', { exact: true }),
  ).toBeVisible();
  await expectAccessibleEverywhere(page);
  await open(page, form, 'Consent');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await page.goto('/reluth/participants');
  await page.getByText('Screening log').click();
  await page.getByRole('button', { name: /^Enrolled in error \d+$/u }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${number}.*Entered twice`, 'u') })).toBeVisible();

  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Take this back…' }).click();
  const back = page.getByRole('dialog', { name: 'Take back: enrolled in error' });
  await expect(back.getByText(/^\d+ visits come back\./u)).toBeVisible();
  await back.getByLabel('Why it was no error').fill('Two people of one birthday');
  await back.getByRole('button', { name: `Take back for ${number}` }).click();
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible();
  await expect(page.getByText(`${number} was enrolled in error.`)).toBeHidden();
});

test('once a form is complete it is not offered, and the page says what to do instead', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  const place = page.getByRole('region', { name: 'Enrolled in error' });
  await expect(place).toContainText('A milestone recorded by mistake is taken back first');
  await expect(place.getByRole('button')).toHaveCount(0);
});
