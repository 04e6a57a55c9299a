import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { LaboratoryView } from '@lutetia/shared/contract/views/laboratories';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { laboratoryResults } from '@lutetia/shared/laboratory/form-results';
import { completeForm, occur } from '../support/course.js';
import { enrolled, expectStatus, formIn, SITE, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const PATH = `/studies/reluth/sites/${SITE}/laboratories`;
const OWN = { LBDAT: { v: '2026-10-31' }, LBNAM: { v: 'Own laboratory' } };

describe('the results of a laboratory', () => {
  const running = withTrialApp();
  let participant = '';
  let form = '';

  const read = async (client: TestClient): Promise<FormView> =>
    expectStatus(await client.get(`/forms/${form}`), 200).json as FormView;
  const save = async (client: TestClient, changes: object, reason?: string): Promise<Answer> => {
    const { version } = await read(client);
    const body = { changes, changeId: randomUUID(), ...(reason === undefined ? {} : { reason }) };
    return client.put(`/forms/${form}`, body, { 'if-match': `"${version}"` });
  };
  const saved = async (client: TestClient, changes: object, reason?: string): Promise<FormSavedView> =>
    expectStatus(await save(client, changes, reason), 200).json as FormSavedView;
  const flagOf = async (client: TestClient): Promise<string | null | undefined> => {
    const { definition, values, laboratory, state } = await read(client);
    if (laboratory === null) throw new Error('the form holds results');
    return laboratoryResults(definition, values, laboratory, state === 'complete').get('HGB')?.flag;
  };

  beforeAll(async () => {
    const [manager, nurse] = [await running().as('dataManager'), await running().as('nurse')];
    const { id } = expectStatus(await manager.post(PATH, { name: 'Own laboratory' }), 201)
      .json as LaboratoryView;
    const range = { analyte: 'HGB', unit: 'g/dL', high: '16.0', source: 'Manual' };
    let former: string | undefined;
    for (const [sex, validFrom, low] of [
      ['M', '2025-01-01', '13.5'],
      ['F', '2025-01-01', '12.0'],
      ['F', '2026-11-01', '11.0'],
    ] as const) {
      const replaces = validFrom === '2026-11-01' ? former : undefined;
      const body = { ...range, sex, validFrom, low, replaces };
      const after = expectStatus(await manager.post(`${PATH}/${id}/ranges`, body), 201)
        .json as LaboratoryView;
      former = after.ranges.find((one) => one.sex === 'F')?.id;
    }
    participant = await enrolled(nurse, '2026-10-20');
    await occur(nurse, participant, ['SCR'], '2026-10-31');
    const visit = await visitOf(nurse, participant, 'SCR');
    form = formIn(visit, 'haematology').id;
    await completeForm(nurse, formIn(visit, 'demography').id, { SEX: { v: 'F' }, BRTHYR: { v: '1960' } });
  });

  it('are read against the range of this sex on the day of the sample, at both its edges', async () => {
    const nurse = await running().as('nurse');
    const { laboratory } = await read(nurse);
    expect(laboratory).toMatchObject({ sex: 'F', yearOfBirth: 1960 });
    await saved(nurse, { ...OWN, HGB: { v: '11.9', unit: 'g/dL' } });
    expect(await flagOf(nurse)).toBe('low');
    await saved(nurse, { HGB: { v: '120', unit: 'g/L' } });
    expect(await flagOf(nurse)).toBe('normal');
    await saved(nurse, { HGB: { v: '11.0', unit: 'g/dL' }, LBDAT: { v: '2026-11-01' } });
    expect(await flagOf(nurse)).toBe('normal');
    await saved(nurse, { LBDAT: { v: '2026-10-31' } });
    expect(await flagOf(nurse)).toBe('low');
  });

  it('keep the limits they were completed with, in the trail as well', async () => {
    const nurse = await running().as('nurse');
    const { values } = await completeForm(nurse, form, { HGB: { v: '11.4', unit: 'g/dL' } });
    expect(values['@range/HGB']).toEqual({ v: '12.0..16.0', unit: 'g/dL' });
    expect(Object.keys(values).filter((path) => path.startsWith('@range/'))).toEqual(['@range/HGB']);
    const manager = await running().as('dataManager');
    const { items } = expectStatus(await manager.get(PATH), 200).json as { items: LaboratoryView[] };
    const [laboratory] = items;
    const past = laboratory?.ranges.find(({ low }) => low === '13.5');
    expectStatus(
      await manager.post(`${PATH}/${laboratory?.id ?? ''}/ranges/${past?.id ?? ''}/end`, {
        on: '2026-10-01',
        reason: 'Another method',
      }),
      200,
    );
    expect(await flagOf(nurse)).toBe('low');
    const trail = expectStatus(await nurse.get(`/participants/${participant}/audit`), 200).json as TrailView;
    expect(trail.items.find(({ path }) => path === '@range/HGB')).toMatchObject({
      label: 'Haemoglobin, reference range',
      newText: '12.0–16.0 g/dL',
    });
  });

  it('are judged by the investigator alone, without a reason for a correction', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const word = { '@significant/HGB': { v: 'N' } };
    const refused = expectStatus(await save(nurse, word, 'Because'), 403).json;
    expect(refused).toMatchObject({
      code: 'permission.denied',
      detail: expect.stringContaining('investigator') as string,
    });
    expect((await read(nurse)).values).not.toHaveProperty(['@significant/HGB']);
    const { values, state } = await saved(investigator, word);
    expect([values['@significant/HGB'], state]).toEqual([{ v: 'N' }, 'complete']);
    const trail = expectStatus(await nurse.get(`/participants/${participant}/audit`), 200).json as TrailView;
    expect(trail.items.find(({ path }) => path === '@significant/HGB')).toMatchObject({
      label: 'Haemoglobin, clinically significant',
      newText: 'No',
      role: 'investigator',
    });
  });

  it('lose the word when the value is corrected, and keep the limits', async () => {
    const nurse = await running().as('nurse');
    expectStatus(await save(nurse, { HGB: { v: '11.5', unit: 'g/dL' } }), 422);
    const { values } = await saved(nurse, { HGB: { v: '11.5', unit: 'g/dL' } }, 'Typed wrong');
    expect(values).not.toHaveProperty(['@significant/HGB']);
    expect(values['@range/HGB']).toEqual({ v: '12.0..16.0', unit: 'g/dL' });
    const redated = await saved(nurse, { LBDAT: { v: '2026-11-02' } }, 'Another day');
    expect(redated.values['@range/HGB']).toEqual({ v: '11.0..16.0', unit: 'g/dL' });
  });

  it('of another laboratory are read against what its report says', async () => {
    const nurse = await running().as('nurse');
    const elsewhere = await saved(nurse, { LBNAM: { v: 'City laboratory' } }, 'It was there');
    expect(elsewhere.values).not.toHaveProperty(['@range/HGB']);
    const wrong = await save(nurse, { '@range/HGB': { v: '140..110', unit: 'g/L' } }, 'From the report');
    expect(expectStatus(wrong, 422).json).toMatchObject({ code: 'form.invalid-value' });
    const typed = await saved(nurse, { '@range/HGB': { v: '116..150', unit: 'g/L' } }, 'From the report');
    expect(typed.values['@range/HGB']).toEqual({ v: '116..150', unit: 'g/L' });
    expect(await flagOf(nurse)).toBe('low');
  });
});
