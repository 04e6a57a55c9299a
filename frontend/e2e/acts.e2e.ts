import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import {
  choose,
  enrolIncluded,
  expectSaved,
  formAt,
  openForm,
  participantAt,
  scheduleOf,
} from './casebook-records.js';
import { signIn } from './people.js';

const DAY_MS = 86_400_000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

/** Somebody who was screened three days ago and consented the day after: the investigator has to know of it. */
async function screenedBeforeConsent(page: Page): Promise<ParticipantView> {
  const enrolled = await page.request.post('/api/studies/reluth/participants', {
    data: { site: 'FR-12', on: daysAgo(3) },
  });
  const participant = (await enrolled.json()) as ParticipantView;
  const screening = (await scheduleOf(page, participant.id)).items.find(({ code }) => code === 'SCR');
  const recorded = await page.request.put(`/api/visits/${screening?.id ?? ''}`, {
    data: { occurred: daysAgo(3) },
    headers: { 'if-match': `"${screening?.version ?? 0}"` },
  });
  expect(recorded.ok()).toBe(true);
  const consented = await page.request.post(`/api/participants/${participant.id}/milestones`, {
    data: { kind: 'consent', on: daysAgo(2) },
  });
  expect(consented.ok()).toBe(true);
  return participant;
}

test('the investigator says what was made of a deviation, by keys alone, and the numbers follow', async ({
  page,
}) => {
  await signIn(page, 'investigator');
  const { id, number } = await screenedBeforeConsent(page);
  const found = (await (
    await page.request.get(`/api/participants/${id}/deviations`)
  ).json()) as DeviationView[];
  expect(found.map(({ kind }) => kind)).toEqual(['before-consent']);
  await page.goto('/reluth/worklist');
  const toThem = page.getByRole('link', { name: 'Read and acknowledge' });
  await toThem.focus();
  await page.keyboard.press('Enter');
  const filter = page.getByRole('button', { name: /^Not acknowledged/u });
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  const rows = page.getByRole('row').filter({ has: page.locator('[data-acknowledge]') });
  await expect(rows.first()).toBeVisible();
  const waiting = await rows.count();
  await expect(filter).toHaveText(`Not acknowledged ${waiting}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Deviations ${waiting}`);
  const inTheBar = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Deviations/u });
  await expect(inTheBar).toHaveText(`Deviations${waiting}`);
  await filter.blur();
  await page.keyboard.press('j');
  await expect(page.locator('[data-acknowledge]:focus')).toHaveCount(1);
  await page.getByRole('button', { name: `Acknowledge: ${number}` }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Acknowledge the deviation/u });
  await expectAccessibleEverywhere(page, '[role=dialog]');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Write what you make of it.')).toBeVisible();
  await page.keyboard.type('Consent was given by telephone first.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(filter).toHaveText(`Not acknowledged ${waiting - 1}`);
  await expect(rows).toHaveCount(waiting - 1);
  await expect(inTheBar).toHaveText(`Deviations${waiting - 1}`);
  await expect(page.locator('[data-acknowledge]:focus')).toHaveCount(1);
  await page.goto(participantAt(id));
  const list = page.getByRole('region', { name: 'Deviations' });
  await expect(list).toContainText('Consent was given by telephone first.');
  await expect(list).toContainText('Investigator, ');
});

test('arm, reference and the group with the fact that decided stand on the participant’s page', async ({
  page,
}) => {
  await signIn(page, 'investigator', '/start-net/participants');
  await page.getByRole('link', { name: 'SE-01-001' }).click();
  const allocation = page.getByRole('region', { name: 'Allocation' });
  await expect(allocation).toContainText('Personalised');
  await expect(allocation).toContainText(/GroupdTOC, FDG-negative \(.+: .*[Nn]egative/u);
  await expect(allocation).toContainText('from the start');
  const over = page.getByRole('region', { name: 'The kidney dose allows no cycle 6' });
  await expect(over).toContainText(
    '29.0 Gy received; cycle 6 would add 6.0 Gy, past the limit of 30 Gy. The end of treatment is not recorded yet.',
  );
  // On a desk all that is told of a participant stands on one line, the dose beside its limit too.
  const strip = page.getByRole('region', { name: 'Participant', exact: true });
  expect((await strip.boundingBox())?.height).toBeLessThan(65);
  await expect(over.getByText('Record end of treatment')).toBeVisible();
  const events = page.getByRole('table', { name: 'Adverse events' }).getByRole('row');
  await expect(events.first()).toContainText(/G[1-5]/u);
  await expect(events.first().getByRole('cell').nth(1)).toHaveText(
    /^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}( \d{4})?$/u,
  );
  await expect(page.getByRole('region', { name: 'Participant', exact: true })).toContainText(
    'Personalised · dTOC',
  );
});

