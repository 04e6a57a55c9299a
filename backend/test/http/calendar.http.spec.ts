import ICAL from 'ical.js';
import type { CalendarFeedOpenedView, CalendarFeedView } from '@lutetia/shared/contract/views/calendar';
import { entryWords } from '../../src/modules/calendar/calendar-document.js';
import { completeIn, correctForm, includeParticipant, occur } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import { TestClient } from '../support/test-client.js';

/** What another project's parser reads of an entry. */
interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly day: string;
  readonly sequence: number;
  readonly status: string;
}

describe('calendars somebody subscribes to', () => {
  const running = withTrialApp();

  const opened = async (persona: 'nurse' | 'monitor' = 'nurse'): Promise<CalendarFeedOpenedView> => {
    const client = await running().as(persona);
    const answer = await client.post('/studies/reluth/calendar-feeds', { site: SITE });
    return expectStatus(answer, 201).json as CalendarFeedOpenedView;
  };

  /** As a calendar program reads: without a session. */
  const read = (address: string): ReturnType<TestClient['get']> =>
    new TestClient(running().app.url, null).get(address.replace(/^\/api/, ''));

  const entries = async (address: string): Promise<Map<string, Entry>> => {
    const answer = expectStatus(await read(address), 200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(answer.text) as unknown[]);
    const found = calendar.getAllSubcomponents('vevent').map((component): Entry => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        day: event.startDate.toString(),
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue('status')),
      };
    });
    return new Map(found.map((entry) => [entry.uid, entry]));
  };

  const numberOf = async (participant: string): Promise<string> => {
    const nurse = await running().as('nurse');
    return (expectStatus(await nurse.get(`/participants/${participant}`), 200).json as { number: string })
      .number;
  };

  it('hold the number and the visit’s code, and nothing else', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-20');
    const { address } = await opened();
    const screening = await visitOf(nurse, participant, 'SCR');
    const entry = (await entries(address)).get(`${screening.id}@lutetia`);
    expect(entry).toEqual({
      uid: `${screening.id}@lutetia`,
      summary: `${await numberOf(participant)} SCR`,
      day: '2026-11-20',
      sequence: 0,
      status: 'CONFIRMED',
    });
    const text = (await read(address)).text;
    for (const word of ['DESCRIPTION', 'LOCATION', 'ATTENDEE', 'Screening', 'Montpellier'])
      expect(text).not.toContain(word);
  });

  it('raise SEQUENCE when a day changes, and only then, under the same UID', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-19');
    const { address } = await opened();
    const visit = await visitOf(nurse, participant, 'SCR');
    const uid = `${visit.id}@lutetia`;
    expect((await entries(address)).get(uid)?.sequence).toBe(0);
    const book = async (booked: string): Promise<void> => {
      const { version } = await visitOf(nurse, participant, 'SCR');
      const answer = await nurse.put(`/visits/${visit.id}`, { booked }, { 'if-match': `"${version}"` });
      expectStatus(answer, 200);
    };
    await book('2026-11-25');
    expect((await entries(address)).get(uid)).toMatchObject({ day: '2026-11-25', sequence: 1 });
    await book('2026-11-25');
    expect((await entries(address)).get(uid)).toMatchObject({ day: '2026-11-25', sequence: 1 });
    await book('2026-11-26');
    expect((await entries(address)).get(uid)).toMatchObject({ day: '2026-11-26', sequence: 2 });
  });

  it('show a dose on the day of its infusion, and raise SEQUENCE when that day changes', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-10-01', inclusion: '2026-10-05' });
    const { address } = await opened();
    const dose = await visitOf(nurse, id, 'D1', 1);
    const entry = async (): Promise<Entry | undefined> => (await entries(address)).get(`${dose.id}@lutetia`);
    const { sequence: first = 0 } = (await entry()) ?? {};
    await occur(nurse, id, ['D1', 1], '2026-10-20');
    expect(await entry()).toMatchObject({ day: '2026-10-20', sequence: first + 1 });
    const given = { EXOCCUR: { v: 'Y' }, EXSTDTC: { v: '2026-10-19T10:30+02:00' } };
    await completeIn(nurse, id, ['D1', 1], 'administration', given);
    expect(await entry()).toMatchObject({ day: '2026-10-19', sequence: first + 2 });
    // The visit's own day is corrected to the infusion's: the entry stays as it is.
    const after = await visitOf(nurse, id, 'D1', 1);
    expect(after.occurred).toBe('2026-10-19');
    await correctForm(nurse, formIn(after, 'visit').id, { VISDAT: { v: '2026-10-19' } });
    expect(await entry()).toMatchObject({ day: '2026-10-19', sequence: first + 2 });
    await correctForm(nurse, formIn(after, 'administration').id, {
      EXSTDTC: { v: '2026-10-18T10:30+02:00' },
    });
    expect(await entry()).toMatchObject({ day: '2026-10-18', sequence: first + 3, status: 'CONFIRMED' });
  });

  it('call a visit off that was missed', async () => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-10');
    const { address } = await opened();
    const visit = await visitOf(nurse, participant, 'SCR');
    const body = { missed: true, reason: 'Did not come' };
    expectStatus(await nurse.put(`/visits/${visit.id}`, body, { 'if-match': `"${visit.version}"` }), 200);
    expect((await entries(address)).get(`${visit.id}@lutetia`)).toMatchObject({
      status: 'CANCELLED',
      sequence: 1,
    });
  });

  it('are shown to their person, address and all, only once', async () => {
    const made = await opened('monitor');
    const monitor = await running().as('monitor');
    const listed = expectStatus(await monitor.get('/studies/reluth/calendar-feeds'), 200)
      .json as CalendarFeedView[];
    expect(listed.map(({ id }) => id)).toContain(made.id);
    expect(JSON.stringify(listed)).not.toContain(made.address);
    expect(made.address).toMatch(/^\/api\/calendars\/[A-Za-z0-9_-]{43}\.ics$/);
    const nurse = await running().as('nurse');
    const others = expectStatus(await nurse.get('/studies/reluth/calendar-feeds'), 200)
      .json as CalendarFeedView[];
    expect(others.map(({ id }) => id)).not.toContain(made.id);
  });

  it('end at once when revoked, and cannot be revoked by another', async () => {
    const made = await opened();
    const nurse = await running().as('nurse');
    const monitor = await running().as('monitor');
    const path = `/studies/reluth/calendar-feeds/${made.id}`;
    expectStatus(await monitor.delete(path), 404);
    expectStatus(await read(made.address), 200);
    expectStatus(await nurse.delete(path), 204);
    const gone = expectStatus(await read(made.address), 404);
    expect(gone.json).toMatchObject({ code: 'calendar-feed.not-found' });
    expectStatus(await nurse.delete(path), 404);
  });

  it('are not made for a site the person does not see, nor read by an address that was guessed', async () => {
    const nurse = await running().as('nurse');
    const answer = await nurse.post('/studies/reluth/calendar-feeds', { site: OTHER_SITE });
    expect(expectStatus(answer, 404).json).toMatchObject({ code: 'site.not-found' });
    expectStatus(await read(`/api/calendars/${'A'.repeat(43)}.ics`), 404);
  });

  it('close when the person is shut out', async () => {
    const { database } = running();
    const made = await opened('monitor');
    expectStatus(await read(made.address), 200);
    await database.owner.query(
      "update membership set to_day = current_date - 1 where person_id = (select id from person where email = 'monitor@test.example')",
    );
    expectStatus(await read(made.address), 404);
    await database.owner.query(
      "update membership set to_day = null where person_id = (select id from person where email = 'monitor@test.example')",
    );
    expectStatus(await read(made.address), 200);
  });
});

describe('the words of a calendar entry', () => {
  it('name the cycle where there is one and the repetition from the second on', () => {
    expect(entryWords({ number: 'FR-12-003', cycle: 2, code: 'D1', repetition: 1 })).toBe('FR-12-003 C2 D1');
    expect(entryWords({ number: 'FR-12-003', cycle: 0, code: 'IM', repetition: 3 })).toBe('FR-12-003 IM/3');
  });
});
