import { randomUUID } from 'node:crypto';
import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { DeathsToRecordView } from '@lutetia/shared/contract/views/worklist';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { completeForm, includeParticipant, reach } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  scheduleOf,
  SITE,
  TODAY,
  withTrialApp,
} from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

describe('a death that an adverse event tells of', () => {
  const running = withTrialApp();
  const PATH = '/studies/reluth/worklist/deaths-to-record';

  const waiting = async (client: TestClient, query = ''): Promise<DeathsToRecordView> =>
    expectStatus(await client.get(`${PATH}${query}`), 200).json as DeathsToRecordView;

  const fatal = async (nurse: TestClient, id: string, outcome: string): Promise<void> => {
    const added = await nurse.post(`/participants/${id}/forms`, { form: 'adverse-event' });
    const form = (expectStatus(added, 201).json as ScheduleFormView).id;
    const answers = { AETERM: { v: 'Septic shock' }, AEOUT: { v: outcome }, AEONGO: { v: 'N' } };
    await completeForm(nurse, form, answers);
  };

  const begin = async (nurse: TestClient, form: string): Promise<void> => {
    const { version } = expectStatus(await nurse.get(`/forms/${form}`), 200).json as FormView;
    const body = { changes: { DTHCAUS: { v: 'TUMOUR' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${form}`, body, { 'if-match': `"${version}"` }), 200);
  };

  it('is work of its own until it is recorded, at the sites of the caller, and counted as listed', async () => {
    const nurse = await running().as('nurse');
    const elsewhere = await running().as('nurse2');
    const monitor = await running().as('monitor');
    const [id, alive] = [await enrolled(nurse, '2026-11-02'), await enrolled(nurse, '2026-11-02')];
    const other = await enrolled(elsewhere, '2026-11-02', OTHER_SITE);
    expect(await waiting(nurse)).toEqual({ count: 0, items: [] });
    await fatal(nurse, id, 'FATAL');
    await fatal(nurse, alive, 'RECOVERED/RESOLVED');
    await fatal(elsewhere, other, 'FATAL');
    const { participant, forms } = await scheduleOf(nurse, id);
    expect(participant.deathToRecord).toEqual({ milestone: 'death', event: 'Septic shock' });
    const formId = forms.find(({ code }) => code === 'death')?.id ?? '';
    const mine = {
      participantId: id,
      number: participant.number,
      event: 'Septic shock',
      formId,
      begun: false,
    };
    expect(await waiting(nurse)).toEqual({ count: 1, items: [mine] });
    expect((await waiting(elsewhere)).items.map(({ participantId }) => participantId)).toEqual([other]);
    expect(await waiting(monitor)).toMatchObject({ count: 2, items: [{}, {}] });
    expect(await waiting(monitor, `?site=${SITE}`)).toEqual({ count: 1, items: [mine] });
    await begin(nurse, formId);
    expect(await waiting(nurse)).toEqual({ count: 1, items: [{ ...mine, begun: true }] });
    await reach(nurse, id, { kind: 'death', on: '2026-11' });
    expect(await waiting(nurse)).toEqual({ count: 0, items: [] });
    expect((await scheduleOf(nurse, id)).participant.deathToRecord).toBeNull();
  });

  it('stands in the way of the doses ahead: nothing is to order', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-11-16' });
    const dose = async (): Promise<AdministrationAheadView | undefined> => {
      const answer = await nurse.get('/studies/reluth/administrations-ahead');
      const doses = expectStatus(answer, 200).json as AdministrationAheadView[];
      return doses.find(({ participantId, cycle }) => participantId === id && cycle === 1);
    };
    expect(await dose()).toMatchObject({ fatalEvent: null, isToOrder: true });
    await fatal(nurse, id, 'FATAL');
    expect(await dose()).toMatchObject({ fatalEvent: 'Septic shock', isToOrder: false });
    await reach(nurse, id, { kind: 'death', on: TODAY });
    expect(await dose()).toBeUndefined();
  });

  it('is told anew when the death is taken back', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-11-02');
    await reach(nurse, id, { kind: 'death', on: TODAY });
    await fatal(nurse, id, 'FATAL');
    expect((await waiting(nurse)).count).toBe(0);
    const { participant } = await scheduleOf(nurse, id);
    const form = participant.milestones.find(({ code }) => code === 'death')?.records[0]?.formId;
    const back = { form, reason: 'Another participant' };
    expectStatus(await nurse.post(`/participants/${id}/milestones/taking-back`, back), 200);
    expect((await waiting(nurse)).items).toMatchObject([{ participantId: id }]);
  });
});
