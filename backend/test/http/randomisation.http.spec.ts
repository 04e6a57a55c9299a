import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import {
  completeIn,
  deviationsOf,
  giveDose,
  includeParticipant,
  occur,
  randomisedTo,
  reach,
  referenceOf,
  STRAIGHT,
  STRATA,
  treatedTwice,
} from '../support/course.js';
import type { TestClient } from '../support/test-client.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  scheduleOf,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

const VISITS_OF_CYCLE_3 = ['PRE', 'D1', 'W2', 'W4', 'W6'];

describe('the gate and the randomisation', () => {
  const running = withTrialApp();
  const codesOfCycle = async (id: string, cycle: number): Promise<string[]> => {
    const { items } = await scheduleOf(await running().as('nurse'), id);
    return items.filter((item) => item.cycle === cycle).map(({ code }) => code);
  };

  // The third dose falls eight weeks after the second (30 March + 56 d = 25 May), imaging two months after
  // randomisation (18 May + 2 months = 18 July), whatever the arm: Deshayes et al., BMC Cancer 2022.
  it('plans two more cycles for the retreatment arm and imaging from the day of randomisation', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    expect(await codesOfCycle(id, 3)).toEqual(VISITS_OF_CYCLE_3);
    expect(await visitOf(nurse, id, 'D1', 3)).toMatchObject({
      target: '2026-05-25',
      opens: '2026-05-18',
      closes: '2026-06-01',
    });
    expect(await visitOf(nurse, id, 'IM')).toMatchObject({ target: '2026-07-18' });
    const { participant } = await scheduleOf(nurse, id);
    expect(participant).toMatchObject({
      status: 'randomised',
      arm: { code: 'EXP', shortName: 'Retreatment' },
    });
    // No bloods are told of here.
    const deviations = await deviationsOf(nurse, id);
    expect(deviations.filter(({ kind }) => kind !== 'expired-labs')).toEqual([]);
  });

  it('plans imaging and no further dose for the surveillance arm', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'CTL');
    expect(await codesOfCycle(id, 3)).toEqual([]);
    expect(await visitOf(nurse, id, 'IM')).toMatchObject({ target: '2026-07-18', state: 'overdue' });
    expect(await visitOf(nurse, id, 'FU')).toMatchObject({ target: '2026-11-18' });
    expect((await scheduleOf(nurse, id)).participant.arm).toMatchObject({ code: 'CTL' });
  });

  it('keeps arm, reference and the four strata in the form, and the trail says so', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    const { allocation, definition } = (await scheduleOf(nurse, id)).participant;
    expect(allocation).toMatchObject({
      arm: { code: 'EXP', name: 'Retreatment' },
      on: STRAIGHT.randomisation,
      received: null,
      group: null,
    });
    expect(allocation?.reference).not.toBeNull();
    expect(
      Object.fromEntries((allocation?.strata ?? []).map(({ code, level }) => [code, level])),
    ).toMatchObject({
      CONTROL: '18 months or more',
      GFR: '60 mL/min or more',
    });
    expect(definition.since).toBeNull();
    const { forms } = await visitOf(nurse, id, 'RND');
    const form = forms.find(({ code }) => code === 'randomisation');
    const view = expectStatus(await nurse.get(`/forms/${form?.id ?? ''}`), 200).json as FormView;
    expect(view).toMatchObject({
      state: 'complete',
      values: {
        ARMCD: { v: 'EXP' },
        RANDNO: { v: referenceOf(id) },
        STRDC: { v: 'GE18' },
        STRPROG: { v: 'RADIOLOGICAL' },
        STRGFR: { v: 'GE60' },
        STRLINE: { v: 'N' },
      },
    });
  });

  it.each([
    ['the arm', { reference: 'R-1', strata: STRATA }, 'ARMCD'],
    ['the reference', { arm: 'EXP', strata: STRATA }, 'RANDNO'],
    ['a stratum', { arm: 'EXP', reference: 'R-1', strata: { ...STRATA, GFR: undefined } }, 'STRGFR'],
  ])('records nothing without %s', async (_what, request, path) => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const body = { kind: 'randomisation', on: STRAIGHT.randomisation, ...request };
    const answer = await nurse.post(`/participants/${id}/milestones`, body);
    expect(answer.json).toMatchObject({ status: 422, code: 'milestone.incomplete' });
    expect((answer.json as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([path]);
    expect((await scheduleOf(nurse, id)).participant.arm).toBeNull();
  });

  it('refuses an arm and a stratum that the study does not have', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const request = { kind: 'randomisation', on: STRAIGHT.randomisation, reference: 'R-1' };
    const record = (fields: object) =>
      nurse.post(`/participants/${id}/milestones`, { ...request, ...fields });
    expect((await record({ arm: 'GOLD', strata: STRATA })).json).toMatchObject({
      code: 'form.invalid-value',
    });
    expect((await record({ arm: 'EXP', strata: { ...STRATA, MOON: 'FULL' } })).json).toMatchObject({
      code: 'form.unknown-item',
      errors: [{ path: 'strata.MOON' }],
    });
  });

  it('keeps a randomisation that came before inclusion, as an important deviation', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, STRAIGHT.screening);
    await reach(nurse, id, { kind: 'consent', on: STRAIGHT.screening });
    const randomisation = {
      kind: 'randomisation',
      on: '2026-01-12',
      arm: 'CTL',
      reference: 'R-7',
      strata: STRATA,
    };
    const { deviations } = await reach(nurse, id, randomisation);
    expect(deviations).toContainEqual(
      expect.objectContaining({ kind: 'randomised-before-inclusion', important: true }),
    );
    await reach(nurse, id, { kind: 'inclusion', on: '2026-01-19' });
    // 19 January is seven days after the 12th.
    expect(await deviationsOf(nurse, id)).toContainEqual(
      expect.objectContaining({
        kind: 'randomised-before-inclusion',
        days: -7,
        on: '2026-01-12',
        state: 'open',
      }),
    );
  });

  it('refuses a second randomisation under another reference and says where the first is corrected', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'CTL');
    const again = {
      kind: 'randomisation',
      on: '2026-05-20',
      arm: 'EXP',
      reference: 'R-0099',
      strata: STRATA,
    };
    const answer = await nurse.post(`/participants/${id}/milestones`, again);
    const { formId, detail, code } = answer.json as { formId: string; detail: string; code: string };
    expect([answer.status, code]).toEqual([409, 'milestone.already-reached']);
    expect(detail).toContain('since 18 May 2026');
    const { version } = expectStatus(await nurse.get(`/forms/${formId}`), 200).json as FormView;
    const correction = {
      changes: { ARMCD: { v: 'EXP' } },
      changeId: randomUUID(),
      reason: 'Copied wrongly from the fax',
    };
    expectStatus(await nurse.put(`/forms/${formId}`, correction, { 'if-match': `"${version}"` }), 200);
    expect((await scheduleOf(nurse, id)).participant.arm).toMatchObject({ code: 'EXP' });
    expect(await codesOfCycle(id, 3)).toEqual(VISITS_OF_CYCLE_3);
    const twice = async () =>
      (await deviationsOf(nurse, id)).filter(({ kind }) => kind === 'randomised-twice');
    const changed =
      'The arm was changed after the randomisation was complete: Surveillance, then Retreatment.';
    expect(await twice()).toMatchObject([
      { sentence: changed, on: STRAIGHT.randomisation, important: true, state: 'open' },
    ]);
    // What happened stays told when it is corrected back; the words follow.
    const back = { ...correction, changes: { ARMCD: { v: 'CTL' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${formId}`, back, { 'if-match': `"${version + 1}"` }), 200);
    expect(await twice()).toMatchObject([{ sentence: `${changed.slice(0, -1)}, then Surveillance.` }]);
  });

  it('lets who keeps their reference go on while one of another participant is being recorded', async () => {
    const nurse = await running().as('nurse');
    const id = await randomisedTo(nurse, 'EXP');
    const { owner } = running().database;
    await owner.query('begin');
    try {
      await owner.query(
        `select pg_advisory_xact_lock(hashtextextended(study_id::text || ' references of the randomisation', 0))
         from participant where id = $1`,
        [id],
      );
      await occur(nurse, id, ['PRE', 3], '2026-05-20');
    } finally {
      await owner.query('rollback');
    }
    expect(await deviationsOf(nurse, id)).not.toContainEqual(
      expect.objectContaining({ kind: 'randomised-twice' }),
    );
  });

  it('tells a reference that stood for another participant, also of another hospital, on the later one alone', async () => {
    const nurse = await running().as('nurse');
    const elsewhere = await running().as('nurse2');
    const [first, second] = [
      await treatedTwice(nurse),
      await enrolled(elsewhere, STRAIGHT.screening, OTHER_SITE),
    ];
    const on = STRAIGHT.randomisation;
    const randomise = (client: TestClient, id: string, reference: string) =>
      reach(client, id, { kind: 'randomisation', on, arm: 'EXP', reference, strata: STRATA });
    const told = async (client: TestClient, id: string) =>
      (await deviationsOf(client, id)).filter(({ kind }) => kind === 'randomised-twice');
    await randomise(nurse, first, 'R-0777');
    // Whoever copies it may write it small, and with a blank.
    const { deviations } = await randomise(elsewhere, second, 'r-0777 ');
    const sentence =
      'The reference r-0777 of the randomisation stood for another participant of the study before.';
    expect(deviations).toContainEqual({ kind: 'randomised-twice', sentence, important: true });
    expect(await told(elsewhere, second)).toMatchObject([{ sentence, state: 'open' }]);
    await occur(nurse, first, ['PRE', 3], '2026-05-20');
    expect(await told(nurse, first)).toEqual([]);

    const { forms } = await visitOf(elsewhere, second, 'RND');
    const form = forms.find(({ code }) => code === 'randomisation');
    const correction = {
      changes: { RANDNO: { v: 'R-0778' } },
      changeId: randomUUID(),
      reason: 'Copied from the wrong fax',
    };
    const headers = { 'if-match': `"${form?.version ?? 0}"` };
    expectStatus(await elsewhere.put(`/forms/${form?.id ?? ''}`, correction, headers), 200);
    expect(await told(elsewhere, second)).toMatchObject([{ sentence, state: 'withdrawn' }]);
  });

  // Six months after the last dose (30 March) is 30 September; two weeks either side.
  it('follows up those who progress at the gate from their last dose, and closes the rest with the reason', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    await completeIn(nurse, id, ['ASM'], 'overall-response', {
      RSDAT: { v: STRAIGHT.assessment },
      OVRLRESP: { v: 'PD' },
    });
    const { items, participant } = await scheduleOf(nurse, id);
    expect(participant.status).toBe('gate-failure');
    expect(items.filter(({ code }) => code === 'FUG')[0]).toMatchObject({
      target: '2026-09-30',
      opens: '2026-09-16',
      closes: '2026-10-14',
    });
    expect(items.filter(({ code }) => code === 'FUG')).toHaveLength(10);
    expect(items.some(({ code }) => code === 'FU')).toBe(false);
    for (const code of ['RND', 'IM']) {
      const closed = items.filter((item) => item.code === code);
      expect(closed.map(({ state }) => state)).toEqual(closed.map(() => 'not-applicable'));
      expect(closed[0]?.explanation.note).toContain('Progression after two cycles');
    }
  });

  // 24 h after an infusion begun at 10:30 in Paris (winter) is 09:30 UTC of the next day.
  it.each<[string, string[]]>([
    ['Y', ['IMG24', 'IMG96', 'IMG168']],
    ['N', []],
  ])('plans dosimetry imaging only for who takes part in it (%s)', async (answer, expected) => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, STRAIGHT.screening);
    const values = { DOSISUB: { v: answer } };
    await reach(nurse, id, { kind: 'consent', on: STRAIGHT.screening, values });
    await reach(nurse, id, { kind: 'inclusion', on: STRAIGHT.inclusion });
    await giveDose(nurse, id, 1, STRAIGHT.doses[0]);
    const { items, participant } = await scheduleOf(nurse, id);
    const imaging = items.filter(({ code, cycle }) => code.startsWith('IMG') && cycle === 1);
    expect(imaging.map(({ code }) => code)).toEqual(expected);
    expect(participant.subStudies).toEqual(expected.length > 0 ? ['dosimetry'] : []);
    if (imaging[0] !== undefined) expect(imaging[0].hours?.target).toMatch(/^2026-02-03T09:30/);
  });

  // The window opens seven weeks (8 weeks - 7 d) after the first dose: 2 February + 49 d = 23 March.
  it('keeps a second dose given too early, as an important deviation', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    await giveDose(nurse, id, 2, '2026-03-19');
    expect(await deviationsOf(nurse, id)).toContainEqual(
      expect.objectContaining({ kind: 'interval-too-short', days: -4, important: true }),
    );
    await occur(nurse, id, ['W2', 2], '2026-04-02');
    expect(await visitOf(nurse, id, 'W2', 2)).toMatchObject({ target: '2026-04-02', flags: [] });
  });
});
