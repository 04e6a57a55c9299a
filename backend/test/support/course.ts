/** A participant's course told over HTTP, one act at a time. */
import { randomUUID } from 'node:crypto';
import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { TestClient } from './test-client.js';
import { enrolled, expectStatus, formIn, visitOf } from './trial-app.js';

/** The hand-worked course of `seeds/expected/reluth/02`: inclusion, then two doses eight weeks apart. */
export const STRAIGHT = {
  screening: '2026-01-05',
  inclusion: '2026-01-19',
  doses: ['2026-02-02', '2026-03-30'],
  assessment: '2026-05-11',
  randomisation: '2026-05-18',
} as const;

export const STRATA = { CONTROL: 'GE18', PROGRESSION: 'RADIOLOGICAL', GFR: 'GE60', LINE: 'N' } as const;

/** Records a milestone, which must be taken. */
export async function reach(client: TestClient, id: string, milestone: object): Promise<MovesView> {
  const answer = await client.post(`/participants/${id}/milestones`, milestone);
  return expectStatus(answer, 200).json as MovesView;
}

/** Records that a visit took place. */
export async function occur(
  client: TestClient,
  id: string,
  [code, cycle = 0, repetition = 1]: readonly [string, number?, number?],
  on: string,
): Promise<MovesView> {
  const visit = await visitOf(client, id, code, cycle, repetition);
  const headers = { 'if-match': `"${visit.version}"` };
  return expectStatus(await client.put(`/visits/${visit.id}`, { occurred: on }, headers), 200)
    .json as MovesView;
}

/** Completes a form with some answers; whatever else it asks for is marked as unknown. */
export async function completeForm(
  client: TestClient,
  id: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<FormSavedView> {
  let changes = answers;
  for (let round = 0; round < 10; round += 1) {
    const { version } = expectStatus(await client.get(`/forms/${id}`), 200).json as FormView;
    const body = { changes, changeId: randomUUID() };
    const answer = await client.post(`/forms/${id}/completion`, body, { 'if-match': `"${version}"` });
    const { code, errors } = answer.json as { code?: string; errors?: { path: string; message: string }[] };
    if (code !== 'form.not-completable') return expectStatus(answer, 200).json as FormSavedView;
    const missing = (errors ?? []).filter(({ path }) => !(path in changes));
    if (missing.length === 0) throw new Error(answer.text);
    changes = { ...changes, ...Object.fromEntries(missing.map(({ path }) => [path, { absent: 'unknown' }])) };
  }
  throw new Error('the form does not become complete');
}

/** Corrects a complete form. */
export async function correctForm(
  client: TestClient,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<FormSavedView> {
  const { version } = expectStatus(await client.get(`/forms/${id}`), 200).json as FormView;
  const body = { changes, reason: 'Misread', changeId: randomUUID() };
  const answer = await client.put(`/forms/${id}`, body, { 'if-match': `"${version}"` });
  return expectStatus(answer, 200).json as FormSavedView;
}

/** Completes one form of a visit. */
export async function completeIn(
  client: TestClient,
  id: string,
  [code, cycle = 0, repetition = 1]: readonly [string, number?, number?],
  form: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<FormSavedView> {
  const visit = await visitOf(client, id, code, cycle, repetition);
  return completeForm(client, formIn(visit, form).id, answers);
}

/** Records a dose visit and the infusion in it, at half past ten at the hospital. */
export async function giveDose(
  client: TestClient,
  id: string,
  cycle: number,
  on: string,
): Promise<FormSavedView> {
  await occur(client, id, ['D1', cycle], on);
  // In France clocks are two hours ahead of UTC from the last Sunday of March to the last of October.
  const offset = on >= '2026-03-29' && on < '2026-10-25' ? '+02:00' : '+01:00';
  return completeIn(client, id, ['D1', cycle], 'administration', {
    EXOCCUR: { v: 'Y' },
    EXSTDTC: { v: `${on}T10:30${offset}` },
    EXENDTC: { v: `${on}T11:00${offset}` },
    EXDOSE: { v: '7.4', unit: 'GBq' },
  });
}

/** Enrols and includes a participant. */
export async function includeParticipant(
  client: TestClient,
  { screening, inclusion }: { readonly screening: string; readonly inclusion: string } = STRAIGHT,
): Promise<string> {
  const id = await enrolled(client, screening);
  await reach(client, id, { kind: 'consent', on: screening, values: { DOSISUB: { v: 'N' } } });
  await occur(client, id, ['SCR'], screening);
  await occur(client, id, ['INC'], inclusion);
  await reach(client, id, { kind: 'inclusion', on: inclusion });
  return id;
}

/** A participant with both doses and the assessment behind them. */
export async function treatedTwice(client: TestClient): Promise<string> {
  const id = await includeParticipant(client);
  await giveDose(client, id, 1, STRAIGHT.doses[0]);
  await giveDose(client, id, 2, STRAIGHT.doses[1]);
  await occur(client, id, ['ASM'], STRAIGHT.assessment);
  return id;
}

/** The reference a participant of these tests is randomised under: no two have one. */
export function referenceOf(id: string): string {
  return `R-${id.slice(-6)}`;
}

/** The same, randomised to an arm. */
export async function randomisedTo(client: TestClient, arm: 'EXP' | 'CTL'): Promise<string> {
  const id = await treatedTwice(client);
  const on = STRAIGHT.randomisation;
  await reach(client, id, { kind: 'randomisation', on, arm, reference: referenceOf(id), strata: STRATA });
  return id;
}

/** The deviations of a participant's course. */
export async function deviationsOf(client: TestClient, id: string): Promise<DeviationView[]> {
  return expectStatus(await client.get(`/participants/${id}/deviations`), 200).json as DeviationView[];
}
