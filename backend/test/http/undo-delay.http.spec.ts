import type { DelayView, MovesView } from '@lutetia/shared/contract/views/moves';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { giveDose, includeParticipant, occur } from '../support/course.js';
import { expectStatus, scheduleOf, SITE, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const running = withTrialApp();

describe('a delay and its undoing', () => {
  const delay = (client: TestClient, id: string, visit: string, to: string, query = ''): Promise<Answer> =>
    client.post(`/participants/${id}/delays${query}`, { visit, to, reason: 'Platelets 62' });

  const undo = (client: TestClient, id: string, visit: string, query = ''): Promise<Answer> =>
    client.post(`/participants/${id}/delays/undo${query}`, { visit });

  /** First dose on 5 October, so that the second is due on 30 November (56 days), 49 to 63 days after the first. */
  const treated = async (nurse: TestClient): Promise<string> => {
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-21' });
    await giveDose(nurse, id, 1, '2026-10-05');
    return id;
  };

  it('tells the interval since the dose before beside what is allowed, to the day', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const second = await visitOf(nurse, id, 'D1', 2);
    expect(second.planned).toBe('2026-11-30');
    const interval = async (to: string): Promise<DelayView['interval']> =>
      (expectStatus(await delay(nurse, id, second.id, to, '?preview=true'), 200).json as DelayView).interval;
    // 7 December is 63 days after 5 October: 26 to the end of October, 30 in November, 7.
    expect(await interval('2026-12-07')).toMatchObject({ days: 63, least: 49, most: 63, fits: 'inside' });
    expect(await interval('2026-12-08')).toMatchObject({ days: 64, fits: 'too-long' });
    expect(await interval('2026-11-23')).toMatchObject({ days: 49, fits: 'inside' });
    expect(await interval('2026-11-22')).toMatchObject({ days: 48, fits: 'too-short' });
  });

  // The first dose was on 5 October: a dose a day later is short, and one on that day is no dose after it.
  it('keeps a dose after the one before, put off or booked', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const second = await visitOf(nurse, id, 'D1', 2);
    expectStatus(await delay(nurse, id, second.id, '2026-10-06', '?preview=true'), 200);
    const refused = expectStatus(await delay(nurse, id, second.id, '2026-10-05'), 409);
    expect(refused.json).toMatchObject({
      code: 'delay.not-movable',
      detail: expect.stringContaining('was given on 5 Oct 2026') as string,
    });
    const book = (booked: string): Promise<Answer> =>
      nurse.put(`/visits/${second.id}?preview=true`, { booked }, { 'if-match': `"${second.version}"` });
    expectStatus(await book('2026-10-06'), 200);
    expect((await book('2026-10-04')).json).toMatchObject({ code: 'visit.not-applicable' });
  });

  it('names what comes to lie on a closed day', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const closed = {
      closedWeekdays: [],
      closures: [{ from: '2026-12-24', to: '2026-12-27', reason: 'Holidays' }],
      rule: 'keep',
      reason: 'Every year',
    };
    const path = `/studies/reluth/sites/${SITE}/calendar`;
    expectStatus(await nurse.put(path, closed, { 'if-match': '"0"' }), 200);
    const second = await visitOf(nurse, id, 'D1', 2);
    const { closedDays } = expectStatus(await delay(nurse, id, second.id, '2026-12-24', '?preview=true'), 200)
      .json as DelayView;
    expect(closedDays).toContainEqual(
      expect.objectContaining({ code: 'D1', cycle: 2, day: '2026-12-24', reason: 'Holidays' }),
    );
  });

  it('leaves no trace in any date', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const dates = async (): Promise<unknown[]> =>
      (await scheduleOf(nurse, id)).items.map(
        ({ id: visit, target, planned, opens, closes, flags, state }) => ({
          visit,
          target,
          planned,
          opens,
          closes,
          flags,
          state,
        }),
      );
    const before = await dates();
    const second = await visitOf(nurse, id, 'D1', 2);
    expectStatus(await delay(nurse, id, second.id, '2026-12-14'), 200);
    expect(await dates()).not.toEqual(before);
    const preview = expectStatus(await undo(nurse, id, second.id, '?preview=true'), 200).json as MovesView;
    expect(preview.moves.find(({ code, cycle }) => code === 'D1' && cycle === 2)).toMatchObject({
      from: '2026-12-14',
      to: '2026-11-30',
    });
    expectStatus(await undo(nurse, id, second.id), 200);
    expect(await dates()).toEqual(before);
    expectStatus(await undo(nurse, id, second.id), 409);
  });

  it('is refused who knew the visit planned for another day, and two undo at once one delay only', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await treated(nurse);
    const { id: visit } = await visitOf(nurse, id, 'D1', 2);
    const asSeen = (client: TestClient, from: string, to: string): Promise<Answer> =>
      client.post(`/participants/${id}/delays`, { visit, from, to, reason: 'Platelets 62' });
    expectStatus(await asSeen(nurse, '2026-11-30', '2026-12-07'), 200);
    const late = expectStatus(await asSeen(investigator, '2026-11-30', '2026-12-02'), 409);
    expect(late.json).toMatchObject({ code: 'visit.stale' });
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned: '2026-12-07' });
    expectStatus(await asSeen(investigator, '2026-12-07', '2026-12-14'), 200);
    const back = (client: TestClient): Promise<Answer> =>
      client.post(`/participants/${id}/delays/undo`, { visit, from: '2026-12-14' });
    const both = await Promise.all([back(nurse), back(investigator)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned: '2026-12-07' });
  });

  it('brings back the booking that was given up, which the delay tells', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const second = await visitOf(nurse, id, 'D1', 2);
    expectStatus(
      await nurse.put(
        `/visits/${second.id}`,
        { booked: '2027-01-15' },
        { 'if-match': `"${second.version}"` },
      ),
      200,
    );
    const preview = expectStatus(await delay(nurse, id, second.id, '2027-02-15', '?preview=true'), 200);
    expect(preview.json).toMatchObject({ bookingGivenUp: '2027-01-15' });
    const done = expectStatus(await delay(nurse, id, second.id, '2027-02-15'), 200);
    expect(done.json).toMatchObject({ bookingGivenUp: '2027-01-15' });
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned: '2027-02-15', booked: null });
    expectStatus(await undo(nurse, id, second.id), 200);
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({
      planned: '2027-01-15',
      booked: '2027-01-15',
      delay: null,
    });
    const { items: entries } = expectStatus(await nurse.get(`/participants/${id}/audit`), 200)
      .json as TrailView;
    const told = entries
      .filter(({ path, action }) => path === 'booked_on' && action === 'changed')
      .map(({ old, new: now, reason }) => [old, now, reason]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['2027-01-15', null, 'Platelets 62'],
        [null, '2027-01-15', 'Delay taken back'],
      ]),
    );
    const kept = entries.find(({ path, old }) => path === 'before_delay' && old === null);
    expect(kept).toMatchObject({ label: 'Before the delay', newText: 'booked 15 Jan 2027' });
  });

  it('brings back one delay at a time, with its reason and its day of decision', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const { id: second, planned } = await visitOf(nurse, id, 'D1', 2);
    expectStatus(await delay(nurse, id, second, '2027-02-01'), 200);
    const first = (await visitOf(nurse, id, 'D1', 2)).delay;
    const again = { visit: second, to: '2027-03-01', reason: 'Still low' };
    expect(expectStatus(await nurse.post(`/participants/${id}/delays`, again), 200).json).toMatchObject({
      bookingGivenUp: null,
    });
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ delay: { reason: 'Still low' } });
    expectStatus(await undo(nurse, id, second), 200);
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned: '2027-02-01', delay: first });
    expect(first).toMatchObject({ to: '2027-02-01', reason: 'Platelets 62' });
    expectStatus(await undo(nurse, id, second), 200);
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned, delay: null });
    expectStatus(await undo(nurse, id, second), 409);
  });

  it('comes back when a booking before its day is taken back', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const book = async (booked: string | null): Promise<void> => {
      const { id: visit, version } = await visitOf(nurse, id, 'D1', 2);
      expectStatus(await nurse.put(`/visits/${visit}`, { booked }, { 'if-match': `"${version}"` }), 200);
    };
    expectStatus(await delay(nurse, id, (await visitOf(nurse, id, 'D1', 2)).id, '2026-12-15'), 200);
    await book('2026-12-08');
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({ planned: '2026-12-08', delay: null });
    await book(null);
    expect(await visitOf(nurse, id, 'D1', 2)).toMatchObject({
      planned: '2026-12-15',
      booked: null,
      delay: { to: '2026-12-15', reason: 'Platelets 62' },
    });
  });

  it('is refused once something that moved has data, naming it', async () => {
    const nurse = await running().as('nurse');
    const id = await treated(nurse);
    const second = await visitOf(nurse, id, 'D1', 2);
    expectStatus(await delay(nurse, id, second.id, '2026-11-21'), 200);
    await occur(nurse, id, ['D1', 2], '2026-11-21');
    const answer = expectStatus(await undo(nurse, id, second.id), 409).json as { detail: string };
    expect(answer).toMatchObject({ code: 'delay.not-undoable' });
    expect(answer.detail).toContain('Cycle 2 dose');
    const monitor = await running().as('monitor');
    expectStatus(await undo(monitor, id, second.id), 403);
  });
});

