import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { expect, type APIResponse, type Page } from '@playwright/test';
import { scheduleOf, type Enrolled } from './casebook-records.js';

/** The most cycles the study plans. */
export const CYCLES = 12;
const WEEKS_BETWEEN = 10;
/** Twelve cycles at 2.3 Gy come to 27.6 Gy: the chain ends at its twelfth, below the 30 Gy the kidneys may get. */
const KIDNEY: Readonly<Record<string, unknown>> = {
  DOSMETH: { v: 'MEASURED' },
  KIDGY: { v: '2.3', unit: 'Gy' },
  KIDGYGBQ: { v: '0.31', unit: 'Gy/GBq' },
};

/** A participant of START-NET's personalised group with twelve doses behind them, each ten weeks after the last. */
export async function liveTwelveCycles(page: Page): Promise<Enrolled> {
  const screened = await dayBefore(page, 7 * (WEEKS_BETWEEN * CYCLES + 5));
  const participant = await enrolAt(page, screened);
  await reach(page, participant.id, { kind: 'consent', on: screened });
  await occur(page, participant.id, 'IMB', 0, addDays(screened, 7));
  await complete(page, participant.id, 'IMB', 0, 'fdg-pet', { FDGRES: { v: 'NEGATIVE' } });
  await reach(page, participant.id, { kind: 'inclusion', on: addDays(screened, 14) });
  const randomised = addDays(screened, 15);
  await reach(page, participant.id, {
    kind: 'randomisation',
    on: randomised,
    arm: 'PERS',
    reference: 'R-12',
    strata: { FDG: 'NEGATIVE', GRADE: 'G2' },
  });
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const dose = addDays(screened, 28 + 7 * WEEKS_BETWEEN * (cycle - 1));
    await occur(page, participant.id, 'D', cycle, dose);
    await complete(page, participant.id, 'D', cycle, 'administration-dotatoc', {
      EXOCCUR: { v: 'Y' },
      EXSTDTC: { v: `${dose}T10:30+01:00` },
      EXENDTC: { v: `${dose}T11:05+01:00` },
      EXDOSE: { v: '7.5', unit: 'GBq' },
    });
    await occur(page, participant.id, 'DOS', cycle, addDays(dose, 21));
    await complete(page, participant.id, 'DOS', cycle, 'dosimetry', KIDNEY);
  }
  return participant;
}

async function dayBefore(page: Page, days: number) {
  const answer = await page.request.get('/api/studies/start-net/worklist?limit=1');
  const { today } = (await answer.json()) as { today: string };
  return addDays(requireCalendarDay(today), -days);
}

async function enrolAt(page: Page, on: string): Promise<Enrolled> {
  const data = { site: 'SE-01', sex: 'F', yearOfBirth: 1961, on };
  const answer = await taken(await page.request.post('/api/studies/start-net/participants', { data }));
  return (await answer.json()) as ParticipantView;
}

async function reach(page: Page, id: string, data: object): Promise<void> {
  await taken(await page.request.post(`/api/participants/${id}/milestones`, { data }));
}

async function occur(page: Page, id: string, code: string, cycle: number, occurred: string): Promise<void> {
  const visit = await visitIn(page, id, code, cycle);
  const headers = { 'if-match': `"${visit.version}"` };
  await taken(await page.request.put(`/api/visits/${visit.id}`, { data: { occurred }, headers }));
}

async function visitIn(page: Page, id: string, code: string, cycle: number): Promise<ScheduleItemView> {
  const { items } = await scheduleOf(page, id);
  const visit = items.find((item) => item.code === code && item.cycle === cycle);
  if (visit === undefined) throw new Error(`no visit ${code} in cycle ${cycle}`);
  return visit;
}

/** Completes a form of a visit; what else it asks for is marked as unknown. */
async function complete(
  page: Page,
  id: string,
  code: string,
  cycle: number,
  formCode: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { forms } = await visitIn(page, id, code, cycle);
  const form = forms.find((candidate) => candidate.code === formCode);
  if (form === undefined) throw new Error(`no form ${formCode} in ${code}`);
  const first = await completion(page, form, changes);
  if (first.ok()) return;
  const { errors = [] } = (await first.json()) as { errors?: readonly { readonly path: string }[] };
  const rest = errors.map(({ path }): [string, unknown] => [path, { absent: 'unknown' }]);
  await taken(await completion(page, form, { ...Object.fromEntries(rest), ...changes }));
}

function completion(
  page: Page,
  { id, version }: ScheduleFormView,
  changes: Readonly<Record<string, unknown>>,
): Promise<APIResponse> {
  return page.request.post(`/api/forms/${id}/completion`, {
    data: { changes, changeId: crypto.randomUUID() },
    headers: { 'if-match': `"${version}"` },
  });
}

async function taken(answer: APIResponse): Promise<APIResponse> {
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer;
}
