import { compileStudy, type CompiledStudy } from '../study/compile.js';
import type { EpochDefinition, VisitDefinition } from '../study/visit-definition.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { planOf, visitIn } from './spec-support/told.js';
import { compiledReluth, publishedReluth } from './spec-support/reluth.js';
import { scenarioRecords, type Scenario } from './spec-support/scenario.js';
import type { DeviationFact, SchedulePlan } from './types.js';

const RELUTH = compiledReluth();
/** Monday 2 February 2026, 10:30 in Paris: 09:30 UTC. */
const DOSE = '2026-02-02T10:30+01:00';

interface Imaging {
  /** The visit's own day; the day of the instant unless said otherwise. */
  readonly on?: string;
  readonly at: string | null;
  readonly visit?: string;
  readonly dose?: string | null;
  readonly study?: CompiledStudy;
  readonly draft?: boolean;
  /** The participant goes on at a site with another clock. */
  readonly movedTo?: string;
}

function planWith({
  on,
  at,
  visit = 'IMG24/1',
  dose = DOSE,
  study = RELUTH,
  draft,
  movedTo,
}: Imaging): SchedulePlan {
  const day = (dose ?? DOSE).slice(0, 10);
  const scenario: Scenario = {
    title: 'imaging',
    screeningOn: '2026-01-05',
    timeZone: 'Europe/Paris',
    visits: { SCR: '2026-01-05', 'D1/1': day, [visit]: on ?? (at ?? '').slice(0, 10) },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05', DOSISUB: 'Y' } },
      {
        form: 'administration',
        visit: 'D1/1',
        values: { EXOCCUR: 'Y', ...(dose === null ? {} : { EXSTDTC: dose }) },
      },
      { form: 'dosimetry-imaging', visit, values: at === null ? {} : { IMGDTC: at } },
    ],
    acts: [],
    expect: [],
    deviations: [],
  };
  const records = scenarioRecords(study, scenario);
  const forms = records.forms.map((form) => ({
    ...form,
    timeZone: movedTo === undefined ? null : records.timeZone,
    state: form.form === 'dosimetry-imaging' && draft === true ? ('in-progress' as const) : form.state,
  }));
  const timeZone = movedTo ?? records.timeZone;
  return planSchedule(study, gatherFacts(study, { ...records, timeZone, forms }));
}

function isOut(imaging: Imaging): boolean | undefined {
  return visitIn(planWith(imaging), imaging.visit ?? 'IMG24/1')?.flags.includes('out-of-window');
}

function deviationsOf(imaging: Imaging): readonly DeviationFact[] {
  const key = (imaging.visit ?? 'IMG24/1').replace('/1', '');
  return planWith(imaging).deviations.filter(({ visit }) => visit?.code === key);
}

/** ReLUTH with its imaging visits changed. */
function withImaging(change: (visit: VisitDefinition) => VisitDefinition): CompiledStudy {
  const published = publishedReluth();
  const epochs = published.definition.epochs.map((epoch): EpochDefinition => ({
    ...epoch,
    cycles: epoch.cycles.map((cycle) => ({
      ...cycle,
      visits: cycle.visits.map((visit) => (visit.code.startsWith('IMG') ? change(visit) : visit)),
    })),
  }));
  return compileStudy({ ...published, definition: { ...published.definition, epochs } });
}