test('a withdrawal says what falls away before it is recorded, and is taken back with its reason', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(participantAt(id));
  await page.getByRole('button', { name: 'Record withdrawal' }).click();
  const panel = page.getByRole('dialog', { name: 'Record withdrawal' });
  // What is missing is said under each field, and the cursor goes to the first.
  await panel.getByRole('button', { name: 'Show what moves' }).click();
  await expect(panel.getByLabel('Day', { exact: true })).toBeFocused();
  await expect(panel.getByText('Choose one.')).toHaveCount(4);
  await panel.getByLabel('Day', { exact: true }).fill('t');
  await panel.getByRole('button', { name: 'Show what moves' }).click();
  const treatment = panel.getByRole('group', { name: 'Withdraws from treatment' });
  await expect(treatment.getByLabel('Yes')).toBeFocused();
  await expect(treatment).toHaveAccessibleDescription('Choose one.');
  await expectAccessibleEverywhere(page, '[role=dialog]');
  await panel.getByRole('group', { name: 'Withdraws from treatment' }).getByLabel('Yes').check();
  for (const kind of ['procedures', 'contact', 'the use of records']) {
    await panel
      .getByRole('group', { name: `Withdraws from ${kind}` })
      .getByLabel('No')
      .check();
  }
  await panel.getByRole('button', { name: 'Show what moves' }).click();
  const preview = panel.getByRole('region', { name: 'This would happen' });
  await expect(preview).toContainText(/\d+ visits fall away\. \d+ open visits? stays? where/u);
  await expect(
    preview.getByRole('row', { name: /^Cycle 1 dose not applicable Withdrew from treatment/u }),
  ).toBeVisible();
  await expectAccessibleEverywhere(page, '[role=dialog]');
  await panel.getByRole('button', { name: 'Record withdrawal' }).click();
  const milestones = page.getByRole('region', { name: 'Milestones' });
  await expect(milestones.getByRole('button', { name: 'Record again: Withdrawal' })).toBeVisible();
  await expect(milestones).toContainText('Withdraws from treatment');
  const told = page.locator('.strip').getByText('Withdraws from treatment');
  expect(await told.evaluate((words) => words.scrollWidth <= words.clientWidth)).toBe(true);
  await milestones.getByRole('button', { name: /^Take back Withdrawal of/u }).click();
  const back = page.getByRole('dialog', { name: 'Take back Withdrawal' });
  await expect(back.getByRole('row', { name: /^Cycle 1 dose/u })).toBeVisible();
  await back.getByLabel('Why it was a mistake').fill('It was another participant');
  await back.getByRole('button', { name: 'Take Withdrawal back' }).click();
  await expect(back).toBeHidden();
  // Its form is a draft with all its values, where recording goes on.
  await expect(milestones.getByRole('link', { name: 'Continue withdrawal', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Schedule' })).toContainText('Cycle 1 dose');
});

/** Cycle 1's bloods took place today, and somebody entered the decision to end treatment as a draft. */
async function decidedToStop(page: Page, id: string): Promise<string> {
  const { items, today } = await scheduleOf(page, id);
  const bloods = items.find(({ name }) => name === 'Cycle 1 bloods');
  const recorded = await page.request.put(`/api/visits/${bloods?.id ?? ''}`, {
    data: { occurred: today },
    headers: { 'if-match': `"${bloods?.version ?? 0}"` },
  });
  expect(recorded.ok()).toBe(true);
  const form = bloods?.forms.find(({ code }) => code === 'treatment-decision');
  const answers = { TDDAT: today, TDDECIS: 'STOP', TDREAS: 'TOXICITY', TDREASX: 'Platelets 38' };
  const changes = Object.fromEntries(Object.entries(answers).map(([item, v]) => [item, { v }]));
  const saved = await page.request.put(`/api/forms/${form?.id ?? ''}`, {
    data: { changes, changeId: randomUUID() },
    headers: { 'if-match': `"${form?.version ?? 0}"` },
  });
  expect(saved.ok()).toBe(true);
  return form?.id ?? '';
}

test('a decision to end treatment is the investigator’s, and is offered to be recorded until it is', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id, number } = await enrolIncluded(page);
  const form = await decidedToStop(page, id);
  await page.goto(`${participantAt(id)}/forms/${form}`);
  await expect(page.getByText('The investigator completes this form.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Mark complete/u })).toBeHidden();

  await signIn(page, 'investigator', `${participantAt(id)}/forms/${form}`);
  await page.getByRole('button', { name: /^Mark complete/u }).click();
  const offer = page.getByRole('region', { name: /^Cycle 1, decided .*: End treatment$/u });
  await expect(offer.getByRole('heading')).toBeFocused();
  await expectAccessibleEverywhere(page, 'main');
  // It is told on the dose of the next cycle too, on which nothing was decided: in its forms, and on the visit.
  await page.goto(await formAt(page, id, 'Cycle 2 dose', 'Vital signs'));
  await page.getByText('Cycle 1, decided').locator('..').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cycle 2 dose' })).toBeVisible();
  await expect(offer.getByRole('button', { name: 'Record end of treatment' })).toBeVisible();
  await page.goto('/reluth/worklist');
  const line = page.getByRole('listitem').filter({ hasText: number });
  await line.getByRole('link', { name: 'End treatment…' }).click();
  await offer.getByRole('button', { name: 'Record end of treatment' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'End of treatment' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Reason' })).toHaveValue('Adverse event');
  await expect(page.getByRole('textbox', { name: 'Details' })).toHaveValue('Platelets 38');
  await page.getByRole('button', { name: /^Mark complete/u }).click();
  // Whoever leaves before the answer has come may come before it.
  const completed = page.waitForResponse((answer) => answer.url().endsWith('/completion') && answer.ok());
  await page.getByRole('button', { name: /^Complete and change the schedule/u }).click();
  await completed;
  await page.goto(participantAt(id));
  await expect(page.getByRole('region', { name: 'Milestones' })).toContainText('End of treatment');
  await expect(offer).toBeHidden();
});

/** Completes an administration form with a part of a dose, as its fields would be typed. */
async function givePart(page: Page, formId: string, day: string, activity: string): Promise<void> {
  const form = (await (await page.request.get(`/api/forms/${formId}`)).json()) as FormView;
  const answers = {
    EXOCCUR: 'Y',
    EXTRT: 'LU-177-DOTATATE',
    EXSTDTC: `${day}T10:00+01:00`,
    EXENDTC: `${day}T10:20+01:00`,
    EXROUTE: 'INTRAVENOUS',
    EXLOT: 'L-1',
    EXADJ: 'OTHER',
    EXTRTCMP: 'N',
    AAOCCUR: 'Y',
  };
  const values = Object.entries(answers).map(([item, v]): [string, ItemValue] => [item, { v }]);
  const completed = await page.request.post(`/api/forms/${formId}/completion`, {
    data: {
      changes: { ...Object.fromEntries(values), EXDOSE: { v: activity, unit: 'GBq' } },
      changeId: randomUUID(),
    },
    headers: { 'if-match': `"${form.version}"` },
  });
  expect(completed.status(), await completed.text()).toBe(200);
}

test('the next part of a dose is offered on the form as soon as the infusion is entered as not completed', async ({
  page,
}) => {
  await openForm(page, 'Cycle 1 dose', 'Administration');
  await choose(page, 'Dose given', 'Yes');
  await choose(page, 'Infusion completed', 'Yes');
  await expectSaved(page);
  const next = page.getByRole('button', { name: 'Add part 2' });
  await expect(next).toHaveCount(0);
  await choose(page, 'Infusion completed', 'No');
  await expect(page.getByText('the infusion was not completed')).toBeVisible();
  await next.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration, part 2' })).toBeVisible();
});

test('an infusion interrupted and finished on another day keeps both parts and the day of the first', async ({
  page,
}) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const dose = (await scheduleOf(page, id)).items.find(({ name }) => name === 'Cycle 1 dose');
  const recorded = await page.request.put(`/api/visits/${dose?.id ?? ''}`, {
    data: { occurred: daysAgo(2) },
    headers: { 'if-match': `"${dose?.version ?? 0}"` },
  });
  expect(recorded.ok()).toBe(true);
  const first = dose?.forms.find(({ code }) => code === 'administration');
  await givePart(page, first?.id ?? '', daysAgo(2), '3.7');
  await page.goto(`${participantAt(id)}/visits/${dose?.id ?? ''}`);
  await page.getByRole('button', { name: 'Add part 2' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration, part 2' })).toBeVisible();
  await givePart(page, page.url().split('/').at(-1) ?? '', daysAgo(1), '3.65');
  await page.goto(`${participantAt(id)}/visits/${dose?.id ?? ''}`);
  const parts = page.getByRole('region', { name: 'Given in 2 parts' });
  await expect(parts).toContainText('together 7.35 GBq');
  const forms = page.getByRole('region', { name: 'Forms', exact: true });
  await expect(forms).toContainText('Administration, part 2');
  await page.getByRole('button', { name: 'Add another: Administration' }).click();
  await expect(page).toHaveURL(/\/forms\//u);
  await page.goto(`${participantAt(id)}/visits/${dose?.id ?? ''}`);
  await page.getByRole('button', { name: 'Remove Administration, part 3' }).click();
  await expect(forms).not.toContainText('Administration, part 3');
  await page.goto(participantAt(id));
  await expect(page.getByRole('img', { name: /^1 doses given/u })).toContainText('7.35 in 2 parts');
  const week2 = (await scheduleOf(page, id)).items.find(({ name }) => name === 'Cycle 1 week 2');
  expect(week2?.target).toBe(daysAgo(2 - 14));
});
