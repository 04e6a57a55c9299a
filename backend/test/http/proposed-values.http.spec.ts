import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { occur } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

const ON_SITE = [
  { path: 'VISMODE', value: { v: 'on-site' } },
  { path: 'VISLOC', value: { v: 'trial-site' }, given: { path: 'VISMODE', v: 'on-site' } },
];

describe('what a form proposes', () => {
  const running = withTrialApp();

  const proposedIn = async (
    client: TestClient,
    id: string,
    visit: string,
    form: string,
  ): Promise<FormView['proposed']> => {
    const found = formIn(await visitOf(client, id, visit), form);
    return (expectStatus(await client.get(`/forms/${found.id}`), 200).json as FormView).proposed;
  };
  const addLaboratory = async (site: string, name: string): Promise<void> => {
    const manager = await running().as('dataManager');
    expectStatus(await manager.post(`/studies/reluth/sites/${site}/laboratories`, { name }), 201);
  };

  it('is for a visit how and where it takes place, until the form is complete', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-10-20');
    expect((await proposedIn(nurse, id, 'SCR', 'visit')).slice(0, 2)).toEqual(ON_SITE);
    expect(await proposedIn(nurse, id, 'SCR', 'demography')).toEqual([]);
    await occur(nurse, id, ['SCR'], '2026-10-20');
    expect(await proposedIn(nurse, id, 'SCR', 'visit')).toEqual([]);
  });

  // Today is 21 November 2026.
  it('is also the day of a visit added for a day that has come', async () => {
    const nurse = await running().as('nurse');
    for (const [on, days] of [
      ['2026-11-20', [{ path: 'VISDAT', value: { v: '2026-11-20' } }]],
      ['2026-11-23', []],
    ] as const) {
      const id = await enrolled(nurse, '2026-10-20');
      expectStatus(await nurse.post(`/participants/${id}/visits`, { on, reason: 'Fever' }), 201);
      const proposed = await proposedIn(nurse, id, 'UNS', 'visit');
      expect(proposed.filter(({ path }) => path === 'VISDAT')).toEqual(days);
    }
  });

  it('is the only laboratory of the site, unless another form of the visit says another, and none of two', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-10-20');
    expect(await proposedIn(nurse, id, 'SCR', 'haematology')).toEqual([]);
    await addLaboratory(SITE, 'Own laboratory');
    await addLaboratory(OTHER_SITE, 'Elsewhere');
    const own = [{ path: 'LBNAM', value: { v: 'Own laboratory' } }];
    expect(await proposedIn(nurse, id, 'SCR', 'haematology')).toEqual(own);
    const other = await enrolled(nurse, '2026-10-20');
    const chemistry = formIn(await visitOf(nurse, other, 'SCR'), 'chemistry').id;
    const says = async (laboratory: string, version: number): Promise<void> => {
      const changes = { LBNAM: { v: laboratory }, LBDAT: { v: '2026-10-20' } };
      const save = { changes, changeId: randomUUID() };
      expectStatus(await nurse.put(`/forms/${chemistry}`, save, { 'if-match': `"${version}"` }), 200);
    };
    await says('Own laboratory', 0);
    expect(await proposedIn(nurse, other, 'SCR', 'haematology')).toEqual(own);
    await says('City laboratory', 1);
    expect(await proposedIn(nurse, other, 'SCR', 'haematology')).toEqual([]);
    await addLaboratory(SITE, 'Night laboratory');
    expect(await proposedIn(nurse, id, 'SCR', 'haematology')).toEqual([]);
  });
});
