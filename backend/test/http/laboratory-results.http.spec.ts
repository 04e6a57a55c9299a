import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type {
  LaboratoryView,
  ResultImportView,
  ResultsWaitingView,
} from '@lutetia/shared/contract/views/laboratories';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { laboratoryResults } from '@lutetia/shared/laboratory/form-results';
import { completeForm, occur } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  scheduleOf,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
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
    return laboratoryResults(definition, values, laboratory, state === 'complete' ? values : null).get('HGB')
      ?.flag;
  };
  /** What waits for the investigator: in all, by participant, and on the participant's page. */
  const waiting = async (client: TestClient): Promise<[number, number[], number]> => {
    const { count, items } = expectStatus(await client.get('/studies/reluth/laboratory-results/waiting'), 200)
      .json as ResultsWaitingView;
    const schedule = await scheduleOf(client, participant);
    const onPage = schedule.items.flatMap((visit) => visit.forms).reduce((sum, one) => sum + one.waiting, 0);
    return [count, items.map((one) => one.count), onPage];
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

  it('are judged by the investigator alone, who says why only when the word changes', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const word = { '@significant/HGB': { v: 'N' } };
    const refused = expectStatus(await save(nurse, word, 'Because'), 403).json;
    expect(refused).toMatchObject({
      code: 'permission.denied',
      detail: expect.stringContaining('investigator') as string,
    });
    expect((await read(nurse)).values).not.toHaveProperty(['@significant/HGB']);
    expect(await waiting(investigator)).toEqual([1, [1], 1]);
    const { site } = (await scheduleOf(investigator, participant)).participant;
    const atSite = await investigator.get(`/studies/reluth/laboratory-results/waiting?site=${site.id}`);
    expect(atSite.json).toMatchObject({ count: 1 });
    const { values, state } = await saved(investigator, word);
    expect([values['@significant/HGB'], state]).toEqual([{ v: 'N' }, 'complete']);
    expect(await waiting(investigator)).toEqual([0, [], 0]);
    const trail = expectStatus(await nurse.get(`/participants/${participant}/audit`), 200).json as TrailView;
    expect(trail.items.find(({ path }) => path === '@significant/HGB')).toMatchObject({
      label: 'Haemoglobin, clinically significant',
      newText: 'No',
      role: 'investigator',
    });
    for (const other of [{ v: 'Y' }, null])
      expect(expectStatus(await save(investigator, { '@significant/HGB': other }), 422).json).toMatchObject({
        code: 'form.reason-required',
      });
    await saved(investigator, { '@significant/HGB': { v: 'Y' } }, 'Seen again with the symptoms');
    await saved(investigator, word, 'As at first');
  });

  it('lose the word when the value is corrected, and keep the limits', async () => {
    const nurse = await running().as('nurse');
    expectStatus(await save(nurse, { HGB: { v: '11.5', unit: 'g/dL' } }), 422);
    const { values } = await saved(nurse, { HGB: { v: '11.5', unit: 'g/dL' } }, 'Typed wrong');
    expect(values).not.toHaveProperty(['@significant/HGB']);
    expect(await waiting(nurse)).toEqual([1, [1], 1]);
    const investigator = await running().as('investigator');
    const { version } = await read(investigator);
    const late = await investigator.put(
      `/forms/${form}`,
      { changes: { '@significant/HGB': { v: 'Y' } }, changeId: randomUUID() },
      { 'if-match': `"${version - 1}"` },
    );
    expect(expectStatus(late, 409).json).toMatchObject({
      code: 'form.conflict',
      theirsBy: { '@significant/HGB': { role: 'nurse' } },
    });
    const elsewhere = await (await running().as('nurse2')).get('/studies/reluth/laboratory-results/waiting');
    expect(elsewhere.json).toEqual({ count: 0, items: [] });
    expect(values['@range/HGB']).toEqual({ v: '12.0..16.0', unit: 'g/dL' });
    const redated = await saved(nurse, { LBDAT: { v: '2026-11-02' } }, 'Another day');
    expect(redated.values['@range/HGB']).toEqual({ v: '11.0..16.0', unit: 'g/dL' });
  });

  it('of another laboratory are read against what its report says', async () => {
    const nurse = await running().as('nurse');
    const own = await save(nurse, { '@range/HGB': { v: '1..2', unit: 'g/dL' } }, 'Mine');
    expect(expectStatus(own, 422).json).toMatchObject({ errors: [{ path: 'changes.@range/HGB' }] });
    const elsewhere = await saved(nurse, { LBNAM: { v: 'City laboratory' } }, 'It was there');
    expect(elsewhere.values).not.toHaveProperty(['@range/HGB']);
    const wrong = await save(nurse, { '@range/HGB': { v: '140..110', unit: 'g/L' } }, 'From the report');
    expect(expectStatus(wrong, 422).json).toMatchObject({ code: 'form.invalid-value' });
    const typed = await saved(nurse, { '@range/HGB': { v: '116..150', unit: 'g/L' } }, 'From the report');
    expect(typed.values['@range/HGB']).toEqual({ v: '116..150', unit: 'g/L' });
    expect(await flagOf(nurse)).toBe('low');
  });

  describe('that come as a file', () => {
    const RESULTS = `/studies/reluth/sites/${SITE}/laboratory-results`;
    let number = '';
    let forms: Readonly<Record<string, string>> = {};

    const send = (
      client: TestClient,
      lines: readonly string[],
      query = '',
      changeId?: string,
    ): Promise<Answer> => {
      const rows = lines.map((line) => `${line.startsWith('@') ? number : ''}${line.replace('@', '')}`);
      const csv = ['participant;day;time;analyte;value;unit;laboratory', ...rows].join('\n');
      return client.post(`${RESULTS}${query}`, { csv, changeId });
    };
    const valuesOf = async (code: string): Promise<[FormView['values'], number, string]> => {
      const nurse = await running().as('nurse');
      const { values, version, state } = expectStatus(await nurse.get(`/forms/${forms[code] ?? ''}`), 200)
        .json as FormView;
      return [values, version, state];
    };
    const RIGHT = [
      '@;2026-10-31;8:40;HGB;11,4;g/dL;Own laboratory',
      '@;2026-10-31;;PLAT;<5;G/L;',
      '@;2026-10-31;;CREAT;80;µmol/L;',
    ];

    beforeAll(async () => {
      const nurse = await running().as('nurse');
      const id = await enrolled(nurse, '2026-10-20');
      await occur(nurse, id, ['SCR'], '2026-10-31');
      const visit = await visitOf(nurse, id, 'SCR');
      forms = Object.fromEntries(visit.forms.map(({ code, id }) => [code, id]));
      number = ((await nurse.get(`/participants/${id}`)).json as { number: string }).number;
    });

    it('are previewed, entered into the forms of their day, and doubled by no second sending', async () => {
      const nurse = await running().as('nurse');
      const preview = expectStatus(await send(nurse, RIGHT, '?preview=true'), 200).json;
      expect(preview).toMatchObject({
        preview: true,
        forms: [
          { number, day: '2026-10-31', results: [{ line: 2, effect: 'enters' }, { line: 3 }] },
          { id: forms['chemistry'], results: [{ line: 4, value: { v: '80', unit: 'umol/L' } }] },
        ],
      });
      expect(await valuesOf('haematology')).toEqual([{}, 0, 'not-started']);
      expectStatus(await send(nurse, RIGHT), 200);
      const [values, version, state] = await valuesOf('haematology');
      expect([version, state]).toEqual([1, 'in-progress']);
      expect(values).toMatchObject({
        LBDAT: { v: '2026-10-31' },
        LBTIM: { v: '08:40' },
        LBNAM: { v: 'Own laboratory' },
        HGB: { v: '11.4', unit: 'g/dL' },
        PLAT: { v: '<5', unit: '10*9/L' },
      });
      // What the one form says of the sample is offered in the other.
      const { previous } = (await nurse.get(`/forms/${forms['chemistry'] ?? ''}`)).json as FormView;
      const { LBTIM, LBNAM } = previous;
      expect([LBTIM?.value, LBNAM]).toEqual([
        { v: '08:40' },
        { value: { v: 'Own laboratory' }, on: '2026-10-31', saidIn: 'Haematology' },
      ]);
      const again = expectStatus(await send(nurse, RIGHT), 200).json as { forms: { results: object[] }[] };
      expect(again.forms.flatMap(({ results }) => results)).toMatchObject(
        RIGHT.map(() => ({ effect: 'same' })),
      );
      expect((await valuesOf('haematology'))[1]).toBe(1);
      const id = (await nurse.get(`/forms/${forms['haematology'] ?? ''}`)).json as FormView;
      const trail = (await nurse.get(`/participants/${id.participant.id}/audit`)).json as TrailView;
      expect(trail.items.filter(({ path }) => path === 'HGB')).toMatchObject([
        { newText: '11.4 g/dL', role: 'nurse', reason: 'Imported from a file of results' },
      ]);
    });

    it('are answered again under the same change id, whatever was corrected meanwhile', async () => {
      const nurse = await running().as('nurse');
      const changeId = randomUUID();
      const albumin = ['@;2026-10-31;;ALB;40;g/L;'];
      const first = expectStatus(await send(nurse, albumin, '', changeId), 200).json as ResultImportView;
      expect(first).toMatchObject({ repeated: false, forms: [{ results: [{ effect: 'enters' }] }] });
      const path = `/forms/${forms['chemistry'] ?? ''}`;
      const correct = { changes: { ALB: { v: '41', unit: 'g/L' } }, changeId: randomUUID() };
      const at = { 'if-match': `"${(await valuesOf('chemistry'))[1]}"` };
      expectStatus(await nurse.put(path, correct, at), 200);
      const again = expectStatus(await send(nurse, albumin, '', changeId), 200);
      expect(again.json).toEqual({ ...first, repeated: true });
      expect((await valuesOf('chemistry'))[0]['ALB']).toEqual({ v: '41', unit: 'g/L' });
      const other = await send(nurse, ['@;2026-10-31;;ALB;42;g/L;'], '', changeId);
      expect(expectStatus(other, 409).json).toMatchObject({ code: 'form.change-id-reused' });
      const [line] = albumin.map((row) => row.replace('@', number));
      const csv = `participant;day;time;analyte;value;unit;laboratory\n${line ?? ''}`;
      const there = `/studies/reluth/sites/${OTHER_SITE}/laboratory-results`;
      await running().database.owner.query(`
        insert into membership (id, person_id, study_id, site_id, role, from_day)
        select gen_random_uuid(), m.person_id, m.study_id, s.id, m.role, m.from_day
        from membership m join person p on p.id = m.person_id, site s
        where p.email = 'nurse@test.example' and s.code = '${OTHER_SITE}'`);
      const elsewhere = await nurse.post(there, { csv, changeId });
      expect(expectStatus(elsewhere, 409).json).toMatchObject({ code: 'form.change-id-reused' });
    });

    it('are refused whole for any fault, each told by its line', async () => {
      const nurse = await running().as('nurse');
      const before = await valuesOf('chemistry');
      for (const [wrong, said] of [
        ['XX-999;2026-10-31;;HGB;11;g/dL;', 'no participant XX-999'],
        ['@;2026-10-30;;HGB;11;g/dL;', 'Days with one: 31 Oct 2026'],
        ['@;2026-10-31;;XYZ;11;g/dL;', 'asks for XYZ'],
        ['@;2026-10-31;;HGB;12;g/dL;', 'holds 11.4 g/dL already'],
        ['@;2026-10-31;;NEUT;1;g/dL;', 'is measured in'],
        ['@;2026-10-31;;NEUT;clotted;G/L;', 'is no result'],
        ['@;2026-10-31;;NEUT;1;G/L;City laboratory', 'is Own laboratory already'],
        ['@;31/10/2026;;NEUT;1;G/L;', 'YYYY-MM-DD'],
      ] as const) {
        const answer = await send(nurse, ['@;2026-10-31;;ALT;30;U/L;', wrong]);
        expect(expectStatus(answer, 422).json).toMatchObject({
          code: 'laboratory.results-refused',
          errors: [{ path: 'line 3', message: expect.stringContaining(said) as string }],
        });
      }
      const both = await send(nurse, ['XX-999;2026-10-31;;HGB;11;g/dL;', '@;31/10/2026;;NEUT;1;G/L;']);
      expect(expectStatus(both, 422).json).toMatchObject({
        errors: [{ path: 'line 2' }, { path: 'line 3' }],
      });
      expect(await valuesOf('chemistry')).toEqual(before);
      expectStatus(await nurse.post(RESULTS, { csv: 'x'.repeat(400_001) }), 400);
    });

    it('are of the site: nobody else’s, and entered by those who enter forms', async () => {
      expectStatus(await send(await running().as('nurse2'), RIGHT), 404);
      for (const persona of ['monitor', 'dataManager', 'auditor'] as const)
        expectStatus(await send(await running().as(persona), RIGHT), 403);
    });
  });
});
