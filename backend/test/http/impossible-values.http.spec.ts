import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

type Changes = Record<string, unknown>;

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
