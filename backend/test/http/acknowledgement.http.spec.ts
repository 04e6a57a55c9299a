import type { HomeView } from '@lutetia/shared/contract/views/calendar';
import type { DeviationListView, DeviationView } from '@lutetia/shared/contract/views/deviations';
import { occur, reach } from '../support/course.js';
import { enrolled, expectStatus, OTHER_SITE, SITE, visitOf, withTrialApp } from '../support/trial-app.js';
import type { TestClient } from '../support/test-client.js';

describe('a deviation and a milestone that comes again', () => {
  const running = withTrialApp();

  const deviations = async (client: TestClient, id: string): Promise<DeviationView[]> =>
    expectStatus(await client.get(`/participants/${id}/deviations`), 200).json as DeviationView[];

  /** Screening of 6 November, two days before the consent of the 8th. */
  const screenedBeforeConsent = async (nurse: TestClient): Promise<string> => {
    const id = await enrolled(nurse, '2026-11-06');
    await occur(nurse, id, ['SCR'], '2026-11-06');
    await reach(nurse, id, { kind: 'consent', on: '2026-11-08' });
    return id;
  };

  it('is acknowledged by the investigator, who says what was made of it', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const id = await screenedBeforeConsent(nurse);
    const [found] = await deviations(nurse, id);
    expect(found).toMatchObject({ kind: 'before-consent', acknowledgedAt: null, acknowledgement: null });
    const path = `/participants/${id}/deviations/${found?.id ?? ''}/acknowledgement`;
    const comment = 'Consented by telephone first; the ethics committee is told.';
    expectStatus(await nurse.post(path, { comment }), 403);
    expectStatus(await investigator.post(path, { comment: ' ' }), 400);
    const said = expectStatus(await investigator.post(path, { comment }), 200).json;
    expect(said).toMatchObject({ id: found?.id, acknowledgement: comment, acknowledgedBy: 'Investigator' });
    expect((await deviations(nurse, id))[0]?.acknowledgement).toBe(comment);
  });

  it('waits for the word again when it changes, and cannot be acknowledged once it is gone', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const id = await screenedBeforeConsent(nurse);
    const [found] = await deviations(nurse, id);
    const path = `/participants/${id}/deviations/${found?.id ?? ''}/acknowledgement`;
    expectStatus(await investigator.post(path, { comment: 'Known' }), 200);
    const screening = await visitOf(nurse, id, 'SCR');
    const move = async (occurred: string): Promise<void> => {
      const { version } = await visitOf(nurse, id, 'SCR');
      const body = { occurred, reason: 'Wrong day' };
      expectStatus(await nurse.put(`/visits/${screening.id}`, body, { 'if-match': `"${version}"` }), 200);
    };
    await move('2026-11-07');
    expect((await deviations(nurse, id))[0]).toMatchObject({
      id: found?.id,
      acknowledgedAt: null,
      before: { sentence: found?.sentence, by: 'Investigator', comment: 'Known' },
    });
    await move('2026-11-06');
    expect((await deviations(nurse, id))[0]).toMatchObject({ acknowledgement: 'Known', before: null });
    await move('2026-11-08');
    expect((await deviations(nurse, id))[0]).toMatchObject({ id: found?.id, state: 'withdrawn' });
    const gone = await investigator.post(path, { comment: 'Known' });
    expect(expectStatus(gone, 404).json).toMatchObject({ code: 'deviation.not-found' });
  });

  it('is not acknowledged by who read something else of it', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const id = await screenedBeforeConsent(nurse);
    const [found] = await deviations(nurse, id);
    const path = `/participants/${id}/deviations/${found?.id ?? ''}/acknowledgement`;
    const { id: screening, version } = await visitOf(nurse, id, 'SCR');
    const moved = { occurred: '2026-11-05', reason: 'Wrong day' };
    expectStatus(await nurse.put(`/visits/${screening}`, moved, { 'if-match': `"${version}"` }), 200);
    const late = await investigator.post(path, { comment: 'Known', sentence: found?.sentence });
    expect(expectStatus(late, 409).json).toMatchObject({ code: 'deviation.stale' });
    const [now] = await deviations(nurse, id);
    expect(now).toMatchObject({ id: found?.id, acknowledgedAt: null, acknowledgement: null });
    expectStatus(await investigator.post(path, { comment: 'Known', sentence: now?.sentence }), 200);
    expect((await deviations(nurse, id))[0]).toMatchObject({ acknowledgement: 'Known' });
  });

  it('is counted and listed alike by whether it is acknowledged', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const id = await screenedBeforeConsent(nurse);
    const [found] = await deviations(nurse, id);
    const log = async (query: string): Promise<DeviationListView> =>
      expectStatus(await nurse.get(`/studies/reluth/deviations?state=open&limit=500${query}`), 200)
        .json as DeviationListView;
    const before = await log('&acknowledged=false');
    expect(before.items.map((one) => one.id)).toContain(found?.id);
    const path = `/participants/${id}/deviations/${found?.id ?? ''}/acknowledgement`;
    expectStatus(await investigator.post(path, { comment: 'Known' }), 200);
    const [all, after, known] = [
      await log(''),
      await log('&acknowledged=false'),
      await log('&acknowledged=true'),
    ];
    expect(after.items.map((one) => one.id)).not.toContain(found?.id);
    expect(known.items.map((one) => one.id)).toContain(found?.id);
    expect(after.total).toBe(before.total - 1);
    for (const { items, total } of [all, after, known]) expect(items).toHaveLength(total);
    expect(after.total + known.total).toBe(all.total);

    // The same number stands in the bar and, of those it waits for, on their first page.
    const counted = async (client: TestClient, query = ''): Promise<unknown> =>
      expectStatus(await client.get(`/studies/reluth/deviations/waiting${query}`), 200).json;
    expect(await counted(nurse)).toEqual({ count: after.total });
    expect(await counted(nurse, `?site=${SITE}`)).toEqual({ count: after.total });
    expect(await counted(nurse, `?site=${OTHER_SITE}`)).toEqual({ count: 0 });
    const first = async (client: TestClient): Promise<unknown> =>
      (expectStatus(await client.get('/home'), 200).json as HomeView).studies[0]?.deviationsWaiting;
    expect([await first(investigator), await first(nurse)]).toEqual([after.total, null]);
  });

  it('is nobody’s business at another hospital', async () => {
    const nurse = await running().as('nurse');
    const investigator = await running().as('investigator');
    const one = await screenedBeforeConsent(nurse);
    const other = await screenedBeforeConsent(nurse);
    const [found] = await deviations(nurse, one);
    const path = `/participants/${other}/deviations/${found?.id ?? ''}/acknowledgement`;
    expectStatus(await investigator.post(path, { comment: 'Known' }), 404);
  });

  it('keeps every consent and every withdrawal with its own form, and the same day only once', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-10-05');
    await reach(nurse, id, { kind: 'consent', on: '2026-10-05' });
    await reach(nurse, id, { kind: 'consent', on: '2026-11-10' });
    const again = await nurse.post(`/participants/${id}/milestones`, { kind: 'consent', on: '2026-11-10' });
    expect(expectStatus(again, 409).json).toMatchObject({ code: 'milestone.already-reached' });
    const withdraw = (on: string, item: string): Promise<unknown> =>
      reach(nurse, id, { kind: 'withdrawal', on, values: { [item]: { v: 'Y' } } });
    await withdraw('2026-11-12', 'WDTRT');
    await withdraw('2026-11-18', 'WDPROC');
    const { forms } = expectStatus(await nurse.get(`/participants/${id}/schedule`), 200).json as {
      forms: { code: string; state: string }[];
    };
    const complete = (form: string): number =>
      forms.filter(({ code, state }) => code === form && state === 'complete').length;
    expect(complete('consent')).toBe(1);
    expect(complete('withdrawal')).toBe(2);
  });
});
