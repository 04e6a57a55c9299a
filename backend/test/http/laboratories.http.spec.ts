import type {
  LaboratoriesView,
  LaboratoryView,
  RangeImportView,
} from '@lutetia/shared/contract/views/laboratories';
import type { ProblemView } from '@lutetia/shared/contract/problem-codes';
import { expectStatus, OTHER_SITE, SITE, withTrialApp } from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

const PATH = `/studies/reluth/sites/${SITE}/laboratories`;
const WOMEN = {
  analyte: 'HGB',
  sex: 'F',
  validFrom: '2025-01-01',
  unit: 'g/dL',
  low: '12.0',
  high: '16.0',
  source: 'Manual of the laboratory, edition 4',
};

describe('the laboratories of a site', () => {
  const running = withTrialApp();
  let laboratory: LaboratoryView;

  const rangesPath = (): string => `${PATH}/${laboratory.id}/ranges`;
  const listed = async (client: TestClient): Promise<LaboratoriesView> =>
    expectStatus(await client.get(PATH), 200).json as LaboratoriesView;
  const refused = async (body: object): Promise<Pick<ProblemView, 'code' | 'detail'>> => {
    const manager = await running().as('dataManager');
    return (await manager.post(rangesPath(), { ...WOMEN, ...body })).json as ProblemView;
  };

  beforeAll(async () => {
    const manager = await running().as('dataManager');
    laboratory = expectStatus(await manager.post(PATH, { name: ' Laboratory of haematology ' }), 201)
      .json as LaboratoryView;
  });

  it('are read by everybody of the site, with what the forms ask them for', async () => {
    for (const persona of ['nurse', 'investigator', 'monitor', 'administrator', 'auditor'] as const) {
      const { items } = await listed(await running().as(persona));
      expect(items.map(({ name }) => name)).toEqual(['Laboratory of haematology']);
    }
    const { analytes } = await listed(await running().as('nurse'));
    expect(analytes.find(({ code }) => code === 'HGB')).toMatchObject({ units: ['g/dL', 'g/L', 'mmol/L'] });
  });

  it('are those of the site: another one is not told from one that does not exist', async () => {
    const nurse2 = await running().as('nurse2');
    for (const path of [PATH, `/studies/reluth/sites/XX-99/laboratories`])
      expect(expectStatus(await nurse2.get(path), 404).json).toMatchObject({ code: 'site.not-found' });
    const manager = await running().as('dataManager');
    const elsewhere = `/studies/reluth/sites/${OTHER_SITE}/laboratories/${laboratory.id}/ranges`;
    for (const path of [elsewhere, `${PATH}/none/ranges`])
      expect(expectStatus(await manager.post(path, WOMEN), 404).json).toMatchObject({
        code: 'laboratory.not-found',
      });
  });

  it('are kept by data managers and administrators alone', async () => {
    for (const persona of ['nurse', 'investigator', 'monitor', 'auditor'] as const) {
      const client = await running().as(persona);
      expectStatus(await client.post(PATH, { name: 'Another' }), 403);
      expectStatus(await client.post(rangesPath(), WOMEN), 403);
      expectStatus(await client.post(`${rangesPath()}/import`, { csv: 'x' }), 403);
    }
    const administrator = await running().as('administrator');
    expectStatus(await administrator.post(PATH, { name: 'Laboratory of chemistry' }), 201);
    const again = await administrator.post(PATH, { name: 'laboratory of CHEMISTRY' });
    expect(expectStatus(again, 409).json).toMatchObject({ code: 'laboratory.name-taken' });
    expectStatus(await administrator.post(PATH, { name: '  ' }), 400);
  });

  it('state ranges, one following the other, and keep the former', async () => {
    const manager = await running().as('dataManager');
    const first = expectStatus(await manager.post(rangesPath(), WOMEN), 201).json as LaboratoryView;
    const [range] = first.ranges;
    expect(range).toMatchObject({ ...WOMEN, ageFrom: null, ageTo: null, validTo: null, assumed: false });
    expect(await refused({ validFrom: '2026-03-01' })).toMatchObject({
      code: 'range.overlapping',
      detail: expect.stringContaining('a range of HGB for women from 2025-01-01') as string,
    });
    const next = { ...WOMEN, low: '11.5', validFrom: '2026-03-01', replaces: range?.id };
    const after = expectStatus(await manager.post(rangesPath(), next), 201).json as LaboratoryView;
    expect(after.ranges.map(({ low, validFrom, validTo }) => [low, validFrom, validTo])).toEqual([
      ['12.0', '2025-01-01', '2026-02-28'],
      ['11.5', '2026-03-01', null],
    ]);
    expect(await refused({ validFrom: '2026-02-28', replaces: range?.id })).toMatchObject({
      code: 'range.ended',
    });
  });

  it('end a range once, with a reason, and no earlier than the day before it began', async () => {
    const manager = await running().as('dataManager');
    const [, present] = (await listed(manager)).items.flatMap(({ ranges }) => ranges);
    const end = (on: string, reason = 'Another method') =>
      manager.post(`${rangesPath()}/${present?.id ?? ''}/end`, { on, reason });
    expectStatus(await end('2026-12-31', ' '), 400);
    expect(expectStatus(await end('2026-02-27'), 422).json).toMatchObject({ code: 'range.unfit' });
    expectStatus(await end('2026-02-28'), 200);
    expect(expectStatus(await end('2026-12-31'), 409).json).toMatchObject({ code: 'range.ended' });
    const { rows } = await running().database.owner.query<{ changes: string; reason: string | null }>(
      "select changes, reason from audit_event where record = 'reference-range' order by seq desc limit 1",
    );
    expect(rows).toEqual([{ changes: '{"valid_to":[null,"2026-02-28"]}', reason: 'Another method' }]);
  });

  it('refuse what no laboratory says', async () => {
    for (const body of [
      { analyte: 'XYZ' },
      { unit: 'mg/L' },
      { unit: null },
      { low: '17' },
      { ageFrom: 70, ageTo: 60 },
    ])
      expect(await refused({ ...body, sex: 'M' })).toMatchObject({ code: 'range.unfit' });
    for (const body of [
      { low: '1,5' },
      { low: '-1' },
      { sex: 'X' },
      { ageFrom: -1 },
      { validFrom: '2026-02-30' },
    ])
      expect(await refused(body)).toMatchObject({ code: 'request.invalid' });
  });

  it('take a file whole or not at all, after a preview that keeps nothing', async () => {
    const manager = await running().as('dataManager');
    const head = 'analyte,sex,age_from,age_to,valid_from,unit,low,high,source';
    const lines = [
      'WBC,,,,2026-01-01,10*9/L,4.0,10.0,Manual 5',
      'PLAT,,,,2026-01-01,10*9/L,150,400,Manual 5',
      'PLAT,,,,2026-07-01,10*9/L,160,390,Manual 6',
    ];
    const wrong = { csv: [head, ...lines, 'PLAT,F,,,2026-01-01,10*9/L,1,2,Manual 5'].join('\n') };
    const count = async (): Promise<number> =>
      (await listed(manager)).items.flatMap(({ ranges }) => ranges).length;
    const before = await count();
    expect(expectStatus(await manager.post(`${rangesPath()}/import`, wrong), 422).json).toMatchObject({
      code: 'range.import-refused',
      errors: [{ path: 'line 5' }],
    });
    const right = { csv: [head, ...lines].join('\r\n') };
    const preview = expectStatus(await manager.post(`${rangesPath()}/import?preview=true`, right), 200)
      .json as RangeImportView;
    expect(preview.steps.map(({ effect }) => effect)).toEqual(['begins', 'begins', 'replaces']);
    expect(await count()).toBe(before);
    expectStatus(await manager.post(`${rangesPath()}/import`, right), 200);
    expect(await count()).toBe(before + 3);
    const again = expectStatus(await manager.post(`${rangesPath()}/import`, right), 200)
      .json as RangeImportView;
    expect(again.steps.map(({ effect }) => effect)).toEqual(['same', 'same', 'same']);
    expect(await count()).toBe(before + 3);
    const plat = (await listed(manager)).items
      .flatMap(({ ranges }) => ranges)
      .filter((one) => one.analyte === 'PLAT');
    expect(plat.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2026-01-01', '2026-06-30'],
      ['2026-07-01', null],
    ]);
  });

  it('take a file of as many lines as are allowed, each ending the one before it', async () => {
    const manager = await running().as('dataManager');
    const day = (index: number): string => new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10);
    const csv = [
      'analyte,sex,age_from,age_to,valid_from,unit,low,high,source',
      ...Array.from(
        { length: 2000 },
        (_, index) => `PLAT,,,,${day(index)},10*9/L,150,${400 + index},Manual 7`,
      ),
    ].join('\n');
    expectStatus(await manager.post(`${rangesPath()}/import`, { csv }), 200);
    const plat = (await listed(manager)).items
      .flatMap(({ ranges }) => ranges)
      .filter((one) => one.analyte === 'PLAT');
    expect(plat.slice(1, 3).map(({ validTo }) => validTo)).toEqual(['2026-12-31', '2027-01-01']);
  });
});