describe('a window counted in hours is judged by the instant, both edges inside', () => {
  it.each([
    // 24 h after 2 Feb 09:30 UTC, 4 h either side: 3 Feb 05:30 to 13:30 UTC, 06:30 to 14:30 in Paris.
    ['2026-02-03T06:29+01:00', true],
    ['2026-02-03T06:30+01:00', false],
    ['2026-02-03T14:30+01:00', false],
    ['2026-02-03T14:31+01:00', true],
    // The same edges as a clock in UTC and one in New York write them.
    ['2026-02-03T05:29Z', true],
    ['2026-02-03T05:30Z', false],
    ['2026-02-03T08:30-05:00', false],
    ['2026-02-03T08:31-05:00', true],
  ])('imaging at %s: out of window %s', (at, out) => {
    expect(isOut({ at })).toBe(out);
    expect(deviationsOf({ at }).map(({ kind }) => kind)).toEqual(out ? ['out-of-window'] : []);
  });

  it.each([
    // Infused on 28 March 10:30 in Paris, 09:30 UTC; in the night the clocks go forward an hour.
    // 29 March 05:30 to 13:30 UTC are 07:30 to 15:30 on the clock.
    ['2026-03-28T10:30+01:00', '2026-03-29T07:29+02:00', true],
    ['2026-03-28T10:30+01:00', '2026-03-29T07:30+02:00', false],
    ['2026-03-28T10:30+01:00', '2026-03-29T15:30+02:00', false],
    ['2026-03-28T10:30+01:00', '2026-03-29T15:31+02:00', true],
    // Infused on 24 October 10:30 in Paris, 08:30 UTC; in the night the clocks go back an hour.
    // 25 October 04:30 to 12:30 UTC are 05:30 to 13:30 on the clock.
    ['2026-10-24T10:30+02:00', '2026-10-25T05:29+01:00', true],
    ['2026-10-24T10:30+02:00', '2026-10-25T05:30+01:00', false],
    ['2026-10-24T10:30+02:00', '2026-10-25T13:30+01:00', false],
    ['2026-10-24T10:30+02:00', '2026-10-25T13:31+01:00', true],
  ])('dose at %s, imaging at %s over a change of clocks: out of window %s', (dose, at, out) => {
    expect(isOut({ dose, at })).toBe(out);
  });

  it.each([
    // 96 h ± 12 h: 5 February 21:30 UTC to 6 February 21:30 UTC, 22:30 to 22:30 in Paris.
    ['2026-02-05T22:29+01:00', true],
    ['2026-02-05T22:30+01:00', false],
    ['2026-02-06T22:30+01:00', false],
    ['2026-02-06T22:31+01:00', true],
  ])('on an edge day the hour decides: imaging at %s, out of window %s', (at, out) => {
    expect(isOut({ visit: 'IMG96/1', at })).toBe(out);
  });

  it('says how many hours it was, how far outside, and the window by the clock of the site', () => {
    expect(deviationsOf({ at: '2026-02-03T14:31+01:00' })).toMatchObject([
      {
        kind: 'out-of-window',
        causeKey: 'out-of-window:IMG24/1/1',
        on: '2026-02-03',
        days: null,
        sentence:
          'Cycle 1 24 h SPECT/CT on Tue 3 Feb 2026 took place at 14:31 UTC+01:00, 28 h 1 min after cycle 1 dose, 1 min late (window 3 Feb 06:30 UTC+01:00 – 3 Feb 14:30 UTC+01:00).',
      },
    ]);
  });

  it('says so by the clock of the site where it was done, wherever the participant is by now', () => {
    const late = { at: '2026-02-03T14:31+01:00' };
    // In Auckland, 13 h ahead of UTC in February, 3 Feb 13:31 UTC is 4 Feb already.
    const transferred = planWith({ ...late, movedTo: 'Pacific/Auckland' });
    const before = planWith(late);
    expect(transferred.deviations).toEqual(before.deviations);
    const days = ({ visits }: SchedulePlan): unknown[] =>
      ['IMG24/1', 'IMG96/1'].map((key) => {
        const visit = visitIn({ visits, deviations: [] }, key);
        return [visit?.opens, visit?.target, visit?.closes];
      });
    expect(days(before)).toEqual([
      ['2026-02-03', '2026-02-03', '2026-02-03'],
      ['2026-02-05', '2026-02-06', '2026-02-06'],
    ]);
    // What is still to come is done at the new site: 96 h ± 12 h are 6 Feb 10:30 to 7 Feb 10:30 on its clock.
    expect(days(transferred)).toEqual([
      ['2026-02-03', '2026-02-03', '2026-02-03'],
      ['2026-02-06', '2026-02-06', '2026-02-07'],
    ]);
  });

  it('calls imaging before the dose out of order, on the same day too', () => {
    expect(deviationsOf({ at: '2026-02-02T10:00+01:00' })).toMatchObject([
      {
        kind: 'out-of-order',
        sentence:
          'Cycle 1 24 h SPECT/CT on Mon 2 Feb 2026 took place at 10:00 UTC+01:00, 30 min before cycle 1 dose.',
      },
    ]);
  });

  it("believes the instant where the visit's day says otherwise", () => {
    expect(isOut({ on: '2026-02-04', at: '2026-02-03T10:30+01:00' })).toBe(false);
    expect(isOut({ on: '2026-02-03', at: '2026-02-04T10:30+01:00' })).toBe(true);
  });
});

describe('without the instants the day decides', () => {
  it.each([
    ['nobody wrote the instant down', { at: null }],
    ['it stands in a draft', { at: '2026-02-03T23:00+01:00', draft: true }],
    ["the dose's instant is not known", { at: '2026-02-03T23:00+01:00', dose: null }],
    [
      'the definition names no item',
      {
        at: '2026-02-03T23:00+01:00',
        study: withImaging(({ instant: _instant, ...visit }) => visit),
      },
    ],
  ] as const)('%s', (_, imaging) => {
    expect(isOut({ ...imaging, on: '2026-02-03' })).toBe(false);
    expect(isOut({ ...imaging, on: '2026-02-04' })).toBe(true);
    expect(deviationsOf({ ...imaging, on: '2026-02-04' })).toMatchObject([
      { kind: 'out-of-window', days: 1 },
    ]);
  });
});

it('no window in hours is not out of window', () => {
  const study = withImaging((visit) => {
    const { relativeTo, offset } = visit.timing ?? { relativeTo: '', offset: '' };
    return { ...visit, timing: { relativeTo, offset } };
  });
  const imaging = { study, at: '2026-02-12T10:30+01:00' };
  expect(isOut(imaging)).toBe(false);
  const visit = visitIn(planWith(imaging), 'IMG24/1');
  expect(visit?.hours).toEqual({ target: '2026-02-03T09:30:00Z', opens: null, closes: null });
  expect([visit?.opens, visit?.closes]).toEqual([null, null]);
});

it('imaging booked after a dose ahead stays provisional, whether or not the dose is settled', () => {
  const consent = { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05', DOSISUB: 'Y' } };
  const inclusion = { form: 'inclusion', visit: 'INC', values: { INCLDAT: '2026-01-19', INCLYN: 'Y' } };
  const bases = [[consent], [consent, inclusion]].map((forms) => {
    const plan = planOf(RELUTH, { forms, acts: [{ visit: 'IMG24/1', booked: '2026-02-03' }] });
    return visitIn(plan, 'IMG24/1')?.basis;
  });
  expect(bases).toEqual(['provisional', 'provisional']);
});
