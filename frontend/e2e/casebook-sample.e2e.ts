import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, participantAt, scheduleOf } from './casebook-records.js';
import { signIn } from './people.js';

test('the day and laboratory of a sample are offered on the other form of the visit, and written by one press', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  const { items } = await scheduleOf(page, id);
  const forms = items.find(({ code }) => code === 'SCR')?.forms ?? [];
  const [blood, chemistry] = ['haematology', 'chemistry'].map(
    (code) => forms.find((form) => form.code === code)?.id ?? '',
  );
  const { today } = await scheduleOf(page, id);
  const changes = { LBDAT: { v: today }, LBNAM: { v: 'City laboratory' } };
  const save = { data: { changes, changeId: randomUUID() }, headers: { 'if-match': '"0"' } };
  expect((await page.request.put(`/api/forms/${blood ?? ''}`, save)).ok()).toBe(true);
  const kept = async (): Promise<FormView['values']> =>
    ((await (await page.request.get(`/api/forms/${chemistry ?? ''}`)).json()) as FormView).values;

  await page.goto(`${participantAt(id)}/forms/${chemistry ?? ''}`);
  const offer = page.getByText(/^Haematology of this visit says: .*City laboratory/u);
  await expect(offer).toBeVisible();
  expect(await kept()).toEqual({});
  await expectAccessibleEverywhere(page, 'main');
  await page.getByRole('button', { name: 'Take over from Haematology' }).click();
  await expect(offer).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Laboratory' })).toHaveValue('City laboratory');
  await expect.poll(kept).toMatchObject(changes);
});
