import { randomUUID } from 'node:crypto';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import {
  enrolled,
  expectStatus,
  formIn,
  scheduleOf,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

describe('from enrolment to a recorded visit', () => {
  const running = withTrialApp();

  it('enrols, plans, records consent and a visit, and tells who did what', async () => {
    const nurse = await running().as('nurse');
    const created = expectStatus(
      await nurse.post('/studies/reluth/participants', {
        site: SITE,
        on: '2026-11-16',
        sex: 'F',
        yearOfBirth: 1960,
      }),
      201,
    ).json as ParticipantView;
    expect(created).toMatchObject({
      number: `${SITE}-001`,
      status: 'screening',
      sex: 'F',
      yearOfBirth: 1960,
    });

    const consent = expectStatus(
      await nurse.post(`/participants/${created.id}/milestones`, {
        kind: 'consent',
        on: '2026-11-16',
        reference: '2.0',
      }),
      200,
    ).json as MovesView;
    expect(consent).toMatchObject({ preview: false, deviations: [] });

    const screening = await visitOf(nurse, created.id, 'SCR');
    const recorded = expectStatus(
      await nurse.put(
        `/visits/${screening.id}`,
        { occurred: '2026-11-16', mode: 'on-site' },
        { 'if-match': `"${screening.version}"` },
      ),
      200,
    );
    expect(recorded.headers.get('etag')).toBe(`"${screening.version + 1}"`);
    expect(recorded.json).toMatchObject({ code: 'SCR', occurred: '2026-11-16', state: 'in-progress' });

    const form = formIn(screening, 'haematology');
    const saved = expectStatus(
      await nurse.put(
        `/forms/${form.id}`,
        {
          changes: { LBDAT: { v: '2026-11-16' }, HGB: { v: '12.5', unit: 'g/dL' } },
          changeId: randomUUID(),
        },
        { 'if-match': '"0"' },
      ),
      200,
    ).json as FormSavedView;
    expect(saved).toMatchObject({ version: 1, state: 'in-progress', moves: [] });
    const view = expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView;
    expect(view).toMatchObject({
      editable: true,
      version: 1,
      timeZone: 'Europe/Paris',
      values: { HGB: { v: '12.5', unit: 'g/dL' } },
    });

    const worklist = expectStatus(await nurse.get('/studies/reluth/worklist'), 200).json as WorklistView;
    expect(worklist.items.find(({ visitId }) => visitId === screening.id)).toMatchObject({ group: 'begun' });

    const monitor = await running().as('monitor');
    const trail = expectStatus(await monitor.get(`/forms/${form.id}/history?path=HGB`), 200).json;
    expect(trail).toMatchObject({
      items: [{ who: 'Research nurse', role: 'nurse', path: 'HGB', oldText: '', site: SITE }],
    });
  });

  it('gives each participant of a site the next number, also when many are enrolled at once', async () => {
    const nurse = await running().as('nurse2');
    const ids = await Promise.all(Array.from({ length: 6 }, () => enrolled(nurse, '2026-11-20', 'FR-10')));
    const numbers = await Promise.all(
      ids.map(async (id) => (await scheduleOf(nurse, id)).participant.number),
    );
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6].map((sequence) => `FR-10-00${sequence}`));
  });
});
