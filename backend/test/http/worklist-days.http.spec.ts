import { addDays } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import { nextVisit } from '@lutetia/shared/schedule/participant';
import { visitState, worklistGroup, type WorklistGroup } from '@lutetia/shared/schedule/state';
import type { PlannedVisit } from '@lutetia/shared/schedule/types';
import { WORKLIST, type WorklistRow } from '../../src/modules/worklist/worklist.queries.js';
import {
  callerValues,
  systemContext,
  type AccessContext,
} from '../../src/platform/database/access-context.js';
import { PLANNED_AS_PLAN } from '../support/planned-visits.js';
import {
  enrolled,
  expectStatus,
  OTHER_SITE,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

const GROUPS: readonly WorklistGroup[] = ['overdue', 'due', 'upcoming', 'begun'];
const MOST = 500;

interface Stored {
  readonly id: string;
  readonly participant: string;
  readonly site: string;
  readonly zone: string;
  /** A form of the visit is begun and not complete. */
  readonly hasDraft: boolean;
  readonly visit: PlannedVisit;
}

describe('the days from which a visit is work', () => {
  const running = withTrialApp();

  const stored = async (): Promise<readonly Stored[]> =>
    (await running().database.owner.query<Stored>(PLANNED_AS_PLAN)).rows;

  /** The worklist when it is one day in the first zone and another in the second. */
  const worklist = async (
    days: readonly CalendarDay[],
    filters: Partial<Record<'until' | 'site' | 'state' | 'group', string>>,
    context: AccessContext = systemContext(running().studyId, 'test'),
  ): Promise<WorklistRow> => {
    const list = (text: string | undefined): readonly string[] | null => text?.split(',') ?? null;
    const { until = null, site, state, group = null } = filters;
    const values = [...callerValues(context), ZONES, days, until, list(site), list(state), group, null, MOST];
    const { transactions } = running().database;
    const [row] = await transactions.statement<WorklistRow & Record<string, unknown>>(WORKLIST, values);
    if (row === undefined) throw new Error('the worklist answered nothing');
    return row;
  };

  const ZONES = ['Europe/Paris', 'Pacific/Auckland'];

  beforeAll(async () => {
    const nurse = await running().as('nurse');
    for (const [screening, inclusion] of [
      ['2026-08-03', '2026-08-10'],
      ['2026-10-05', '2026-10-12'],
      ['2026-11-02', '2026-11-16'],
    ] as const) {
      const participant = await enrolled(nurse, screening);
      for (const [kind, on] of [
        ['consent', screening],
        ['inclusion', inclusion],
      ]) {
        expectStatus(await nurse.post(`/participants/${participant}/milestones`, { kind, on }), 200);
      }
    }
    const begun = await enrolled(nurse, '2026-11-09');
    const { id } = await visitOf(nurse, begun, 'SCR');
    const { version } = await visitOf(nurse, begun, 'SCR');
    const booked = { booked: '2026-12-30' };
    expectStatus(await nurse.put(`/visits/${id}`, booked, { 'if-match': `"${version}"` }), 200);
    const nurse2 = await running().as('nurse2');
    for (const on of ['2026-10-20', TODAY]) {
      const body = { site: OTHER_SITE, on, sex: 'F', yearOfBirth: 1958 };
      expectStatus(await nurse2.post('/studies/reluth/participants', body), 201);
    }
    await running().database.owner.query(`update site set time_zone = $1 where code = $2`, [
      ZONES[1],
      OTHER_SITE,
    ]);
  });

  it('lists at every change of day, in each time zone by its own, what the core calls work', async () => {
    const visits = await stored();
    expect(new Set(visits.map(({ zone }) => zone))).toEqual(new Set(ZONES));
    const groups = new Set<WorklistGroup>();
    for (let turn = 0; turn < 120; turn += 3) {
      const day = addDays('2026-10-01' as CalendarDay, turn);
      // In Auckland it is tomorrow already.
      const days = [day, addDays(day, 1)];
      const { items } = await worklist(days, {});
      const expected = visits.flatMap(({ id, visit, zone, hasDraft }) => {
        const today = days[ZONES.indexOf(zone)] ?? day;
        const group = worklistGroup(visit, today, addDays(today, 7), hasDraft);
        if (group !== null) groups.add(group);
        return group === null ? [] : [[id, group] as const];
      });
      expect(new Map(items.map(({ visitId, group }) => [visitId, group]))).toEqual(new Map(expected));
    }
    expect(groups).toEqual(new Set(GROUPS));
  });

  it('counts for every filter what it lists, on each side of a midnight', async () => {
    let seen = 0;
    for (const day of ['2026-10-19', '2026-11-20', '2026-11-21', '2026-12-31'] as CalendarDay[]) {
      for (const ahead of [0, 1]) {
        const days = [day, addDays(day, ahead)];
        for (const until of [undefined, addDays(day, 40)]) {
          for (const site of [undefined, SITE, OTHER_SITE, `${SITE},${OTHER_SITE}`]) {
            for (const state of [undefined, 'overdue', 'due', 'in-progress,not-due', 'upcoming,begun']) {
              const filters = {
                ...(until === undefined ? {} : { until }),
                ...(site === undefined ? {} : { site }),
                ...(state === undefined ? {} : { state }),
              };
              const { counts, items } = await worklist(days, filters);
              const listed = Object.fromEntries(
                GROUPS.map((group) => [group, items.filter((item) => item.group === group).length]),
              );
              expect({ filters, counts }).toEqual({ filters, counts: listed });
              seen += items.length;
            }
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('lists nothing of a site the caller does not see, whatever site is asked for', async () => {
    const { rows } = await running().database.owner.query<{ id: string }>(
      `select id from site where code = $1`,
      [SITE],
    );
    const context = { ...systemContext(running().studyId, 'test'), sites: rows.map(({ id }) => id) };
    const days = [TODAY, TODAY] as CalendarDay[];
    const own = await worklist(days, { until: '2027-03-01' }, context);
    expect(new Set(own.items.map(({ site }) => site))).toEqual(new Set([SITE]));
    const other = await worklist(days, { until: '2027-03-01', site: OTHER_SITE }, context);
    expect(other).toEqual({
      counts: { overdue: 0, due: 0, upcoming: 0, begun: 0 },
      items: [],
      calendars: {},
    });
  });

  it('shows in the matrix the state, the day and the next visit that the core gives', async () => {
    const monitor = await running().as('monitor');
    const answer = await monitor.get('/studies/reluth/participants?limit=1000');
    const { items, total } = expectStatus(answer, 200).json as ParticipantListView;
    expect(items).toHaveLength(total);
    const visits = await stored();
    const today = TODAY as CalendarDay;
    for (const row of items) {
      const own = visits.filter(({ participant }) => participant === row.id);
      const cells = own.map(({ id, visit }) => ({
        visitId: id,
        code: visit.code,
        cycle: visit.cycle,
        repetition: visit.repetition,
        state: visitState(visit, today),
        flags: visit.flags,
        on: visit.occurred ?? visit.planned,
      }));
      expect(row.cells).toEqual(cells);
      const next = nextVisit({ visits: own.map(({ visit }) => visit), deviations: [] }, today);
      expect(row.next).toMatchObject({
        name: next?.name,
        state: next && visitState(next, today),
        on: next?.planned,
      });
    }
  });
});
