import { randomUUID } from 'node:crypto';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { FormChanges } from '@lutetia/shared/forms/value';
import { expect, type Page } from '@playwright/test';
import { signIn } from './people.js';

/** A participant of a test's own, so that tests do not stand in each other's way. */
export interface Enrolled {
  readonly id: string;
  readonly number: string;
}

/** Enrols at a site of the signed-in person, through the API with their session. */
export async function enrol(page: Page, site = 'FR-12'): Promise<Enrolled> {
  const answer = await page.request.post('/api/studies/reluth/participants', {
    data: { site, sex: 'F', yearOfBirth: 1961 },
  });
  expect(answer.status()).toBe(201);
  const { id, number } = (await answer.json()) as ParticipantView;
  return { id, number };
}

/** Enrols, consents and includes today: what precedes a first dose. */
export async function enrolIncluded(page: Page): Promise<Enrolled> {
  const participant = await enrol(page);
  await reach(page, participant.id, 'consent');
  await include(page, participant.id);
  return participant;
}

/** Includes today, through the API. */
export function include(page: Page, participantId: string): Promise<void> {
  return reach(page, participantId, 'inclusion');
}

async function reach(page: Page, participantId: string, kind: string): Promise<void> {
  const { today } = await scheduleOf(page, participantId);
  const path = `/api/participants/${participantId}/milestones`;
  const answer = await page.request.post(path, { data: { kind, on: today } });
  expect(answer.ok()).toBe(true);
}

export async function scheduleOf(page: Page, participantId: string): Promise<ScheduleView> {
  const answer = await page.request.get(`/api/participants/${participantId}/schedule`);
  return (await answer.json()) as ScheduleView;
}

/** The address of a participant's page. */
export function participantAt(participantId: string): string {
  return `/reluth/participants/${participantId}`;
}

/** The address of a visit, by its name. */
export async function visitAt(page: Page, participantId: string, visit: string): Promise<string> {
  const { items } = await scheduleOf(page, participantId);
  const found = items.find(({ name }) => name === visit);
  if (found === undefined) throw new Error(`no visit ${visit}`);
  return `${participantAt(participantId)}/visits/${found.id}`;
}

/** The address of a visit's form, by their names. */
export async function formAt(
  page: Page,
  participantId: string,
  visit: string,
  form: string,
): Promise<string> {
  const { items } = await scheduleOf(page, participantId);
  const found = items.find(({ name }) => name === visit)?.forms.find(({ name }) => name === form);
  if (found === undefined) throw new Error(`no form ${form} in ${visit}`);
  return `${participantAt(participantId)}/forms/${found.id}`;
}

/** Opens a page whose layout is there at once and whose data has arrived. */
export async function open(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** The nurse, with a form open that nobody has touched, of a participant of the test's own. */
export async function openForm(
  page: Page,
  visit: string,
  form: string,
): Promise<{ id: string; address: string }> {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  const address = await formAt(page, id, visit, form);
  await open(page, address, form);
  return { id, address };
}

/** Types into a field of the form. */
export async function answer(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Chooses an option of a field. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  const group = page.getByRole('radiogroup', { name: field, exact: true });
  await group.getByRole('radio', { name: option, exact: true }).check();
}

/** Leaves the field and waits until the server has it. */
export async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await expectSaved(page);
}

/** Waits until the server has what was entered. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByText(/Saved \d\d:\d\d$/u)).toBeVisible();
}

/** Completes a form as not done, so that a course can go on to the ones it is about. */
export async function leaveOut(
  page: Page,
  participantId: string,
  visit: string,
  form: string,
): Promise<void> {
  const changes = { '@form': { absent: 'not-done', reason: 'Kept on paper' } } as const;
  await complete(page, await formAt(page, participantId, visit, form), changes);
}

/** Fills in and completes a form that nobody has touched, through the API. */
export async function complete(page: Page, address: string, changes: FormChanges): Promise<void> {
  const answer = await page.request.post(`/api/forms/${address.split('/').at(-1) ?? ''}/completion`, {
    headers: { 'if-match': '"0"' },
    data: { changes, changeId: randomUUID() },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
