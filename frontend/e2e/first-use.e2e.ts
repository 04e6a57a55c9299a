import { expect, test, type Locator, type Page } from '@playwright/test';
import { enrol, enrolIncluded, open, openForm, participantAt, visitAt } from './casebook-records.js';
import { signIn } from './people.js';

async function rightEdge(box: Locator): Promise<number> {
  const bounds = await box.boundingBox();
  return (bounds?.x ?? 0) + (bounds?.width ?? 0);
}

function line(page: Page, item: string): Locator {
  return page.locator(`[data-path="${item}"]`);
}

test('what is worked out in a table of results stands under its values, on a desk and on a tablet', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 bloods', 'Chemistry');
  for (const width of [1366, 768]) {
    await page.setViewportSize({ width, height: 900 });
    const measured = await rightEdge(line(page, 'CREAT').locator('#field-CREAT'));
    const workedOut = await rightEdge(line(page, 'EGFRMDRD').locator('#field-EGFRMDRD'));
    expect(Math.abs(measured - workedOut)).toBeLessThan(1);
  }
});

test('the visit of a dose tells what is planned to be given, and its planned day is called so', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await open(page, await visitAt(page, id, 'Cycle 1 dose'), 'Cycle 1 dose');
  await expect(page.getByRole('region', { name: 'When and why' })).toContainText(
    'Planned activity 7.4 GBq, intravenous',
  );
  await open(page, await visitAt(page, id, 'Screening'), 'Screening');
  await page.getByRole('button', { name: 'planned day V' }).click();
  await page.getByRole('button', { name: 'Record visit' }).click();
  await expect(page.getByRole('region', { name: 'When and why' })).toContainText('Took place');
});

test('the button of a visit says what it opens: the visit first, then what it is for', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  await page.getByRole('link', { name: 'Record visit', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Visit' })).toBeVisible();
});

test('the panel of a consent says which of its choices may be left out', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Record consent' }).click();
  const panel = page.getByRole('dialog', { name: 'Record consent' });
  await expect(
    panel.getByRole('group', { name: 'Data may serve further research (optional)' }),
  ).toBeVisible();
  await expect(
    panel.getByRole('group', { name: 'Copy given to the participant', exact: true }),
  ).toBeVisible();
});

test('a lesion taken over puts the cursor where it is measured', async ({ page }) => {
  await signIn(page, 'nurse', '/lumen-1/participants');
  await page.getByRole('link', { name: 'DE-01-001' }).click();
  await page.getByRole('button', { name: 'Add a visit' }).click();
  await page.getByLabel('Day of the visit, past or booked').fill('t');
  await page.getByLabel('Why the participant comes').fill('Headache');
  await page.getByRole('button', { name: 'Add the visit' }).click();
  await page.getByRole('link', { name: 'Enter MRI assessment' }).click();
  await page.getByRole('button', { name: /^Take over 1 from \d/u }).click();
  await expect(page.getByRole('textbox', { name: 'Longest diameter' })).toBeFocused();
});
