import { randomUUID } from 'node:crypto';
import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { DeathsToRecordView, PressingView } from '@lutetia/shared/contract/views/worklist';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
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
  const PATH = '/studies/reluth/worklist/pressing';

  const waiting = async (client: TestClient, query = ''): Promise<DeathsToRecordView> =>
    (expectStatus(await client.get(`${PATH}${query}`), 200).json as PressingView).deaths;

  const fatal = async (nurse: TestClient, id: string, outcome: string): Promise<string> => {
    const added = await nurse.post(`/participants/${id}/forms`, { form: 'adverse-event' });
    const form = (expectStatus(added, 201).json as ScheduleFormView).id;
    const answers = { AETERM: { v: 'Septic shock' }, AEOUT: { v: outcome }, AEONGO: { v: 'N' } };
    await completeForm(nurse, form, answers);
    return form;
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
    const eventForm = await fatal(nurse, id, 'FATAL');
    await fatal(nurse, alive, 'RECOVERED/RESOLVED');
    await fatal(elsewhere, other, 'FATAL');
    const { participant, forms } = await scheduleOf(nurse, id);
    expect(participant.deathToRecord).toEqual({
      milestone: 'death',
      event: 'Septic shock',
      inProgress: false,
      formId: eventForm,
    });
    const formId = forms.find(({ code }) => code === 'death')?.id ?? '';
    const mine = {
      participantId: id,
      number: participant.number,
      event: 'Septic shock',
      inProgress: false,
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

  it('is told as soon as it is saved, as of a form in progress, and moves nothing', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-11-16' });
    const planned = (await scheduleOf(nurse, id)).items;
    const added = await nurse.post(`/participants/${id}/forms`, { form: 'adverse-event' });
    const form = (expectStatus(added, 201).json as ScheduleFormView).id;
    const told = async (): Promise<unknown> => (await scheduleOf(nurse, id)).participant.deathToRecord;
    let version = 0;
    const save = async (changes: Record<string, unknown>): Promise<void> => {
      const body = { changes, changeId: randomUUID() };
      const saved = await nurse.send('PUT', `/forms/${form}`, body, { 'if-match': `"${version}"` });
      version = (expectStatus(saved, 200).json as FormSavedView).version;
    };
    await save({ AETOXGR: { v: '4' } });
    expect(await told()).toBeNull();
    await save({ AETOXGR: { v: '5' } });
    // Nobody wrote yet what it was: the name of its form stands for it.
    expect(await told()).toEqual({
      milestone: 'death',
      event: 'Adverse event',
      inProgress: true,
      formId: form,
    });
    await save({ AETERM: { v: 'Septic shock' } });
    expect(await told()).toEqual({
      milestone: 'death',
      event: 'Septic shock',
      inProgress: true,
      formId: form,
    });
    expect(await waiting(nurse)).toMatchObject({
      count: 1,
      items: [{ participantId: id, inProgress: true }],
    });
    const ahead = expectStatus(await nurse.get('/studies/reluth/administrations-ahead'), 200);
    const dose = (ahead.json as AdministrationAheadView[]).find(({ participantId }) => participantId === id);
    expect(dose).toMatchObject({
      fatalEvent: 'Septic shock',
      fatalEventInProgress: true,
      isToOrder: false,
    });
    expect((await scheduleOf(nurse, id)).items).toEqual(planned);
    await save({ AETOXGR: { v: '3' } });
    expect(await told()).toBeNull();
    expect((await waiting(nurse)).count).toBe(0);
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
