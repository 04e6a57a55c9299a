import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

type Changes = Record<string, unknown>;

const VITALS: Changes = {
  VSDAT: { v: '2026-11-02' },
  WEIGHT: { v: '31', unit: 'kg' },
  SYSBP: { v: '128', unit: 'mm[Hg]' },
  DIABP: { v: '76', unit: 'mm[Hg]' },
  PULSE: { v: '68', unit: '/min' },
  TEMP: { v: '36.7', unit: 'Cel' },
};
const LIGHT = { 'VS-WEIGHT': 'Weighed twice' };

describe('unusual values', () => {
  const running = withTrialApp();
  let nurse: TestClient;
  let participant: string;
  beforeAll(async () => {
    nurse = await running().as('nurse');
  });
  beforeEach(async () => {
    participant = await enrolled(nurse, '2026-11-02');
  });

  const formOf = async (code: string): Promise<string> =>
    formIn(await visitOf(nurse, participant, 'SCR'), code).id;
  const save = (form: string, version: number, changes: Changes, reason?: string): Promise<Answer> =>
    nurse.put(
      `/forms/${form}`,
      { changes, changeId: randomUUID(), ...(reason === undefined ? {} : { reason }) },
      { 'if-match': `"${version}"` },
    );
  const complete = (form: string, version: number, changes: Changes = {}): Promise<Answer> =>
    nurse.post(
      `/forms/${form}/completion`,
      { changeId: randomUUID(), changes },
      { 'if-match': `"${version}"` },
    );
  const trailOf = async (form: string, path: string): Promise<TrailView['items']> =>
    (expectStatus(await nurse.get(`/forms/${form}/history?path=${path}`), 200).json as TrailView).items;
  const viewOf = async (form: string): Promise<FormView> =>
    expectStatus(await nurse.get(`/forms/${form}`), 200).json as FormView;

  it('never keep a form open, and take a reason in place, before completion and after', async () => {
    const form = await formOf('vital-signs');
    const done = expectStatus(await complete(form, 0, VITALS), 200).json as FormSavedView;
    expect(done.state).toBe('complete');
    expect(done.findings).toContainEqual(expect.objectContaining({ check: 'VS-WEIGHT', kind: 'soft' }));
    expect(done.values['WEIGHT']).toEqual({ v: '31', unit: 'kg', fired: ['VS-WEIGHT'] });

    const reasoned = { WEIGHT: { v: '31', unit: 'kg', explained: LIGHT } };
    const answered = expectStatus(await save(form, done.version, reasoned), 200).json as FormSavedView;
    expect(answered).toMatchObject({ state: 'complete', version: done.version + 1 });
    const seen = await viewOf(form);
    expect(seen.findings).toContainEqual(
      expect.objectContaining({ check: 'VS-WEIGHT', explained: 'Weighed twice' }),
    );
    expect(seen.values['WEIGHT']).toMatchObject({ explained: LIGHT });

    // Sent again without a word of reasons, nothing changes; another value asks for its reason and starts without one.
    const same = await save(form, answered.version, { WEIGHT: { v: '31', unit: 'kg' } });
    expect(expectStatus(same, 200).json).toMatchObject({ version: answered.version });
    const other = { WEIGHT: { v: '32', unit: 'kg' } };
    expect((await save(form, answered.version, other)).json).toMatchObject({ code: 'form.reason-required' });
    const corrected = await save(form, answered.version, other, 'Read wrongly');
    expect((expectStatus(corrected, 200).json as FormSavedView).values['WEIGHT']).toEqual({
      v: '32',
      unit: 'kg',
      fired: ['VS-WEIGHT'],
    });

    const [last, reason, first] = await trailOf(form, 'WEIGHT');
    expect(first).toMatchObject({
      newText: '31 kg',
      checks: [{ code: 'VS-WEIGHT', message: 'Outside 35 to 180 kg.', explained: null }],
    });
    expect(reason).toMatchObject({ reason: 'Weighed twice', checks: [{ explained: 'Weighed twice' }] });
    expect(last).toMatchObject({ oldText: '31 kg', newText: '32 kg', reason: 'Read wrongly' });
  });

  it('are asked about in a save as on the page where the check asks for the visit', async () => {
    const form = await formOf('haematology');
    const first = { HGB: { v: '7.9', unit: 'g/dL' } };
    const { findings } = expectStatus(await save(form, 0, first), 200).json as FormSavedView;
    expect(findings).toContainEqual(expect.objectContaining({ check: 'LB-HGB-ENTRY', paths: ['HGB'] }));
    expect(findings).toEqual((await viewOf(form)).findings);
  });

  it('keep what they were first submitted as, with the hard check that fired, in the trail', async () => {
    const form = await formOf('vital-signs');
    const first = { SYSBP: { v: '70', unit: 'mm[Hg]' }, DIABP: { v: '120', unit: 'mm[Hg]' } };
    expectStatus(await save(form, 0, first), 200);
    expectStatus(await save(form, 1, { DIABP: { v: '60', unit: 'mm[Hg]' } }), 200);
    const [now, before] = await trailOf(form, 'DIABP');
    expect(before).toMatchObject({
      newText: '120 mmHg',
      checks: [{ code: 'VS-PRESSURE-ORDER', message: 'Diastolic pressure is above systolic.' }],
    });
    expect(now).toMatchObject({ oldText: '120 mmHg', newText: '60 mmHg', checks: [] });
  });

  it('are answered for a calculated value, and lose the answer when it comes out otherwise', async () => {
    const form = await formOf('vital-signs');
    const size = { WEIGHT: { v: '150', unit: 'kg' }, HEIGHT: { v: '160', unit: 'cm' } };
    const { values } = expectStatus(await save(form, 0, size), 200).json as FormSavedView;
    const explained = { 'VS-BMI': 'Seen and weighed again' };
    const given = expectStatus(await save(form, 1, { BMI: { ...values['BMI'], explained } }), 200);
    expect(given.json).toMatchObject({ values: { BMI: { explained } } });
    for (const forged of [{ v: '21.0' }, { v: '21.0', unit: 'kg/m2', explained }]) {
      const refused = await save(form, 2, { BMI: forged, PULSE: { v: '70' } });
      expect(refused.json).toMatchObject({ status: 422, code: 'form.invalid-value' });
    }
    const heavier = await save(form, 2, { WEIGHT: { v: '151', unit: 'kg' } });
    const after = expectStatus(heavier, 200).json as FormSavedView;
    expect(after.values['BMI']).not.toHaveProperty('explained');
    expect(after.values).not.toHaveProperty('PULSE');
  });

  it('are answered once where two give a reason, and the second is asked which stands', async () => {
    const form = await formOf('vital-signs');
    const investigator = await running().as('investigator');
    expectStatus(await save(form, 0, { WEIGHT: VITALS['WEIGHT'] }), 200);
    const reasoned = (reason: string): Changes => ({
      WEIGHT: { v: '31', unit: 'kg', explained: { 'VS-WEIGHT': reason } },
    });
    expectStatus(await save(form, 1, reasoned('Weighed twice')), 200);
    const body = { changes: reasoned('As last time'), changeId: randomUUID() };
    const second = await investigator.put(`/forms/${form}`, body, { 'if-match': '"1"' });
    expect(second.json).toMatchObject({ status: 409, theirs: { WEIGHT: { explained: LIGHT } } });
  });
});

