import { randomUUID } from 'node:crypto';
import type { MilestoneView, MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import {
  completeForm,
  deviationsOf,
  giveDose,
  includeParticipant,
  occur,
  randomisedTo,
  reach,
  STRAIGHT,
} from '../support/course.js';
import type { TestClient } from '../support/test-client.js';
import {
  enrolled,
  expectStatus,
  formIn,
  scheduleOf,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

type Answers = Readonly<Record<'WDTRT' | 'WDPROC' | 'WDCONT' | 'WDREC', 'Y' | 'N'>>;
const NONE: Answers = { WDTRT: 'N', WDPROC: 'N', WDCONT: 'N', WDREC: 'N' };

const END = '2026-05-20';

describe('how a course ends', () => {
  const running = withTrialApp();
  const record = async (id: string, milestone: object): Promise<readonly ScheduleItemView[]> => {
    const nurse = await running().as('nurse');
    await reach(nurse, id, milestone);
    return (await scheduleOf(nurse, id)).items;
  };
  const closedBy = (items: readonly ScheduleItemView[], reason: string): Set<string> =>
    new Set(items.filter(({ explanation }) => explanation.note === reason).map(({ code }) => code));

  it('fails at the gate although the assessment was given up before its day', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, STRAIGHT.doses[0]);
    await giveDose(nurse, id, 2, '2026-11-18');
    const { id: visit, version, opens } = await visitOf(nurse, id, 'ASM');
    expect(opens).toBe('2026-12-23');
    const missed = { missed: true, reason: 'Progression seen on 20 November' };
    expectStatus(await nurse.put(`/visits/${visit}`, missed, { 'if-match': `"${version}"` }), 200);
    await reach(nurse, id, { kind: 'gate-failure', on: '2026-11-20' });
    const { participant } = await scheduleOf(nurse, id);
    expect(participant.milestones).toContainEqual(
      expect.objectContaining({ code: 'gateFailure', on: '2026-11-20' }),
    );
    expect(await deviationsOf(nurse, id)).toContainEqual(
      expect.objectContaining({ kind: 'missed', visitId: visit, state: 'open', on: TODAY }),
    );
  });

  it('keeps the assessment that holds the failure at the gate from being said to be missed', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    for (const [index, on] of STRAIGHT.doses.entries()) await giveDose(nurse, id, index + 1, on);
    await reach(nurse, id, { kind: 'gate-failure', on: STRAIGHT.assessment });
    const { id: visit, version } = await visitOf(nurse, id, 'ASM');
    const missed = { missed: true, reason: 'No show' };
    const answer = await nurse.put(`/visits/${visit}`, missed, { 'if-match': `"${version}"` });
    expect(expectStatus(answer, 409).json).toMatchObject({
      code: 'milestone.already-reached',
      detail: expect.stringContaining('Failure at the gate on') as string,
    });
  });

  // Withdrawal is of four kinds (ICH E6(R3)): from treatment, procedures, contact and the use of records.
  it.each<[string, Partial<Answers>, string | null, string[], string[]]>([
    [
      'treatment: doses end, imaging and follow-up go on',
      { WDTRT: 'Y' },
      'Withdrew from treatment',
      ['D1', 'PRE'],
      ['IM', 'FU'],
    ],
    [
      'procedures: imaging ends, follow-up goes on',
      { WDPROC: 'Y' },
      'Withdrew from procedures',
      ['D1', 'PRE', 'IM'],
      ['FU'],
    ],
    ['contact: nothing goes on', { WDCONT: 'Y' }, 'Withdrew from contact', ['D1', 'PRE', 'IM', 'FU'], []],
    ['the use of records alone: all visits go on', { WDREC: 'Y' }, null, [], ['D1', 'IM', 'FU']],
  ])('withdraws from %s', async (_what, kind, reason, ended, goesOn) => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    const before = (await scheduleOf(nurse, id)).items.filter(({ occurred }) => occurred !== null);
    const values = Object.fromEntries(Object.entries({ ...NONE, ...kind }).map(([item, v]) => [item, { v }]));
    const items = await record(id, { kind: 'withdrawal', on: END, values });
    if (reason !== null) expect([...closedBy(items, reason)]).toEqual(expect.arrayContaining(ended));
    for (const code of goesOn) {
      const states = items
        .filter((item) => item.code === code && item.occurred === null)
        .map(({ state }) => state);
      expect([code, states.filter((state) => state !== 'not-applicable').length > 0]).toEqual([code, true]);
    }
    for (const code of ended) {
      const later = items.filter((item) => item.code === code && (item.planned ?? END) >= END);
      expect([code, ...later.map(({ state }) => state)]).toEqual([
        code,
        ...later.map(() => 'not-applicable'),
      ]);
      expect(later.length).toBeGreaterThan(0);
    }
    expect(items.filter(({ occurred }) => occurred !== null)).toEqual(before);
    expect((await scheduleOf(nurse, id)).participant.status).toBe('withdrawn');
  });

  it('asks in the preview about answers that hardly go together, and takes them all the same', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const questionsOf = async (answers: Partial<Answers>, preview = true): Promise<readonly string[]> => {
      const values = Object.fromEntries(
        Object.entries({ ...NONE, ...answers }).map(([item, v]) => [item, { v }]),
      );
      const path = `/participants/${id}/milestones${preview ? '?preview=true' : ''}`;
      const answer = await nurse.post(path, { kind: 'withdrawal', on: END, values });
      return (expectStatus(answer, 200).json as MilestoneView).questions;
    };
    expect(await questionsOf({ WDTRT: 'Y', WDPROC: 'Y', WDCONT: 'Y' })).toEqual([]);
    const noContact = ['No contact, but treatment or procedures go on.'];
    expect(await questionsOf({ WDCONT: 'Y' })).toEqual(noContact);
    expect(await questionsOf({ WDCONT: 'Y' }, false)).toEqual(noContact);
  });

  it('takes back what was recorded by mistake: every visit stands as before, and the form is a draft again', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    const before = await scheduleOf(nurse, id);
    const values = {
      ...Object.fromEntries(Object.keys(NONE).map((item) => [item, { v: 'N' }])),
      WDCONT: { v: 'Y' },
    };
    await record(id, { kind: 'withdrawal', on: END, values });
    const withdrawn = await scheduleOf(nurse, id);
    const call = { on: '2026-12-01', reason: 'Call' };
    expect((await nurse.post(`/participants/${id}/visits`, call)).json).toMatchObject({
      code: 'visit.not-applicable',
      detail: expect.stringContaining('Withdrew from contact on') as string,
    });
    const [{ records } = { records: [] }] = withdrawn.participant.milestones.filter(
      ({ kind }) => kind === 'withdrawal',
    );
    expect(records.map(({ on }) => on)).toEqual([END]);
    const form = records[0]?.formId;
    const path = `/participants/${id}/milestones/taking-back`;
    expect((await nurse.post(path, { form })).json).toMatchObject({ code: 'form.reason-required' });
    const preview = expectStatus(await nurse.post(`${path}?preview=true`, { form }), 200).json as MovesView;
    expect(preview.moves).toContainEqual(
      expect.objectContaining({ code: 'D1', cycle: 3, effect: 'added', why: 'Applies again' }),
    );
    expect((await scheduleOf(nurse, id)).items).toEqual(withdrawn.items);
    expectStatus(await nurse.post(path, { form, reason: 'Another participant' }), 200);
    const after = await scheduleOf(nurse, id);
    expect(after.participant).toEqual(before.participant);
    expect(after.items).toEqual(before.items);
    expect(after.forms.find((one) => one.id === form)).toMatchObject({ state: 'in-progress', answered: 5 });
    expect((await nurse.post(path, { form, reason: 'Again' })).json).toMatchObject({
      status: 409,
      code: 'milestone.not-reached',
    });
    await record(id, { kind: 'withdrawal', on: '2026-05-21', values });
    const [again] = (await scheduleOf(nurse, id)).participant.milestones.filter(
      ({ kind }) => kind === 'withdrawal',
    );
    expect(again?.records).toEqual([
      { formId: form, on: '2026-05-21', partial: null, says: ['Withdraws from contact'] },
    ]);
  });

  it('refuses a withdrawal from nothing', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const values = Object.fromEntries(Object.entries(NONE).map(([item, v]) => [item, { v }]));
    const answer = await nurse.post(`/participants/${id}/milestones`, {
      kind: 'withdrawal',
      on: '2026-05-20',
      values,
    });
    expect(answer.json).toMatchObject({ status: 422, code: 'milestone.incomplete' });
  });

  it.each(['2026-11-03', '2026-11', '2026'])('takes %s as the day of a death', async (on) => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const items = await record(id, { kind: 'death', on, values: { DTHCAUS: { v: 'TUMOUR' } } });
    const { participant } = await scheduleOf(nurse, id);
    expect(participant).toMatchObject({ status: 'dead' });
    expect(participant.milestones).toContainEqual(
      expect.objectContaining({ code: 'death', on: on.length === 10 ? on : null }),
    );
    expect(items.find(({ code, cycle }) => code === 'FU' && cycle === 0)).toMatchObject({
      state: 'not-applicable',
      explanation: { note: 'Participant has died' },
    });
    expect((await visitOf(nurse, id, 'SCR')).occurred).toBe(STRAIGHT.screening);
  });

  it.each([
    ['2026-12', 422, 'date.in-future'],
    ['2027', 422, 'date.in-future'],
    ['2026-13', 400, 'request.invalid'],
    ['2026-02-30', 400, 'request.invalid'],
    ['26-11', 400, 'request.invalid'],
  ])('refuses %s as the day of a death (%i %s)', async (on, status, code) => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, STRAIGHT.screening);
    const answer = await nurse.post(`/participants/${id}/milestones`, { kind: 'death', on });
    expect(answer.json).toMatchObject({ status, code });
  });

  it('asks for the whole day of every other milestone', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, STRAIGHT.screening);
    const answer = await nurse.post(`/participants/${id}/milestones`, { kind: 'consent', on: '2026-01' });
    expect(answer.json).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: 'on' }] });
  });

  it('closes the plan of who is not included, and says so in the list', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, STRAIGHT.screening);
    await reach(nurse, id, { kind: 'consent', on: STRAIGHT.screening });
    const items = await record(id, { kind: 'screen-failure', on: STRAIGHT.inclusion });
    expect(items.filter(({ cycle }) => cycle === 1 || cycle === 2).map(({ code }) => code)).toEqual([]);
    expect(items.filter(({ code, cycle }) => code === 'D1' && cycle > 2).map(({ state }) => state)).toEqual([
      'not-applicable',
      'not-applicable',
    ]);
    expect(items.find(({ code }) => code === 'ASM')).toMatchObject({
      state: 'not-applicable',
      explanation: { note: 'Not included' },
    });
    const list = (await nurse.get('/studies/reluth/participants?status=screen-failure')).json;
    expect(list).toMatchObject({ items: [{ id, status: 'screen-failure' }], total: 1 });
    const late = await nurse.post(`/participants/${id}/milestones`, { kind: 'inclusion', on: '2026-01-20' });
    expect(late.json).toMatchObject({ status: 409, code: 'milestone.already-reached' });
  });

  it('closes the plan of who is lost to follow-up after their last contact', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    const items = await record(id, { kind: 'lost-to-follow-up', on: '2026-02-20' });
    expect((await scheduleOf(nurse, id)).participant.status).toBe('lost-to-follow-up');
    // Week 4 would be 2 March.
    expect(items.find(({ code, cycle }) => code === 'W4' && cycle === 1)).toMatchObject({
      target: '2026-03-02',
      state: 'not-applicable',
      explanation: { note: 'Lost to follow-up' },
    });
    // Week 2 was too late already: it may have taken place, and is planned for no day after the last contact.
    const { id: visit, version } = await visitOf(nurse, id, 'W2', 1);
    const book = (booked: string) =>
      nurse.put(`/visits/${visit}`, { booked }, { 'if-match': `"${version}"` });
    const delay = (to: string) =>
      nurse.post(`/participants/${id}/delays?preview=true`, { visit, to, reason: 'Travel' });
    for (const answer of [await book('2026-02-21'), await delay('2026-02-21'), await delay('2026-12-01')]) {
      expect(expectStatus(answer, 409).json).toMatchObject({
        detail: expect.stringContaining(
          'Lost to follow-up on 20 Feb 2026, so nothing is planned for',
        ) as string,
      });
    }
    expectStatus(await delay('2026-02-20'), 200);
    await occur(nurse, id, ['W2', 1], '2026-02-17');
  });

  it('ends treatment and lets imaging and follow-up go on', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    const items = await record(id, {
      kind: 'end-of-treatment',
      on: '2026-05-20',
      values: { EOTREAS: { v: 'ADVERSE EVENT' } },
    });
    // The bloods after a dose that will not be given go with it.
    expect([...closedBy(items, 'Treatment has ended')].sort()).toEqual(['D1', 'PRE', 'W2', 'W4', 'W6']);
    expect(items.find(({ code }) => code === 'IM')).toMatchObject({ state: 'overdue' });
    expect((await scheduleOf(nurse, id)).participant.status).toBe('follow-up');
  });

  it('keeps a decision before the investigator until its act is recorded, and lets nobody else complete it', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, STRAIGHT.doses[0]);
    await occur(nurse, id, ['PRE', 2], '2026-03-23');
    const form = formIn(await visitOf(nurse, id, 'PRE', 2), 'treatment-decision').id;
    const send = (client: TestClient, changes: object, version: number) =>
      client.put(`/forms/${form}`, { changes, changeId: randomUUID() }, { 'if-match': `"${version}"` });
    const stop = { TDDAT: { v: '2026-03-23' }, TDDECIS: { v: 'STOP' }, TDREAS: { v: 'TOXICITY' } };
    expectStatus(await send(nurse, stop, 0), 200);
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ editable: true, mayComplete: false });
    const asked = { changeId: randomUUID() };
    const refused = await nurse.post(`/forms/${form}/completion`, asked, { 'if-match': '"1"' });
    expect(refused.json).toMatchObject({ status: 403, code: 'form.not-yours-to-complete' });
    expect((await scheduleOf(nurse, id)).decisions).toEqual([]);

    expect(await completeForm(investigator, form, {})).toMatchObject({ state: 'complete' });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ editable: false, mayComplete: false });
    expect((await send(nurse, { TDDECIS: { v: 'GIVE' } }, 2)).json).toMatchObject({ status: 403 });
    const [decision] = (await scheduleOf(nurse, id)).decisions;
    expect(decision).toMatchObject({
      formId: form,
      act: 'milestone',
      milestone: 'endOfTreatment',
      answer: 'End treatment',
      values: { EOTDAT: { v: '2026-03-23' }, EOTREAS: { v: 'ADVERSE EVENT' }, EOTOTH: { v: 'Toxicity' } },
    });
    const { number } = (await scheduleOf(nurse, id)).participant;
    const waiting = { participantId: id, number, formId: form, cycle: 2, answer: 'End treatment' };
    const path = '/studies/reluth/decisions/waiting';
    const ahead = (await nurse.get('/studies/reluth/administrations-ahead')).json;
    expect(ahead).toContainEqual(
      expect.objectContaining({
        participantId: id,
        cycle: 2,
        isToOrder: false,
        orderDecision: { taken: true, decision: 'End treatment', isAgainst: true },
      }),
    );
    // Nothing was decided on the third cycle itself.
    expect(ahead).toContainEqual(expect.objectContaining({ participantId: id, cycle: 3, isToOrder: false }));
    const dose = await visitOf(nurse, id, 'D1', 2);
    expect(decision?.visitId).toBe(dose.id);
    const { items } = (await nurse.get('/studies/reluth/worklist?limit=200')).json as WorklistView;
    const told = { decided: 'End treatment', detail: 'Decided: end treatment' };
    expect(items.find(({ visitId }) => visitId === dose.id)).toMatchObject(told);
    const [third, fourth] = [await visitOf(nurse, id, 'D1', 3), await visitOf(nurse, id, 'D1', 4)];
    expect(decision?.laterVisitIds).toEqual([third.id, fourth.id]);
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({
      evidence: {
        dose: { name: 'Cycle 2 dose' },
        results: [
          { name: 'Haematology', state: 'missing' },
          { name: 'Chemistry', state: 'missing' },
        ],
      },
    });
    expect((await investigator.get(path)).json).toEqual({ count: 1, items: [waiting] });
    const { site } = (await scheduleOf(nurse, id)).participant;
    for (const one of [site.id, site.code])
      expect((await investigator.get(`${path}?site=${one}`)).json).toMatchObject({ count: 1 });
    expect((await (await running().as('nurse2')).get(path)).json).toEqual({ count: 0, items: [] });

    await reach(nurse, id, {
      kind: 'end-of-treatment',
      on: '2026-03-23',
      values: { EOTREAS: { v: 'ADVERSE EVENT' } },
    });
    expect((await scheduleOf(nurse, id)).decisions).toEqual([]);
    expect((await investigator.get(path)).json).toEqual({ count: 0, items: [] });
  });
});
