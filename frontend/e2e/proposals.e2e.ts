import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { answer, choose, enrol, formAt, open, openForm, saved } from './casebook-records.js';
import { signIn } from './people.js';

/** Other tests add laboratories to the first hospital. */
const WITH_ONE_LABORATORY = 'FR-10';
const PROPOSED = /^Proposed, not saved yet/u;

test('the form of a visit proposes what its page proposes, and saves it with the nurse’s own word', async ({
  page,
}) => {
  const { address } = await openForm(page, 'Cycle 1 bloods', 'Visit');
  await expect(page.getByRole('textbox', { name: 'Visit date' })).toBeFocused();
  const chosen = (field: string, option: string) =>
    page
      .getByRole('radiogroup', { name: field, exact: true })
      .getByRole('radio', { name: option, exact: true });
  await expect(chosen('Place', 'Trial hospital')).toBeChecked();
  await expect(chosen('How it took place', 'On site')).toBeChecked();
  await expect(page.getByText(PROPOSED)).toHaveCount(2);
  await expectAccessibleEverywhere(page, 'main');
  // The day stands above: nobody has gone past what is proposed. Nor is going through a field an entry.
  await answer(page, 'Visit date', 't');
  await saved(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(Object.keys(await kept(page, address))).toEqual(['VISDAT']);
  // Opened anew it is proposed again, and the place follows how it took place.
  await open(page, address, 'Visit');
  await choose(page, 'How it took place', 'At home');
  await expect(chosen('Place', "Participant's home")).toBeChecked();
  await expect(page.getByText(PROPOSED)).toHaveCount(1);
  await expect.poll(() => kept(page, address)).toMatchObject({ VISMODE: { v: 'home' } });
  expect(await kept(page, address)).not.toHaveProperty('VISLOC');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => kept(page, address))
    .toMatchObject({ VISLOC: { v: 'home' }, VISMODE: { v: 'home' } });
  await open(page, address, 'Visit');
  await expect(page.getByText(PROPOSED)).toHaveCount(0);
});

test('the only laboratory of the site is proposed, and saved with the first result', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page, WITH_ONE_LABORATORY);
  const address = await formAt(page, id, 'Screening', 'Haematology');
  await open(page, address, 'Haematology');
  const laboratory = page.getByLabel('Laboratory', { exact: true });
  await expect(laboratory).toHaveValue('Hospital laboratory');
  await expect(page.locator('[data-path="HGB"]').getByText('sample date?')).toBeVisible();
  await answer(page, 'Sample date', 't');
  await saved(page);
  expect(Object.keys(await kept(page, address))).toEqual(['LBDAT']);
  await expect(page.locator('[data-path="HGB"]').getByText('11.5–15.5')).toBeVisible();
  await answer(page, 'Haemoglobin', '11.4');
  await saved(page);
  expect(await kept(page, address)).toMatchObject({
    LBNAM: { v: 'Hospital laboratory' },
    HGB: { v: '11.4' },
  });
  await expect(page.getByText(PROPOSED)).toHaveCount(0);
});

test('a laboratory that was put aside stays so, and results of another propose none', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page, WITH_ONE_LABORATORY);
  const address = await formAt(page, id, 'Screening', 'Chemistry');
  await open(page, address, 'Chemistry');
  await page.getByLabel('Laboratory', { exact: true }).selectOption('Another laboratory');
  await expect(page.getByText(PROPOSED)).toHaveCount(0);
  await answer(page, 'Sample date', 't');
  await answer(page, 'Creatinine', '80');
  await saved(page);
  expect(await kept(page, address)).not.toHaveProperty('LBNAM');
  const save = { data: { changes: { LBNAM: { v: 'City laboratory' } }, changeId: randomUUID() } };
  const { version } = await view(page, address);
  const sent = await page.request.put(`/api/forms/${formId(address)}`, {
    ...save,
    headers: { 'if-match': `"${version}"` },
  });
  expect(sent.ok()).toBe(true);
  expect((await view(page, await formAt(page, id, 'Screening', 'Haematology'))).proposed).toEqual([]);
});

const formId = (address: string): string => address.split('/').at(-1) ?? '';

async function view(page: Page, address: string): Promise<FormView> {
  return (await (await page.request.get(`/api/forms/${formId(address)}`)).json()) as FormView;
}

async function kept(page: Page, address: string): Promise<FormView['values']> {
  return (await view(page, address)).values;
}
