import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

const is = (items: string, v: string) =>
  Object.fromEntries(items.split(' ').map((item) => [item, { v }] as const));
const SERIOUS = {
  ...is('AETERM AESNARR', 'Pancytopenia'),
  ...is('AESTDAT', '2026-01'),
  ...is('AEONGO AESER AESLIFE', 'Y'),
  ...is('AECONTRT AEDIS AESDTH AESHOSP AESDISAB AESCONG AESMIE', 'N'),
  ...is('AETOXGR', '4'),
  ...is('AEREL', 'RELATED'),
  ...is('AEACN', 'NOT APPLICABLE'),
  ...is('AEOUT', 'NOT RECOVERED/NOT RESOLVED'),
  ...is('AESAWDTC', '2026-02-02T09:00+01:00'),
};

/** Completes a serious adverse event of a participant. */
async function seriousEvent(page: Page, participant: string): Promise<string> {
  const added = await page.request.post(`/api/participants/${participant}/forms`, {
    data: { form: 'adverse-event', changeId: randomUUID() },
  });
  const { id, version } = (await added.json()) as ScheduleFormView;
  const completed = await page.request.post(`/api/forms/${id}/completion`, {
    data: { changes: SERIOUS, changeId: randomUUID() },
    headers: { 'if-match': `"${version}"` },
  });
  expect(completed.status(), await completed.text()).toBe(200);
  return id;
}

test('a serious event waits for the investigator, who reviews it as it stands, and anew once it changed', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrol(page);
  const form = await seriousEvent(page, id);
  const at = `${participantAt(id)}/forms/${form}`;
  const asked = page.getByRole('region', { name: 'This serious event is not reviewed as it stands.' });
  await page.goto(at);
  await expect(asked).toContainText('The investigator reviews it.');
  await expect(asked.getByRole('button')).toHaveCount(0);

  await signIn(page, 'investigator');
  const group = page.getByRole('region', { name: /^Serious events to review/u });
  const line = group.getByRole('listitem').filter({ hasText: number });
  await expect(line).toContainText('“Pancytopenia”, grade 4');
  await expect(page.getByText(/serious events? to review/u).first()).toBeVisible();
  await line.getByRole('link', { name: `Review: ${number}` }).click();
  await expectAccessibleEverywhere(page, 'main');
  await asked.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(page.getByText(/^Reviewed by .+, Today \d\d:\d\d\.$/u)).toBeVisible();
  await page.goto('/reluth/worklist');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.wl-row').first()).toBeVisible();
  await expect(line).toHaveCount(0);

  const { version } = (await (await page.request.get(`/api/forms/${form}`)).json()) as FormView;
  const corrected = await page.request.put(`/api/forms/${form}`, {
    data: {
      changes: { AETERM: { v: 'Aplastic anaemia' } },
      reason: 'Bone marrow examined',
      changeId: randomUUID(),
    },
    headers: { 'if-match': `"${version}"` },
  });
  expect(corrected.ok()).toBe(true);
  await page.reload();
  await expect(line).toContainText('“Aplastic anaemia”, grade 4');
});