describe('what no form can hold', () => {
  const running = withTrialApp();
  let nurse: TestClient;
  let history: string;
  let bloods: string;
  beforeAll(async () => {
    nurse = await running().as('nurse');
    const screening = await visitOf(nurse, await enrolled(nurse, '2026-11-02'), 'SCR');
    history = formIn(screening, 'medical-history').id;
    bloods = formIn(screening, 'chemistry').id;
  });
  const rows = (count: number): Changes =>
    Object.fromEntries(
      Array.from({ length: count }, (_, row) => [`treatments/r${row}/CMTRT`, { v: `t${row}` }]),
    );

  it.each<[string, () => [string, Changes], number, string]>([
    ['10,000 rows', () => [history, rows(10_000)], 422, 'form.invalid-value'],
    ['a row beyond the most', () => [history, rows(501)], 422, 'form.invalid-value'],
    ['a text of 1 MB', () => [bloods, { LBNAM: { v: 'a'.repeat(1024 * 1024) } }], 413, 'request.too-large'],
    [
      'a text a little shorter',
      () => [bloods, { LBNAM: { v: 'a'.repeat(1_000_000) } }],
      422,
      'form.invalid-value',
    ],
    [
      'a number beyond its type',
      () => [bloods, { K: { v: '9'.repeat(400), unit: 'mmol/L' } }],
      422,
      'form.invalid-value',
    ],
    [
      'a number below its range',
      () => [bloods, { K: { v: '-1', unit: 'mmol/L' } }],
      422,
      'form.invalid-value',
    ],
    ['an unknown item', () => [bloods, { NOPE: { v: '1' } }], 422, 'form.unknown-item'],
    [
      'an item of another group',
      () => [history, { 'treatments/r1/PRTRT': { v: 'x' } }],
      422,
      'form.unknown-item',
    ],
    [
      'reasons for a check there is not',
      () => [bloods, { K: { v: '9', unit: 'mmol/L', explained: { NOPE: 'x' } } }],
      422,
      'form.invalid-value',
    ],
  ])('refuses %s at once, and keeps nothing of the save', async (_what, make, status, code) => {
    const [form, bad] = make();
    const good = form === bloods ? { NA: { v: '140', unit: 'mmol/L' } } : { PRCYC: { v: '2' } };
    const began = performance.now();
    const body = { changes: { ...good, ...bad }, changeId: randomUUID() };
    const refused = await nurse.put(`/forms/${form}`, body, { 'if-match': '"0"' });
    expect(refused.json).toMatchObject({ status, code });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ version: 0, values: {} });
  });

  it('refuses what another answer hides, and a version the form never had', async () => {
    const inclusion = formIn(
      await visitOf(nurse, await enrolled(nurse, '2026-11-02'), 'INC'),
      'inclusion',
    ).id;
    const put = (version: number, changes: Changes): Promise<Answer> =>
      nurse.put(`/forms/${inclusion}`, { changes, changeId: randomUUID() }, { 'if-match': `"${version}"` });
    const hidden = { INCLYN: { v: 'Y' }, IEREAS: { v: 'Another trial' } };
    expect((await put(0, hidden)).json).toMatchObject({ status: 422, code: 'form.hidden-item' });
    expect((await put(7, { INCLYN: { v: 'Y' } })).json).toMatchObject({ status: 409, code: 'form.stale' });
    expect((await nurse.get(`/forms/${inclusion}`)).json).toMatchObject({ version: 0, values: {} });
  });

  it('refuses what was typed under another version of the form, and keeps nothing of it', async () => {
    const form = formIn(await visitOf(nurse, await enrolled(nurse, '2026-11-02'), 'SCR'), 'chemistry').id;
    const { definition } = (await nurse.get(`/forms/${form}`)).json as FormView;
    const put = (formVersion: string): Promise<Answer> => {
      const body = { changes: { NA: { v: '140', unit: 'mmol/L' } }, changeId: randomUUID(), formVersion };
      return nurse.put(`/forms/${form}`, body, { 'if-match': '"0"' });
    };
    expect((await put('0')).json).toMatchObject({ status: 409, code: 'form.other-version' });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ version: 0, values: {} });
    expectStatus(await put(definition.version), 200);
  });

  it('doubles nothing when saves arrive twice and in the wrong order', async () => {
    const form = formIn(await visitOf(nurse, await enrolled(nurse, '2026-11-02'), 'SCR'), 'chemistry').id;
    const saves = ['138', '139', '140'].map((v) => ({
      changes: { NA: { v, unit: 'mmol/L' } },
      changeId: randomUUID(),
    }));
    const send = (index: number, version: number): Promise<Answer> =>
      nurse.put(`/forms/${form}`, saves[index], { 'if-match': `"${version}"` });
    expectStatus(await send(0, 0), 200);
    expectStatus(await send(1, 1), 200);
    // The first arrives again, late, and is answered as then; the third was typed over the first and meets the second.
    expect(expectStatus(await send(0, 0), 200).json).toMatchObject({
      version: 1,
      values: { NA: { v: '138' } },
    });
    expect((await send(2, 1)).json).toMatchObject({ status: 409, code: 'form.conflict' });
    expectStatus(await send(2, 2), 200);
    expect(expectStatus(await send(1, 1), 200).json).toMatchObject({ version: 2 });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({
      version: 3,
      values: { NA: { v: '140' } },
    });
    expect((await nurse.get(`/forms/${form}/history?path=NA`)).json).toMatchObject({
      items: [{ newText: '140 mmol/L' }, { newText: '139 mmol/L' }, { newText: '138 mmol/L' }],
    });
  });
});
