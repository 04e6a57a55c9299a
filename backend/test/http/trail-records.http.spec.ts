import { randomUUID } from 'node:crypto';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { includeParticipant, reach } from '../support/course.js';
import { enrolled, expectStatus, formIn, SITE, TODAY, visitOf, withTrialApp } from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

describe('what a line of the trail is of', () => {
  const running = withTrialApp();

  const save = async (client: TestClient, form: string, changes: Record<string, unknown>): Promise<void> => {
    const body = { changes, changeId: randomUUID() };
    expectStatus(await client.send('PUT', `/forms/${form}`, body, { 'if-match': '"0"' }), 200);
  };
  const added = async (client: TestClient, path: string, form: string): Promise<string> => {
    const answer = await client.post(path, { form, changeId: randomUUID() });
    return (expectStatus(answer, 201).json as ScheduleFormView).id;
  };
  /** The records told of a form, each once. */
  const told = async (client: TestClient, path: string, form: string): Promise<readonly string[]> => {
    const { items } = expectStatus(await client.get(path), 200).json as TrailView;
    const names = items.filter(({ recordId }) => recordId === form).map(({ recordName }) => recordName);
    return [...new Set(names)];
  };

  it('says which adverse event, by number and term, in both trails', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-11-16' });
    const own = `/participants/${id}/audit`;
    const [first, second, third] = [
      await added(nurse, `/participants/${id}/forms`, 'adverse-event'),
      await added(nurse, `/participants/${id}/forms`, 'adverse-event'),
      await added(nurse, `/participants/${id}/forms`, 'adverse-event'),
    ];
    await save(nurse, first, { AETERM: { v: 'Fatigue' }, AETOXGR: { v: '1' } });
    await save(nurse, second, { AETERM: { v: 'Nausea' }, AETOXGR: { v: '2' } });
    await save(nurse, third, { AETOXGR: { v: '2' } });
    for (const path of [own, '/studies/reluth/audit']) {
      // The first of a log is there from the start, empty.
      expect(await told(nurse, path, first)).toEqual(['Adverse event 2 · Fatigue']);
      expect(await told(nurse, path, second)).toEqual(['Adverse event 3 · Nausea']);
      expect(await told(nurse, path, third)).toEqual(['Adverse event 4']);
    }
  });

  it('says which part of a dose, as soon as there are two, and counts no form that is alone', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-11-16' });
    const own = `/participants/${id}/audit`;
    const dose = await visitOf(nurse, id, 'D1', 1);
    const first = formIn(dose, 'administration').id;
    await save(nurse, first, { EXOCCUR: { v: 'Y' } });
    expect(await told(nurse, own, first)).toEqual([`${dose.name} · Administration`]);
    const second = await added(nurse, `/visits/${dose.id}/forms`, 'administration');
    await save(nurse, second, { EXOCCUR: { v: 'Y' } });
    expect(await told(nurse, own, first)).toEqual([`${dose.name} · Administration, part 1`]);
    expect(await told(nurse, own, second)).toEqual([`${dose.name} · Administration, part 2`]);
  });

  it('names the study version and the earlier number, not what identifies them in the database', async () => {
    const nurse = await running().as('nurse');
    const former = await enrolled(nurse, '2026-10-05');
    await reach(nurse, former, { kind: 'consent', on: '2026-10-05' });
    await reach(nurse, former, { kind: 'screen-failure', on: '2026-10-12' });
    const request = { site: SITE, on: TODAY, rescreens: former };
    const again = expectStatus(await nurse.post('/studies/reluth/participants', request), 201)
      .json as ParticipantView;
    const { items } = expectStatus(await nurse.get(`/participants/${again.id}/audit`), 200).json as TrailView;
    const line = (path: string): string[] =>
      items
        .filter((entry) => entry.path === path)
        .map(({ recordName, label, newText }) => `${recordName}, ${label}: ${newText}`);
    expect(line('study_version_id')).toEqual(['Study version, Version: 1.0']);
    expect(line('rescreens')).toEqual([`Participant, Screened before as: ${again.rescreens?.number}`]);
  });
});
