import fc from 'fast-check';
import { addDays, requireCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { CalendarDay } from '../calendar/types.js';
import { compareSchedules } from './compare.js';
import { undoDelay, withBooking, withDelay, withoutDelay, type DelayAct, type Planner } from './delay.js';
import { visitKeyText } from './keys.js';
import type { ParticipantRecords } from './records.js';
import { isoWeekday } from './site-days.js';
import { compiledPlain, withCycles } from './spec-support/open-ended.js';
import { recordsOf, visitIn, type Told } from './spec-support/told.js';
import { visitKey } from './spec-support/scenario.js';
import type { PlannedVisit, SchedulePlan, SiteCalendar } from './types.js';
import { planAcrossVersions, type VersionInForce } from './versions.js';

const study = compiledPlain();
const version: VersionInForce = { id: 'v1', study, from: null };
const plan: Planner = (records) => planAcrossVersions([version], records);
const start = requireCalendarDay('2026-01-05');

/** Up to eight doses, each some days after the one before, some without their SPECT. */
const stories = fc.record({
  doses: fc.array(
    fc.record({
      after: fc.integer({ min: 20, max: 120 }),
      centigray: fc.option(fc.integer({ min: 50, max: 700 }), { nil: null, freq: 4 }),
    }),
    { maxLength: 8 },
  ),
  arm: fc.constantFrom('PERS', 'STD'),
  fdg: fc.constantFrom('POS', 'NEG', ''),
});
type Story = typeof stories extends fc.Arbitrary<infer Value> ? Value : never;

function recordsFor({ doses, arm, fdg }: Story, shift = 0): ParticipantRecords {
  const at = (days: number): CalendarDay => addDays(start, days + shift);
  const visits: Record<string, string> = { SCR: at(0), RND: at(14) };
  const forms: NonNullable<Told['forms']>[number][] = [
    { form: 'consent', visit: 'SCR', values: { RFICDAT: at(0) } },
    { form: 'petct', visit: 'SCR', values: { PETDAT: at(0), ...(fdg === '' ? {} : { FDG: fdg }) } },
    { form: 'inclusion', visit: 'RND', values: { INCLDAT: at(14) } },
    { form: 'randomisation', visit: 'RND', values: { RANDDAT: at(14), ARMCD: arm } },
  ];
  let day = 14;
  doses.forEach(({ after, centigray }, index) => {
    day += after;
    const cycle = index + 1;
    visits[`D/${cycle}`] = at(day);
    const times = { EXSTDTC: `${at(day)}T10:00Z`, EXENDTC: `${at(day)}T10:30Z` };
    forms.push({ form: 'administration', visit: `D/${cycle}`, values: { EXOCCUR: 'Y', ...times } });
    if (centigray === null) return;
    visits[`S24/${cycle}`] = at(day + 1);
    const gray = (centigray / 100).toFixed(2);
    forms.push({
      form: 'dosimetry',
      visit: `S24/${cycle}`,
      values: { KIDGY: gray, KIDPER: (centigray / 750).toFixed(4) },
    });
  });
  return { ...recordsOf(study, { visits, forms, studyVersion: 'v1' }), screeningOn: at(0) };
}

const planned = (records: ParticipantRecords): SchedulePlan => plan(records).plan;
/** As text, which is compared a hundred times faster than trees of objects. */
const plain = (value: SchedulePlan): string => JSON.stringify(value);
const protocolDates = ({ target, opens, closes }: PlannedVisit): unknown => [target, opens, closes];

const delayable = fc.constantFrom('RND', 'LAB/2', 'D/1', 'D/2', 'D/3', 'D/5', 'CT/0/2');

function actOn(records: ParticipantRecords, visit: string, days: number): DelayAct {
  const from = visitIn(planned(records), visit)?.planned ?? start;
  return { visit: visitKey(visit), to: addDays(from, days), reason: 'held', decidedOn: start };
}

describe('for every participant of a trial without a fixed number of cycles', () => {
  it('moving everything by n days moves every date not reached through months by n days', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 2000 }), (story, days) => {
        const shift = (day: CalendarDay | null): CalendarDay | null =>
          day === null ? null : addDays(day, days);
        const dated = (by: typeof shift, { visits }: SchedulePlan): unknown =>
          visits
            .filter(({ code }) => code !== 'CT')
            .map((visit) => [
              visitKeyText(visit),
              visit.status,
              by(visit.target),
              by(visit.opens),
              by(visit.closes),
              by(visit.planned),
            ]);
        const moved = planned(recordsFor(story, days));
        expect(dated((day) => day, moved)).toEqual(dated(shift, planned(recordsFor(story))));
      }),
    );
  });

  it('planning twice changes nothing, and no visit is there twice', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const [first, second] = [planned(recordsFor(story)), planned(recordsFor(story))];
        expect(plain(second)).toBe(plain(first));
        expect(compareSchedules(first, second).every(({ effect }) => effect === 'stays')).toBe(true);
        const keys = first.visits.map(visitKeyText);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('a delay and its undo leave no trace, and a delay touches neither target nor window of its own visit', () => {
    fc.assert(
      fc.property(stories, delayable, fc.integer({ min: -20, max: 90 }), (story, visit, days) => {
        const records = recordsFor(story);
        const before = planned(records);
        const own = visitIn(before, visit);
        fc.pre(own !== null);
        const act = actOn(records, visit, days);
        const delayed = withDelay(records, act);
        const after = visitIn(planned(delayed), visit);
        expect(after === null ? null : protocolDates(after)).toEqual(protocolDates(own));
        expect(plain(planned(withoutDelay(delayed, act.visit)))).toBe(plain(before));
        const decision = undoDelay(plan, delayed, act.visit);
        if (own.occurred === null && story.doses.length === 0) expect(decision.allowed).toBe(true);
        if (own.occurred !== null) expect(decision.allowed).toBe(false);
      }),
    );
  });

  it('any bookings, delays and undoings give the schedule of the same acts without the delays undone', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('book', 'take back', 'delay', 'delay', 'undo'),
        days: fc.integer({ min: 0, max: 120 }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(stories, delayable, acts, (story, visit, told) => {
        const records = recordsFor(story);
        const carriedOut = (lasting: typeof told): ParticipantRecords =>
          lasting.reduce((now, { act, days }) => {
            const key = visitKey(visit);
            const day = addDays(start, days);
            if (act === 'undo') return withoutDelay(now, key);
            if (act === 'delay')
              return withDelay(now, { visit: key, to: day, reason: `to ${day}`, decidedOn: start });
            return withBooking(now, key, act === 'book' ? day : null);
          }, records);
        const lasting: typeof told = [];
        for (const one of told) {
          const delay = carriedOut(lasting).visits.find(
            (record) => visitKeyText(record) === visitKeyText(visitKey(visit)),
          )?.delay;
          if (one.act !== 'undo') lasting.push(one);
          else if (delay !== null && delay !== undefined)
            lasting.splice(
              lasting.findLastIndex(({ act }) => act === 'delay'),
              1,
            );
        }
        expect(plain(planned(carriedOut(told)))).toBe(plain(planned(carriedOut(lasting))));
        const unbooked: (typeof told)[number] = { act: 'take back', days: 0 };
        const booked: typeof unbooked = { act: 'book', days: 0 };
        expect(carriedOut([...told, booked, unbooked])).toEqual(carriedOut([...told, unbooked]));
      }),
    );
  });

  it('no visit belongs to another arm, and imaging never moves with a dose', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 90 }), (story, days) => {
        const records = recordsFor(story);
        const before = planned(records);
        const treated = before.visits.filter(({ cycle }) => cycle > 0);
        if (story.arm === 'STD') expect(treated.every(({ status }) => status !== 'open')).toBe(true);
        const after = planned(withDelay(records, actOn(records, 'D/3', days)));
        const untouched = ({ visits }: SchedulePlan): unknown =>
          visits
            .filter(({ code }) => code === 'CT' || code === 'SAFE')
            .map((visit) => [visitKeyText(visit), visit.planned]);
        expect(untouched(after)).toEqual(untouched(before));
      }),
    );
  });

  it('cycles that may follow come first, then those held, then those that may not', () => {
    fc.assert(
      fc.property(stories, (story) => {
        fc.pre(story.arm === 'PERS');
        const doses = planned(recordsFor(story)).visits.filter(
          ({ code, occurred }) => code === 'D' && occurred === null,
        );
        const ranks = doses.map(({ status, explanation }) => {
          if (status === 'not-applicable') return 2;
          return explanation.reason?.kind === 'held' ? 1 : 0;
        });
        expect(ranks).toEqual([...ranks].sort());
        const given = story.doses.length;
        expect(doses.length).toBe(Math.max(7 - given, 2));
      }),
    );
  });

  it('a rule that holds until a limit never lets the sum pass it', () => {
    fc.assert(
      fc.property(stories, (story) => {
        fc.pre(story.arm === 'PERS' && story.doses.every(({ centigray }) => centigray !== null));
        const given = story.doses.reduce((sum, { centigray }) => sum + (centigray ?? 0), 0);
        const next = visitIn(planned(recordsFor(story)), `D/${story.doses.length + 1}`);
        const last = story.doses.at(-1)?.centigray ?? 0;
        fc.pre(story.doses.length > 0);
        // In hundred-thousandths of a Gy: the next dose gives 7.5 GBq times the last value per GBq, of four places.
        const perGBq = Math.round(Number((last / 750).toFixed(4)) * 10_000);
        const passes = given * 1000 + perGBq * 75 > 3_000_000;
        expect(next?.status).toBe(passes ? 'not-applicable' : 'open');
      }),
    );
  });
});

