import { randomUUID } from 'node:crypto';
import type { DeviationListView, DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import {
  completeForm,
  completeIn,
  deviationsOf,
  giveDose,
  includeParticipant,
  occur,
  reach,
  STRAIGHT,
} from '../support/course.js';
import type { TestClient } from '../support/test-client.js';
import { enrolled, expectStatus, formIn, scheduleOf, visitOf, withTrialApp } from '../support/trial-app.js';

/** Without those of the dose, which these give on no bloods. */
async function ofTiming(client: TestClient, id: string): Promise<readonly DeviationView[]> {
  return (await deviationsOf(client, id)).filter(({ kind }) => kind !== 'expired-labs');
}

describe('what happened can always be recorded', () => {
  const running = withTrialApp();

  it('keeps a visit before consent and writes an important deviation for it', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05');
    await occur(nurse, id, ['SCR'], '2026-01-05');
    const { deviations } = await reach(nurse, id, { kind: 'consent', on: '2026-01-07' });
    expect(deviations).toEqual([expect.objectContaining({ kind: 'before-consent', important: true })]);
    const { rows } = await running().database.owner.query(
      `select kind, days, important, state, on_day::text, visit_id from deviation where participant_id = $1`,
      [id],
    );
    const { id: visitId } = await visitOf(nurse, id, 'SCR');
    // 5 January is two days before the 7th.
    const expected = {
      kind: 'before-consent',
      days: -2,
      important: true,
      state: 'open',
      on_day: '2026-01-05',
    };
    expect(rows).toEqual([{ ...expected, visit_id: visitId }]);
  });

  it('says in the preview of a consent form which important deviation would follow, and records none', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05');
    await occur(nurse, id, ['SCR'], '2026-01-05');
    await reach(nurse, id, { kind: 'consent', on: '2026-01-05' });
    const consent = formIn(await visitOf(nurse, id, 'SCR'), 'consent');
    const correction = {
      changes: { RFICDAT: { v: '2026-01-06' } },
      changeId: randomUUID(),
      reason: 'Signed later',
    };
    const ifMatch = { 'if-match': `"${consent.version}"` };
    const answer = await nurse.put(`/forms/${consent.id}?preview=true`, correction, ifMatch);
    const { deviations } = expectStatus(answer, 200).json as FormSavedView;
    expect(deviations).toEqual([expect.objectContaining({ kind: 'before-consent', important: true })]);
    expect(await deviationsOf(nurse, id)).toEqual([]);
  });

  it('withdraws the deviation, and keeps it in the log, when its cause is corrected with a reason', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-05');
    await occur(nurse, id, ['SCR'], '2026-01-05');
    await reach(nurse, id, { kind: 'consent', on: '2026-01-07' });
    const consent = formIn(await visitOf(nurse, id, 'SCR'), 'consent');
    const put = (body: object, query = '') =>
      nurse.put(`/forms/${consent.id}${query}`, body, { 'if-match': `"${consent.version}"` });
    const changes = { RFICDAT: { v: '2026-01-05' } };
    expect((await put({ changes, changeId: randomUUID() })).json).toMatchObject({
      code: 'form.reason-required',
    });
    const correction = { changes, changeId: randomUUID(), reason: 'The paper form says the 5th' };

    const before = await scheduleOf(nurse, id);
    const preview = expectStatus(await put(correction, '?preview=true'), 200).json as FormSavedView;
    expect(await scheduleOf(nurse, id)).toEqual(before);
    // Inclusion is two weeks after consent: from 21 to 19 January.
    expect(preview.moves).toContainEqual(
      expect.objectContaining({ code: 'INC', effect: 'moves', from: '2026-01-21', to: '2026-01-19' }),
    );
    const done = expectStatus(await put(correction), 200).json as FormSavedView;
    expect(done.moves).toEqual(preview.moves);
    expect(done.version).toBe(consent.version + 1);
    expect(await visitOf(nurse, id, 'INC')).toMatchObject({ target: '2026-01-19' });
    expect(await deviationsOf(nurse, id)).toMatchObject([{ kind: 'before-consent', state: 'withdrawn' }]);

    const again = expectStatus(await put(correction), 200).json as FormSavedView;
    expect(again).toMatchObject({ version: done.version, state: 'complete', values: done.values });
    expect(again.savedAt).toBe(done.savedAt);
    expect((await put({ ...correction, reason: 'Another reason' })).json).toMatchObject({
      code: 'form.change-id-reused',
    });
  });

  it('takes a consent that was given before the day of enrolment', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-01-12');
    await reach(nurse, id, { kind: 'consent', on: '2026-01-05' });
    await occur(nurse, id, ['SCR'], '2026-01-12');
    // Two weeks after 5 January.
    expect(await visitOf(nurse, id, 'INC')).toMatchObject({ target: '2026-01-19' });
    expect(await deviationsOf(nurse, id)).toEqual([]);
  });

  it('keeps a nadir visit dated before its dose, as out of order', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    await occur(nurse, id, ['W2', 1], '2026-01-30');
    // 30 January is three days before 2 February.
    expect(await ofTiming(nurse, id)).toEqual([
      expect.objectContaining({ kind: 'out-of-order', days: -3, important: true, on: '2026-01-30' }),
    ]);
  });

  it('keeps a visit out of its window with the days it is off, and takes the flag back when it is corrected', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    await occur(nurse, id, ['W2', 1], '2026-02-24');
    // Target 16 February, window to the 19th: five days late.
    expect(await ofTiming(nurse, id)).toMatchObject([{ kind: 'out-of-window', days: 5, state: 'open' }]);
    const visit = await visitOf(nurse, id, 'W2', 1);
    expect(visit.flags).toEqual(['out-of-window']);
    const correction = { occurred: '2026-02-17', reason: 'Typed the day of the report' };
    expectStatus(
      await nurse.put(`/visits/${visit.id}`, correction, { 'if-match': `"${visit.version}"` }),
      200,
    );
    expect((await visitOf(nurse, id, 'W2', 1)).flags).toEqual([]);
    expect(await ofTiming(nurse, id)).toMatchObject([{ kind: 'out-of-window', state: 'withdrawn' }]);
  });

  it('says that a delay makes bloods too old, adds a repeat, and keeps a dose given on them', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await occur(nurse, id, ['PRE', 1], '2026-01-28');
    for (const form of ['haematology', 'chemistry']) {
      await completeIn(nurse, id, ['PRE', 1], form, { LBDAT: { v: '2026-01-28' } });
    }
    const dose = await visitOf(nurse, id, 'D1', 1);
    const delay = { visit: dose.id, to: '2026-02-12', reason: 'The activity was not delivered' };
    const path = `/participants/${id}/delays`;
    const { moves } = expectStatus(await nurse.post(path, delay), 200).json as MovesView;
    // Bloods of 28 January are fifteen days old on 12 February; fourteen are allowed.
    expect(moves).toContainEqual(
      expect.objectContaining({ code: 'PRE', cycle: 1, repetition: 1, effect: 'expires' }),
    );
    expect(moves).toContainEqual(
      expect.objectContaining({ code: 'PRE', cycle: 1, repetition: 2, effect: 'added' }),
    );
    expect((await visitOf(nurse, id, 'PRE', 1)).flags).toEqual(['expired']);
    await giveDose(nurse, id, 1, '2026-02-12');
    const expired = (await deviationsOf(nurse, id)).filter(({ kind }) => kind === 'expired-labs');
    expect(expired).toMatchObject([{ important: true, on: '2026-02-12' }]);
    expect(expired[0]?.sentence).toContain('15 days old (at most 14 days)');
  });

  it('refuses one more instance of a form that is filled in once, and of one that is not there', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const visit = await visitOf(nurse, id, 'SCR');
    expect((await nurse.post(`/visits/${visit.id}/forms`, { form: 'ecog' })).json).toMatchObject({
      status: 409,
      code: 'form.not-repeating',
    });
    expect((await nurse.post(`/visits/${visit.id}/forms`, { form: 'administration' })).json).toMatchObject({
      status: 404,
      code: 'form.not-found',
    });
  });

  it('lists a visit again while a further part of its dose is begun, and removes a part opened by mistake', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    const visit = await visitOf(nurse, id, 'D1', 1);
    for (const { code } of visit.forms.filter(({ state }) => state !== 'complete')) {
      await completeIn(await running().as('investigator'), id, ['D1', 1], code, {});
    }
    expect((await visitOf(nurse, id, 'D1', 1)).state).toBe('complete');
    const part = { form: 'administration' };
    const added = async (): Promise<string> =>
      (expectStatus(await nurse.post(`/visits/${visit.id}/forms`, part), 201).json as { id: string }).id;
    const listed = async (): Promise<WorklistView['items']> => {
      const { items, counts } = expectStatus(await nurse.get('/studies/reluth/worklist?limit=500'), 200)
        .json as WorklistView;
      expect(items).toHaveLength(counts.overdue + counts.due + counts.begun + counts.upcoming);
      return items.filter(({ visitId }) => visitId === visit.id);
    };

    const mistake = await added();
    expect(await listed()).toEqual([]);
    expectStatus(await nurse.delete(`/forms/${mistake}`), 204);
    expectStatus(await nurse.get(`/forms/${mistake}`), 404);
    expect((await visitOf(nurse, id, 'D1', 1)).forms.map((form) => form.id)).not.toContain(mistake);
    const { items } = expectStatus(await nurse.get(`/participants/${id}/audit?record=${mistake}`), 200)
      .json as TrailView;
    expect(items).toMatchObject([{ path: 'state', new: 'removed', who: 'Research nurse' }]);
    const save = { changes: { EXOCCUR: { v: 'N' } }, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${mistake}`, save, { 'if-match': '"1"' }), 404);

    expect(await added()).toBe(mistake);
    // The first part is what was before the second, though of the same day.
    const second = expectStatus(await nurse.get(`/forms/${mistake}`), 200).json as FormView;
    expect(second.previous['EXDOSE']).toEqual({ value: { v: '7.4', unit: 'GBq' }, on: '2026-02-02' });
    expectStatus(await nurse.put(`/forms/${mistake}`, save, { 'if-match': '"2"' }), 200);
    // The window of the dose, 2 February, closed long ago.
    expect((await visitOf(nurse, id, 'D1', 1)).state).toBe('overdue');
    expect(await listed()).toMatchObject([{ group: 'overdue', nextFormId: mistake }]);
    for (const form of [mistake, formIn(visit, 'administration').id]) {
      const refused = expectStatus(await nurse.delete(`/forms/${form}`), 409);
      expect(refused.json).toMatchObject({ code: 'form.not-removable' });
    }
    await completeForm(nurse, mistake, {});
    expect((await visitOf(nurse, id, 'D1', 1)).state).toBe('complete');
    expect(await listed()).toEqual([]);

    // A part told in mCi beside one in GBq: 100 mCi are 3.7 GBq, with 7.4 GBq they are 11.1.
    const topUp = await added();
    await completeForm(nurse, topUp, {
      EXOCCUR: { v: 'Y' },
      EXSTDTC: { v: '2026-02-02T12:00+01:00' },
      EXENDTC: { v: '2026-02-02T12:20+01:00' },
      EXDOSE: { v: '100', unit: 'mCi' },
    });
    const { values } = expectStatus(await nurse.get(`/forms/${topUp}`), 200).json as FormView;
    expect(values).toMatchObject({
      EXDOSE: { v: '100', unit: 'mCi' },
      EXTOTAL: { v: '11.100', unit: 'GBq' },
    });
    const doses = expectStatus(await nurse.get(`/participants/${id}/administrations`), 200).json;
    expect(doses).toMatchObject([
      { cycle: 1, number: 1, values: { EXDOSE: { v: '7.4', unit: 'GBq' } } },
      { cycle: 1, number: 2, formId: topUp, values: { EXDOSE: { v: '100', unit: 'mCi' } } },
    ]);
    const decision = formIn(await visitOf(nurse, id, 'PRE', 2), 'treatment-decision').id;
    const { evidence } = expectStatus(await nurse.get(`/forms/${decision}`), 200).json as FormView;
    expect(evidence?.given).toEqual({ value: '11.1', unit: 'GBq' });
    expectStatus(await nurse.get(`/participants/${id}/visit-card.pdf`), 200);
  });

  it('adds unscheduled visits as they happen, each with forms of its own', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const add = (on: string) => nurse.post(`/participants/${id}/visits`, { on, reason: 'Abdominal pain' });
    const first = expectStatus(await add('2026-02-10'), 201).json as { id: string; repetition: number };
    const second = expectStatus(await add('2026-02-10'), 201).json as { id: string; repetition: number };
    expect([first.repetition, second.repetition]).toEqual([1, 2]);
    await occur(nurse, id, ['UNS', 0, 2], '2026-02-10');
    await completeIn(nurse, id, ['UNS', 0, 2], 'ecog', { ECOG: { v: '1' } });
    expect(await visitOf(nurse, id, 'UNS', 0, 2)).toMatchObject({
      occurred: '2026-02-10',
      state: 'complete',
    });
    expect(await visitOf(nurse, id, 'UNS')).toMatchObject({ occurred: null });
  });

  it('adds an unscheduled visit once, however often it is sent', async () => {
    const nurse = await running().as('nurse');
    const [id, other] = [await includeParticipant(nurse), await includeParticipant(nurse)];
    const body = { on: '2026-02-10', reason: 'Abdominal pain', changeId: randomUUID() };
    const add = (to: string, change: object = {}) =>
      nurse.post(`/participants/${to}/visits`, { ...body, ...change });
    const answers = await Promise.all([add(id), add(id), add(id, { changeId: body.changeId.toUpperCase() })]);
    const [first] = answers.map((answer) => expectStatus(answer, 201).json as ScheduleItemView);
    for (const { json } of answers) expect(json).toEqual(first);
    const at = { 'if-match': `"${first?.version ?? 0}"` };
    expectStatus(await nurse.put(`/visits/${first?.id ?? ''}`, { booked: '2026-02-12' }, at), 200);
    expect(expectStatus(await add(id), 201).json).toEqual(first);
    for (const refused of [await add(id, { reason: 'Fever' }), await add(other)])
      expect(expectStatus(refused, 409).json).toMatchObject({ code: 'form.change-id-reused' });
    const { items } = await scheduleOf(nurse, id);
    expect(items.filter(({ code }) => code === 'UNS')).toHaveLength(1);
  });

  it('moves nothing for a draft, and everything that hangs on it when it is completed', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await occur(nurse, id, ['D1', 1], '2026-02-09');
    const form = formIn(await visitOf(nurse, id, 'D1', 1), 'administration');
    const draft = { EXOCCUR: { v: 'Y' }, EXSTDTC: { v: '2026-02-10T10:30+01:00' } };
    const before = await visitOf(nurse, id, 'W2', 1);
    const body = { changes: draft, changeId: randomUUID() };
    const saved = expectStatus(
      await nurse.put(`/forms/${form.id}`, body, { 'if-match': `"${form.version}"` }),
      200,
    );
    expect(saved.json).toMatchObject({ state: 'in-progress', moves: [] });
    expect(await visitOf(nurse, id, 'W2', 1)).toEqual(before);
    // Written with an offset of the far west, the evening of today is tomorrow at the site.
    const future = { changes: { EXSTDTC: { v: '2026-11-21T23:00-12:00' } }, changeId: randomUUID() };
    const refused = await nurse.put(`/forms/${form.id}`, future, { 'if-match': `"${form.version + 1}"` });
    expect(expectStatus(refused, 422).json).toMatchObject({ code: 'date.in-future' });
    const { moves } = await completeForm(nurse, form.id, {});
    // Two weeks after 10 February.
    expect(moves).toContainEqual(expect.objectContaining({ code: 'W2', cycle: 1, to: '2026-02-24' }));
  });

  it('lists the deviations of the study by site and page by page, with whose they are', async () => {
    const monitor = await running().as('monitor');
    const page = async (query: string): Promise<DeviationListView> =>
      expectStatus(await monitor.get(`/studies/reluth/deviations?${query}`), 200).json as DeviationListView;
    const whole = await page('site=FR-12&limit=500');
    expect(whole.total).toBe(whole.items.length);
    expect(whole.total).toBeGreaterThan(4);
    expect(whole.items[0]).toMatchObject({
      number: expect.stringMatching(/^FR-12-\d{3}$/) as string,
      site: 'FR-12',
    });
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor, total } = await page(
        `site=FR-12&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(total).toBe(whole.total);
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    const open = await page('state=open&limit=500');
    const withdrawn = await page('state=withdrawn&limit=500');
    expect(open.total + withdrawn.total).toBe(whole.total);
    expect((await page('important=true&limit=500')).items.every(({ important }) => important)).toBe(true);
    expect(await page('site=FR-10')).toMatchObject({ items: [], total: 0 });
    expect((await monitor.get('/studies/reluth/deviations?cursor=bm9uZQ')).json).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: 'cursor' }],
    });
    const elsewhere = await running().as('nurse2');
    expect((await elsewhere.get('/studies/reluth/deviations')).json).toMatchObject({ items: [], total: 0 });
  });

  it('keeps an answer of a complete form as it was when a correction is refused', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    const form = formIn(await visitOf(nurse, id, 'INC'), 'inclusion');
    const empty = { changes: { INCLDAT: null }, changeId: randomUUID(), reason: 'By mistake' };
    const answer = await nurse.put(`/forms/${form.id}`, empty, { 'if-match': `"${form.version}"` });
    expect(answer.json).toMatchObject({ status: 422, code: 'form.not-completable' });
    const view = expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView;
    expect(view).toMatchObject({ version: form.version, values: { INCLDAT: { v: STRAIGHT.inclusion } } });
  });
});
