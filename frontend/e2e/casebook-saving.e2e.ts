import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { answer, expectSaved, formAt, openForm, saved } from './casebook-records.js';
import { PASSWORD } from './people.js';

test('the session ends while one types: the value stays, and goes up after signing in again', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 dose', 'Vital signs');
  // What the page still asks for would be refused first, and the dialog would take what is typed.
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await answer(page, 'Weight', '72');
  await page.keyboard.press('Tab');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Weight' })).toHaveValue('72');
});

test('a text that is too long is neither cut nor lost: it is told wherever one goes, and there to be shortened', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 dose', 'Visit');
  // 1,000 characters at most.
  const long = 'Seen by telephone. '.repeat(60).trim();
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill(long);
  await page.keyboard.press('Tab');
  await expect(page.getByText('Note is longer than 1000 characters.', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Vital signs' })).toBeVisible();
  await page.reload();
  const told = page.getByRole('link', { name: /1 value in .* Visit not saved: to be corrected/u });
  // On a tablet it gives way in the bar: what is beside it stays on the line.
  await page.setViewportSize({ width: 768, height: 1024 });
  const role = await page.getByRole('button', { name: 'Research nurse' }).boundingBox();
  const kept = await told.boundingBox();
  expect(role?.y).toBeLessThan((kept?.y ?? 0) + (kept?.height ?? 0));
  expect(role?.x).toBeGreaterThan((kept?.x ?? 0) + (kept?.width ?? 0));
  await told.click();
  await expect(note).toHaveValue(long);
  await note.fill('Seen by telephone');
  await saved(page);
  await expect(told).toBeHidden();
  await page.reload();
  await expect(note).toHaveValue('Seen by telephone');
});

test('a value the server does not take is kept here, told wherever one goes, and gone only once it is corrected', async ({
  page,
}) => {
  const { id, address } = await openForm(page, 'Cycle 1 dose', 'Vital signs');
  // Somewhere else the whole form is marked meanwhile: under it nothing can stand.
  await page.request.put(`/api/forms/${address.split('/').at(-1) ?? ''}`, {
    headers: { 'if-match': '"0"' },
    data: { changes: { '@form': { absent: 'not-done', reason: 'No scales' } }, changeId: randomUUID() },
  });
  await answer(page, 'Weight', '72.5');
  await page.keyboard.press('Tab');
  const refused = page.getByRole('alert').filter({ hasText: /Weight 72.5: Not saved/u });
  await expect(refused).toBeVisible();

  await page.goto(await formAt(page, id, 'Cycle 1 dose', 'Visit'));
  const told = page.getByRole('link', { name: /1 value in .* Vital signs not saved: to be corrected/u });
  await told.click();
  await expect(refused).toBeVisible();
  await page.reload();
  await expect(refused).toBeVisible();
  await page.getByRole('button', { name: /^Take back/u }).click();
  const weight = page.getByRole('textbox', { name: 'Weight' });
  await expect(weight).toHaveValue('72.5');
  await weight.press('Tab');
  await saved(page);
  await page.reload();
  await expect(weight).toHaveValue('72.5');
  await expect(told).toBeHidden();
});
