import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { completeIn, occur } from '../support/course.js';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

type Changes = Record<string, unknown>;

const NOT_DONE = { absent: 'not-done', reason: 'Sample clotted' };
const DAY = { v: '2026-11-02' };
const WBC = { v: '4.1', unit: '10*9/L' };
const COUNTS = '@section/counts';

const save = (
  client: TestClient,
  form: string,
  version: number,
  changes: Changes,
  more: Record<string, unknown> = {},
): Promise<Answer> =>
  client.put(`/forms/${form}`, { changes, changeId: randomUUID(), ...more }, { 'if-match': `"${version}"` });
const complete = (client: TestClient, form: string, version: number, changes: Changes): Promise<Answer> =>
  client.post(
    `/forms/${form}/completion`,
    { changes, changeId: randomUUID() },
    { 'if-match': `"${version}"` },
  );

describe('a form or a section marked absent', () => {
  const running = withTrialApp();
  let nurse: TestClient;
  let participant: string;
  beforeAll(async () => {
    nurse = await running().as('nurse');
    participant = await enrolled(nurse, '2026-11-02');
  });
  const formOf = async (code: string): Promise<string> =>
    formIn(await visitOf(nurse, participant, 'SCR'), code).id;
  const anotherForm = async (code: string): Promise<string> =>
    formIn(await visitOf(nurse, await enrolled(nurse, '2026-11-02'), 'SCR'), code).id;

  it('completes, answers everything, shows in the view and in the trail in words', async () => {
    const form = await formOf('haematology');
    const changes = { LBDAT: DAY, [COUNTS]: NOT_DONE };
    const completed = expectStatus(await complete(nurse, form, 0, changes), 200).json as FormSavedView;
    expect(completed).toMatchObject({ state: 'complete', values: changes, findings: [] });
    const view = (await nurse.get(`/forms/${form}`)).json as FormView;
    expect(view).toMatchObject({ values: changes, findings: [], neededBySchedule: [] });
    const { forms } = await visitOf(nurse, participant, 'SCR');
    const told = forms.find(({ id }) => id === form);
    expect(told).toMatchObject({ state: 'complete', answered: told?.total });
    const trail = (await nurse.get(`/participants/${participant}/audit?record=${form}`)).json as TrailView;
    expect(trail.items.find(({ path }) => path === COUNTS)).toMatchObject({
      label: 'Counts (section)',
      newText: 'Not done: Sample clotted',
    });
  });

  it('completes whole with nothing in it', async () => {
    const form = await formOf('ecog');
    const changes = { '@form': { absent: 'not-applicable', reason: 'Asleep' } };
    expectStatus(await save(nurse, form, 0, changes), 200);
    const completed = expectStatus(await complete(nurse, form, 1, {}), 200).json as FormSavedView;
    expect(completed).toMatchObject({ state: 'complete', values: changes });
    expect((await nurse.get(`/participants/${participant}/audit?record=${form}`)).text).toContain(
      '"label":"Whole form"',
    );
  });

  it('is refused over values that stand, and taken with their clearing in the same save', async () => {
    const form = await anotherForm('haematology');
    expectStatus(await save(nurse, form, 0, { WBC, LBDAT: DAY }), 200);
    const refused = expectStatus(await save(nurse, form, 1, { [COUNTS]: NOT_DONE }), 422).json;
    expect(refused).toMatchObject({
      code: 'form.absent-holds-values',
      errors: [{ path: `changes.${COUNTS}` }],
    });
    expectStatus(await save(nurse, form, 1, { '@form': NOT_DONE, WBC: null }), 422);
    const taken = expectStatus(await save(nurse, form, 1, { [COUNTS]: NOT_DONE, WBC: null }), 200);
    expect((taken.json as FormSavedView).values).toEqual({ LBDAT: DAY, [COUNTS]: NOT_DONE });
  });

  it('takes no values, until it is taken back', async () => {
    const form = await anotherForm('haematology');
    expectStatus(await save(nurse, form, 0, { [COUNTS]: NOT_DONE }), 200);
    const refused = expectStatus(await save(nurse, form, 1, { WBC, LBDAT: DAY }), 422).json;
    expect(refused).toMatchObject({ code: 'form.absent-holds-values', errors: [{ path: 'changes.WBC' }] });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ version: 1, values: {} });
    const back = expectStatus(await save(nurse, form, 1, { [COUNTS]: null, WBC }), 200);
    expect((back.json as FormSavedView).values).toEqual({ WBC });
  });

  it('merges with other paths, and is a conflict on its own and on what it clears', async () => {
    const investigator = await running().as('investigator');
    const form = await anotherForm('haematology');
    expectStatus(await save(nurse, form, 0, { LBDAT: DAY }), 200);
    expectStatus(await save(investigator, form, 0, { [COUNTS]: NOT_DONE }), 200);
    const other = expectStatus(await save(nurse, form, 1, { [COUNTS]: { absent: 'unknown' } }), 409);
    expect(other.json).toMatchObject({ code: 'form.conflict', theirs: { [COUNTS]: NOT_DONE } });
    expectStatus(await save(nurse, form, 1, { WBC }), 422);
    expectStatus(await save(investigator, form, 2, { [COUNTS]: null, WBC }), 200);
    const late = { ...WBC, v: '4.2' };
    expectStatus(await save(nurse, form, 3, { WBC: late }), 200);
    expectStatus(await save(investigator, form, 3, { [COUNTS]: NOT_DONE, WBC: null }), 409);
  });

  it('needs a reason where the form was complete, and what it was stays in the trail', async () => {
    const form = await formOf('vital-signs');
    expectStatus(await complete(nurse, form, 0, { '@form': NOT_DONE }), 200);
    const changes = { '@form': null, '@section/vital-signs': NOT_DONE };
    expect((await save(nurse, form, 1, changes)).json).toMatchObject({ code: 'form.reason-required' });
    const corrected = expectStatus(await save(nurse, form, 1, changes, { reason: 'One part' }), 200).json;
    expect(corrected).toMatchObject({ state: 'complete', values: { '@section/vital-signs': NOT_DONE } });
    const trail = (await nurse.get(`/participants/${participant}/audit`)).json as TrailView;
    expect(trail.items.filter((entry) => entry.recordId === form && entry.reason === 'One part')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '@form', oldText: 'Not done: Sample clotted', newText: '' }),
      ]),
    );
  });

  it.each([
    ['a section the form does not have', { '@section/nothing': NOT_DONE }, 'form.unknown-item'],
    ['a value under a reserved path', { '@form': { v: 'x' } }, 'form.invalid-value'],
    ['a reason nobody knows', { [COUNTS]: { absent: 'broken' } }, 'form.invalid-value'],
  ])('refuses %s', async (_, changes, code) => {
    const refused = expectStatus(await save(nurse, await anotherForm('haematology'), 0, changes), 422).json;
    expect(refused).toMatchObject({ code, errors: [{ path: `changes.${Object.keys(changes)[0] ?? ''}` }] });
  });

  it('is refused where the schedule needs the day of the form', async () => {
    const refused = expectStatus(await save(nurse, await formOf('visit'), 0, { '@form': NOT_DONE }), 422);
    expect(refused.json).toMatchObject({
      code: 'form.needed-by-schedule',
      errors: [{ path: 'changes.@form' }],
    });
    expect(refused.text).toContain('so Visit cannot be marked absent');
    const view = (await nurse.get(`/forms/${await formOf('visit')}`)).json as FormView;
    expect(view.neededBySchedule).toEqual(['VISDAT']);
    expectStatus(await save(nurse, await formOf('consent'), 0, { '@form': NOT_DONE }), 422);
  });

  it('is refused for the item itself once the form is complete, and not before', async () => {
    const form = await anotherForm('visit');
    const absent = { VISDAT: { absent: 'unknown' } };
    const said = { code: 'form.needed-by-schedule', errors: [{ path: 'changes.VISDAT' }] };
    expect(expectStatus(await complete(nurse, form, 0, absent), 422).json).toMatchObject(said);
    expectStatus(await save(nurse, form, 0, absent), 200);
    const other = { VISLOC: { absent: 'unknown' }, VISMODE: { absent: 'unknown' } };
    expectStatus(await complete(nurse, form, 1, { VISDAT: { v: '2026-11-02' }, ...other }), 200);
    const corrected = await save(nurse, form, 2, absent, { reason: 'Not sure' });
    expect(expectStatus(corrected, 422).json).toMatchObject(said);
  });

  it('leaves the visit complete once every form of it is', async () => {
    const id = await enrolled(nurse, '2026-11-02');
    await occur(nurse, id, ['SCR'], '2026-11-02');
    await completeIn(nurse, id, ['SCR'], 'consent', { RFICDAT: DAY });
    const { id: visit, forms, state } = await visitOf(nurse, id, 'SCR');
    const listed = async (): Promise<readonly string[]> => {
      const worklist = (await nurse.get('/studies/reluth/worklist')).json as WorklistView;
      return worklist.items.map(({ visitId }) => visitId);
    };
    expect(state).toBe('overdue');
    expect(await listed()).toContain(visit);
    for (const { id: form, version } of forms.filter(({ state: own }) => own !== 'complete'))
      expectStatus(await complete(nurse, form, version, { '@form': NOT_DONE }), 200);
    expect(await visitOf(nurse, id, 'SCR')).toMatchObject({ state: 'complete' });
    expect(await listed()).not.toContain(visit);
  });
});