describe('undoing “missed” and “skipped”', () => {
  it.each([
    ['missed', 'missed_reason'],
    ['skipped', 'skipped_reason'],
  ])('asks why for %s, and tells it of all that is taken back', async (act, path) => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-09-01', inclusion: '2026-09-21' });
    const put = async (body: object, query = ''): Promise<Answer> => {
      const { id: visit, version } = await visitOf(nurse, id, 'D1', 1);
      return nurse.put(`/visits/${visit}${query}`, body, { 'if-match': `"${version}"` });
    };
    expectStatus(await put({ [act]: true, reason: 'Ill' }), 200);
    // What was skipped will not take place: it is not booked before that is taken back.
    const booked = await put({ booked: '2026-10-05' }, '?preview=true');
    expect(booked.status).toBe(act === 'skipped' ? 409 : 200);
    expectStatus(await put({ [act]: false }, '?preview=true'), 200);
    expect(expectStatus(await put({ [act]: false }), 400).json).toMatchObject({
      errors: [{ path: 'reason' }],
    });
    expectStatus(await put({ [act]: false, reason: 'Wrong participant' }), 200);
    const { items } = expectStatus(await nurse.get(`/participants/${id}/audit`), 200).json as TrailView;
    const undone = items.filter(
      (entry) => entry.new === 'withdrawn' || (entry.path === path && entry.new === null),
    );
    expect(undone.map(({ reason }) => reason)).toEqual(undone.map(() => 'Wrong participant'));
    expect(undone).toHaveLength(act === 'missed' ? 2 : 1);
  });
});
