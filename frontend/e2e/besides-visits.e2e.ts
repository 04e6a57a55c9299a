import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { enrol, participantAt } from './casebook-records.js';
import { signIn } from './people.js';

const is = (items: string, v: string) =>
  Object.fromEntries(items.split(' ').map((item) => [item, { v }] as const));
const FATAL = {
  ...is('AETERM AESNARR', 'Stroke'),
  ...is('AESTDAT AEENDAT', '2026-01'),
  ...is('AEONGO AECONTRT AEDIS AESLIFE AESHOSP AESDISAB AESCONG AESMIE', 'N'),
  ...is('AESER AESDTH', 'Y'),
  ...is('AETOXGR', '5'),
  ...is('AEREL', 'NOT RELATED'),
  ...is('AEACN', 'NOT APPLICABLE'),
  ...is('AEOUT', 'FATAL'),
  ...is('AESAWDTC', '2026-02-02T09:00+01:00'),
};

test('a nurse notes an adverse event between two visits, finds it again and adds another', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrol(page);
  await page.goto(participantAt(id));
  const beside = page.getByRole('region', { name: 'Besides the visits' });
  await beside.getByRole('button', { name: 'Add: Adverse event' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Adverse event' })).toBeVisible();
  // What did not happen has no form: only its parts can be said to be missing.
  await expect(
    page.getByRole('button', { name: 'Not done, unknown or not applicable: Outcome' }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Not done, unknown or not applicable: Adverse event' }),
  ).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Event', exact: true }).fill('Fatigue');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();

  await page.goto(participantAt(id));
  const entry = beside.getByRole('link', { name: 'Adverse event 1 Fatigue, begun', exact: true });
  await expect(entry).toHaveText(/Fatigue/u);
  await entry.click();
  await expect(page.getByRole('textbox', { name: 'Event' })).toHaveValue('Fatigue');

  await page.goto(participantAt(id));
  await beside.getByRole('button', { name: 'Add: Adverse event' }).click();
  await expect(page.getByRole('link', { name: /Adverse event 2/u })).toHaveAttribute('aria-current', 'page');
  // A fatal event says that no death is recorded, and leads to its form.
  const address = page.url();
  const form = address.split('/').at(-1) ?? '';
  const save = { data: { changes: FATAL, changeId: randomUUID() }, headers: { 'if-match': '"0"' } };
  expect((await page.request.put(`/api/forms/${form}`, save)).ok()).toBe(true);
  // It is told before the form is complete.
  await page.goto('/reluth/worklist');
  await expect(
    page
      .getByRole('region', { name: /^Deaths to record/u })
      .getByRole('listitem')
      .filter({ hasText: number }),
  ).toContainText('“Stroke” is fatal in a form in progress');
  // On a tablet what was fatal has the room of the day there is none of, and more than one line.
  await page.setViewportSize({ width: 768, height: 1024 });
  const fatal = page.getByRole('listitem').filter({ hasText: number }).getByText('“Stroke” is fatal');
  expect((await fatal.boundingBox())?.width).toBeGreaterThan(400);
  await expect(fatal).toHaveCSS('white-space', 'normal');
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(participantAt(id));
  const begun = page.getByRole('region', {
    name: '“Stroke” is fatal in a form in progress, and no death is recorded',
  });
  await begun.getByRole('link', { name: 'Open “Stroke”' }).click();
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: /^Mark complete/u }).click();
  const asked = page.getByRole('region', { name: 'Fatal, and no death is recorded for the participant.' });
  await expect(asked.getByRole('heading')).toBeFocused();
  await expectAccessibleEverywhere(page, 'section.decision');
  await asked.getByRole('button', { name: 'Record death' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Death' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^To the participant/u })).toBeVisible();
  await page.goto(participantAt(id));
  const told = page.getByRole('region', { name: '“Stroke” was fatal and no death is recorded' });
  await expect(told.getByText('Record death')).toBeVisible();
  await page.goto('/reluth/worklist');
  const toRecord = page.getByRole('region', { name: /^Deaths to record \d+$/u });
  await expect(toRecord.getByRole('listitem').filter({ hasText: number })).toContainText(
    '“Stroke” was fatal',
  );
  await expectAccessibleEverywhere(page, 'section[aria-labelledby="group-deaths"]');
  await expect(page.locator('.wl-head')).toContainText(/\d+ deaths? to record/u);
  // What comes first is what the keys act on.
  const first = toRecord.getByRole('listitem').first();
  await expect(first.getByRole('link').last()).toHaveClass(/\bp\b/u);
  await toRecord.getByRole('link', { name: `Record death: ${number}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Death' })).toBeVisible();
  await page.getByRole('radio', { name: 'The tumour' }).check();
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();
  await page.goto('/reluth/worklist');
  await expect(toRecord.getByRole('link', { name: `Continue recording the death: ${number}` })).toBeVisible();
  await page.goto(participantAt(id));
  await expect(beside).toBeVisible();
  await expectAccessibleEverywhere(page, 'section[aria-labelledby="beside-title"]');
});

test('after a death only what came before it can be recorded, and the course marks it', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrol(page);
  await page.goto(participantAt(id));
  const milestones = page.getByRole('region', { name: 'Milestones' });
  await expect(milestones.getByRole('button', { name: 'Record withdrawal' })).toBeVisible();
  const today = new Date().toISOString().slice(0, 10);
  const died = { data: { kind: 'death', on: today.slice(0, 7), values: { DTHCAUS: { v: 'TUMOUR' } } } };
  expect((await page.request.post(`/api/participants/${id}/milestones`, died)).ok()).toBe(true);
  await page.reload();
  await expect(page.getByRole('img', { name: /; died \w{3} \d{4}$/u })).toBeVisible();
  const withdrawal = milestones.getByRole('button', { name: 'Record withdrawal' });
  await expect(withdrawal).toBeHidden();
  await milestones.getByText('Recorded late: what happened before the death').click();
  await expect(withdrawal).toBeVisible();
});
