import type { CalendarView } from '@lutetia/shared/contract/views/calendar';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { enrolled, expectStatus, scheduleOf, visitOf, withTrialApp } from '../support/trial-app.js';
import { pdfText } from '../support/pdf-text.js';

describe('the visit card', () => {
  const running = withTrialApp();

  const card = async (participant: string, language: 'en' | 'fr' | null): Promise<string> => {
    const { app } = running();
    const nurse = await running().as('nurse');
    const response = await fetch(
      `${app.url}/api/participants/${participant}/visit-card.pdf${language === null ? '' : `?language=${language}`}`,
      { headers: { cookie: nurse.cookie ?? '' } },
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    return pdfText(Buffer.from(await response.arrayBuffer()));
  };

  it('tells the number, the days ahead and what is booked, in the participant’s language', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-21');
    const { number } = expectStatus(await nurse.get(`/participants/${participant}`), 200).json as {
      number: string;
    };
    const visit = await visitOf(nurse, participant, 'SCR');
    const body = { booked: '2026-11-26' };
    expectStatus(await nurse.put(`/visits/${visit.id}`, body, { 'if-match': `"${visit.version}"` }), 200);
    const added = { on: '2026-12-10', reason: 'Bloods' };
    expectStatus(await nurse.post(`/participants/${participant}/visits`, added), 201);
    const english = await card(participant, 'en');
    expect(english).toContain('Unscheduled visit');
    expect(english).toContain(number);
    // 26 November 2026 is a Thursday; enrolment on 21 November opens the window, two weeks later it closes.
    expect(english).toContain('Thu 26 Nov 2026');
    expect(english).toContain('appointment');
    expect(english).toContain('21 Nov to 5 Dec');
    const french = await card(participant, 'fr');
    expect(french).toContain('S\xe9lection');
    expect(french).toContain('Visite non pr\xe9vue');
    expect(french).not.toMatch(/Unscheduled|Screening/u);
    // The hospital is a French one, so a card is French unless another language is asked for.
    expect(await card(participant, null)).toContain('S\xe9lection');
    expect(french).toContain('jeu. 26 nov. 2026');
    expect(french).toContain('du 21 nov. au 5 d\xe9c.');
  });

  it('does not tell the arm', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-21');
    const text = await card(participant, 'en');
    for (const word of ['Retreatment', 'Surveillance', 'EXP', 'CTL']) expect(text).not.toContain(word);
  });

  it('names a screening visit whose day is past while its window is open', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-16');
    // Screening is planned on the day of enrolment, Monday 16 November; its window closes two weeks later, Monday 30.
    const text = await card(participant, 'en');
    expect(text).toContain('until Mon 30 Nov 2026');
    expect(text).toContain('to be arranged');
    expect(await card(participant, 'fr')).toContain('\xe0 convenir');
  });

  it('is printed for nobody who has died, to whom nothing is due any more', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const participant = await enrolled(nurse, '2026-11-16');
    const add = (on: string) => nurse.post(`/participants/${participant}/visits`, { on, reason: 'Bloods' });
    expectStatus(await add('2026-12-10'), 201);
    const death = { kind: 'death', on: '2026-11-20' };
    expectStatus(await investigator.post(`/participants/${participant}/milestones`, death), 200);
    const refused = expectStatus(await nurse.get(`/participants/${participant}/visit-card.pdf`), 409);
    expect(refused.json).toMatchObject({ code: 'participant.has-died' });
    const { items } = await scheduleOf(nurse, participant);
    expect([...new Set(items.map(({ state }) => state))]).toEqual(['not-applicable']);
    const { items: rows } = expectStatus(await nurse.get('/studies/reluth/participants?limit=200'), 200)
      .json as ParticipantListView;
    const row = rows.find(({ id }) => id === participant);
    expect([row?.next, ...new Set(row?.cells.map(({ state }) => state))]).toEqual([null, 'not-applicable']);
    const { items: work } = expectStatus(await nurse.get('/studies/reluth/worklist?limit=200'), 200)
      .json as WorklistView;
    expect(work.filter(({ participantId }) => participantId === participant)).toEqual([]);
    const december = '/studies/reluth/calendar?from=2026-12-01&to=2026-12-31';
    const { items: days } = expectStatus(await nurse.get(december), 200).json as CalendarView;
    expect(days.filter(({ participantId }) => participantId === participant)).toEqual([]);
    expect(expectStatus(await add('2026-12-11'), 409).json).toMatchObject({ code: 'visit.not-applicable' });
    expectStatus(await add('2026-11-18'), 201);
  });

  it('is nobody’s who may not see the participant', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-21');
    const other = await running().as('nurse2');
    expectStatus(await other.get(`/participants/${participant}/visit-card.pdf`), 404);
    expectStatus(await nurse.get(`/participants/${participant}/visit-card.pdf?language=xx`), 400);
  });
});
