import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { around } from './casebook/answers.js';
import { CHEMISTRY_RELUTH } from './casebook/laboratory.js';

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
    expect(now).toMatchObject({
      oldText: '120 mmHg',
      newText: '60 mmHg',
      checks: [{ code: 'VS-PRESSURE-NEAR', explained: null }],
    });
  });

  it('ask again when the other value of their check changes, and are noted at the value that made them fire', async () => {
    const form = await formOf('vital-signs');
    const pressure = (v: string): Record<string, string> => ({ v, unit: 'mm[Hg]' });
    expectStatus(await save(form, 0, { SYSBP: pressure('80') }), 200);
    expectStatus(await save(form, 1, { DIABP: pressure('75') }), 200);
    const reason = { ...pressure('80'), explained: { 'VS-PRESSURE-NEAR': 'In shock' } };
    expectStatus(await save(form, 2, { SYSBP: reason }), 200);
    const again = expectStatus(await save(form, 3, { DIABP: pressure('79') }), 200).json as FormSavedView;
    const asked = again.findings.filter(({ check }) => check === 'VS-PRESSURE-NEAR');
    expect(asked.map(({ explained }) => explained)).toEqual([undefined]);
    expect(again.values['SYSBP']).not.toHaveProperty('explained');
    const checks = (await trailOf(form, 'DIABP')).map((entry) => entry.checks.map(({ code }) => code));
    expect(checks).toEqual([['VS-PRESSURE-NEAR'], ['VS-PRESSURE-NEAR']]);
    const given = (await trailOf(form, 'SYSBP')).map((entry) =>
      entry.checks.map(({ explained }) => explained),
    );
    expect(given).toContainEqual(['In shock']);
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

  // MDRD of 78 umol/L at 68 years: 175 x (78/88.4)^-1.154 x 68^-0.203 = 85.9, for a woman x 0.742 = 63.7.
  it('are worked out anew from another form, and told where a completed form stays as it was', async () => {
    const [person, bloods] = [await formOf('demography'), await formOf('chemistry')];
    const found = (checks: FormView['findings']): readonly string[] => checks.map(({ check }) => check);
    const born = await complete(person, 0, { SEX: { v: 'F' }, BRTHYR: { v: '1958' } });
    const { version } = expectStatus(born, 200).json as FormSavedView;
    const results = CHEMISTRY_RELUTH.right(around('2026-11-02', 'Europe/Paris'));
    const done = expectStatus(await complete(bloods, 0, results), 200).json as FormSavedView;
    expect(done.values['EGFRMDRD']).toMatchObject({ v: '63.7' });

    expectStatus(await save(person, version, { SEX: { v: 'M' } }, 'Read wrongly'), 200);
    const settled = await viewOf(bloods);
    expect(settled.values['EGFRMDRD']).toMatchObject({ v: '63.7' });
    expect(found(settled.findings)).toContain('outside-changed');
    const note = await save(bloods, done.version, { UREA: { v: '5.7', unit: 'mmol/L' } }, 'Read wrongly');
    const corrected = expectStatus(note, 200).json as FormSavedView;
    expect(corrected.values['EGFRMDRD']).toMatchObject({ v: '85.9' });
    expect(found(corrected.findings)).not.toContain('outside-changed');
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