describe('for every site calendar', () => {
  const calendars = fc.record({
    closedWeekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 5 }),
    rule: fc.constantFrom('keep', 'nearest', 'before', 'after'),
    closures: fc.constantFrom(
      [],
      [{ from: requireCalendarDay('2026-02-01'), to: requireCalendarDay('2026-02-14'), reason: 'Works' }],
    ),
  });

  it('only planned days move, and none is left on a closed day', () => {
    fc.assert(
      fc.property(stories, calendars, (story, calendar: SiteCalendar) => {
        const without = planned(recordsFor(story));
        const { visits } = planned({ ...recordsFor(story), calendar });
        const firm = ({ explanation }: PlannedVisit): boolean => explanation.anchor.basis === 'firm';
        const protocol = (of: readonly PlannedVisit[]): unknown =>
          of.filter(firm).map((visit) => [visitKeyText(visit), protocolDates(visit)]);
        expect(protocol(visits)).toEqual(protocol(without.visits));
        const open = visits.filter(({ occurred }) => occurred === null);
        expect(
          open.filter(
            ({ explanation, planned: on, target }) => explanation.siteClosed === null && on !== target,
          ),
        ).toEqual([]);
        if (calendar.rule === 'keep') {
          expect(open.filter(({ explanation }) => explanation.siteClosed !== null)).toEqual([]);
        } else {
          const weekdays = open.map(({ planned: on }) => (on === null ? 0 : isoWeekday(toDayNumber(on))));
          expect(weekdays.filter((weekday) => calendar.closedWeekdays.includes(weekday))).toEqual([]);
        }
      }),
    );
  });
});

describe('for every amendment', () => {
  const longer = compiledPlain(withCycles({ next: { relativeTo: 'administration', offset: 'P12W' } }));
  const second: VersionInForce = { id: 'v2', study: longer, from: requireCalendarDay('2026-06-01') };

  it('a version that changes nothing changes nothing', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const same: VersionInForce = { id: 'v2', study, from: second.from };
        const records = recordsFor(story);
        expect(plain(planAcrossVersions([version, same], records).plan)).toBe(plain(planned(records)));
      }),
    );
  });

  it('what has data stays as it was, and keeps its key', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const records = recordsFor(story);
        const after = planAcrossVersions([version, second], records).plan;
        const done = planned(records).visits.filter(({ occurred }) => occurred !== null);
        const kept = done.map((visit) => visitIn(after, visitKeyText(visit)));
        expect(JSON.stringify(kept)).toBe(JSON.stringify(done));
      }),
    );
  });
});
