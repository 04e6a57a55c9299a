import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { StudyDefinition } from '../study/definition.js';
import type { CycleDefinition, VisitDefinition } from '../study/visit-definition.js';
import { compareSchedules } from './compare.js';
import { whyLeftOut } from './left-out.js';
import type { ParticipantRecords } from './records.js';
import { compiledPlain, OPEN_ENDED, withCycles } from './spec-support/open-ended.js';
import { DOSE_DAYS, recordsOf, treated, visitIn, type Told } from './spec-support/told.js';
import type { PlannedVisit } from './types.js';
import { planAcrossVersions, type VersionInForce } from './versions.js';

/*
 * The amendment gives twelve weeks between doses instead of ten, asks capecitabine at labs, drops the safety calls, and
 * brings a re-consent within two weeks.
 */
const RECONSENT: VisitDefinition = {
  code: 'REC',
  name: 'Consent to the amendment',
  shortName: 'REC',
  kind: 'common',
  timing: { relativeTo: 'amendment', offset: 'P0D', window: { after: 'P2W' } },
  activities: [{ form: 'visit' }, { form: 'consent' }],
};

function amended(): StudyDefinition {
  const [cycle] = OPEN_ENDED.epochs[1]?.cycles ?? [];
  const visits = (cycle?.visits ?? []).map((visit) =>
    visit.code === 'LAB' ? { ...visit, activities: [...visit.activities, { form: 'capecitabine' }] } : visit,
  );
  const next: CycleDefinition['next'] = {
    relativeTo: 'administration',
    offset: 'P12W',
    window: { before: 'P1W', after: 'P1W' },
  };
  const { epochs } = withCycles({ visits, next });
  return {
    ...OPEN_ENDED,
    version: '2.0',
    epochs: epochs.map((epoch) =>
      epoch.code === 'assessment'
        ? { ...epoch, visits: [...epoch.visits.filter(({ code }) => code !== 'SAFE'), RECONSENT] }
        : epoch,
    ),
  };
}

const first: VersionInForce = { id: 'v1', study: compiledPlain(), from: null };
const second: VersionInForce = {
  id: 'v2',
  study: compiledPlain(amended()),
  from: requireCalendarDay('2026-05-04'),
};
const one: readonly [string, string] = ['3.9', '0.56'];

/** Two doses under the first version, with labs and a safety call; then whatever is told of the second. */
function records(later: Told = {}): ParticipantRecords {
  const told = treated([one, one]);
  const visits = { ...told.visits, 'LAB/2': '2026-03-30', SAFE: '2026-01-12' };
  const under1 = recordsOf(first.study, { ...told, visits, studyVersion: 'v1' });
  const under2 = recordsOf(second.study, { ...later, studyVersion: 'v2' });
  return { ...under1, visits: under2.visits, forms: [...under1.forms, ...under2.forms] };
}

const before = planAcrossVersions([first], records()).plan;
const after = planAcrossVersions([first, second], records()).plan;

describe('an amendment between cycles', () => {
  it('leaves what has data as it was: target, window, forms, flags, state', () => {
    for (const visit of ['SCR', 'RND', 'D/1', 'LAB/2', 'D/2', 'S24/2', 'SAFE/0/1']) {
      expect(visitIn(after, visit)).not.toBeNull();
      expect(JSON.stringify({ ...visitIn(after, visit), order: 0 })).toBe(
        JSON.stringify({ ...visitIn(before, visit), order: 0 }),
      );
    }
    expect(visitIn(after, 'LAB/2')).toMatchObject({ status: 'complete' });
    expect(visitIn(after, 'LAB/2')?.forms.map(({ form }) => form)).toEqual(['visit', 'haematology']);
  });

  it('plans all else by the newest version', () => {
    // Six April 2026 + 84 d = 29 June, a week either side.
    expect(visitIn(after, 'D/3')).toMatchObject({
      target: '2026-06-29',
      opens: '2026-06-22',
      closes: '2026-07-06',
    });
    expect(visitIn(after, 'LAB/3')?.forms.map(({ form }) => form)).toEqual([
      'visit',
      'haematology',
      'capecitabine',
    ]);
    expect(visitIn(after, 'SAFE/0/2')).toBeNull();
  });

  it('asks what counts from the amendment only of those who came under it', () => {
    expect(visitIn(after, 'REC')).toMatchObject({
      target: '2026-05-04',
      closes: '2026-05-18',
      basis: 'firm',
    });
    const enrolled = planAcrossVersions([{ ...second, from: null }], records()).plan;
    expect(visitIn(enrolled, 'REC')).toBeNull();
  });

  it('asks a visit it adds only of those whose window for it had not passed', () => {
    // Two weeks after a dose, a week either side: doses of 26 January and 6 April 2026, the third planned for 29 June.
    const call: VisitDefinition = {
      code: 'CALL2',
      name: 'Call after two weeks',
      shortName: 'CALL2',
      kind: 'treatment',
      timing: { relativeTo: 'dose', offset: 'P2W', window: { before: 'P1W', after: 'P1W' } },
      activities: [{ form: 'visit' }],
    };
    const asking = (from: string): VersionInForce => {
      const { epochs } = amended();
      const study = compiledPlain({
        ...amended(),
        epochs: epochs.map((epoch) => ({
          ...epoch,
          cycles: epoch.cycles.map((cycle) => ({ ...cycle, visits: [...cycle.visits, call] })),
        })),
      });
      return { ...second, study, from: requireCalendarDay(from) };
    };
    const asked = (from: string): boolean[] =>
      ['CALL2/1', 'CALL2/2', 'CALL2/3'].map(
        (visit) => visitIn(planAcrossVersions([first, asking(from)], records()).plan, visit) !== null,
      );
    // The window after the second dose closes on 27 April.
    expect(asked('2026-04-27')).toEqual([false, true, true]);
    expect(asked('2026-04-28')).toEqual([false, false, true]);
    // Under a third version it is not asked again.
    const again = { ...asking('2026-06-01'), id: 'v3' };
    const { plan } = planAcrossVersions([first, asking('2026-05-04'), again], records());
    expect(visitIn(plan, 'CALL2/2')).toBeNull();
  });

  it('keeps the deviations of what was done under the earlier version, and no others', () => {
    expect(after.deviations).toEqual(before.deviations);
    // Under the second version alone the second dose, ten weeks after the first, would be a week too early.
    const anew = planAcrossVersions([{ ...second, from: null }], records()).plan;
    expect(anew.deviations.map(({ causeKey }) => causeKey)).toContain('interval-too-short:D/2/1');
  });

  it('tells what is added, moved, dropped, and whose forms change', () => {
    const moves = compareSchedules(before, after);
    const effectOf = (visit: string): unknown => {
      const [code, cycle, repetition] = visit.split('/');
      const move = moves.find(
        (one) => one.code === code && one.cycle === Number(cycle) && one.repetition === Number(repetition),
      );
      return move === undefined ? null : [move.effect, move.forms];
    };
    expect(effectOf('REC/0/1')).toEqual(['added', null]);
    expect(effectOf('D/3/1')).toEqual(['moves', null]);
    expect(effectOf('LAB/3/1')).toEqual(['moves', { added: ['capecitabine'], removed: [] }]);
    expect(effectOf('SAFE/0/2')).toEqual(['dropped', null]);
    expect(effectOf('LAB/2/1')).toBeNull();
    expect(effectOf('SAFE/0/1')).toBeNull();
  });

  it('names the sub-study of a visit that the amendment asks for no more', () => {
    const subStudies = [{ code: 'calls', name: 'Safety calls', member: 'inclusion' }];
    const epochs = OPEN_ENDED.epochs.map((epoch) => ({
      ...epoch,
      visits: epoch.visits.map((visit) => (visit.code === 'SAFE' ? { ...visit, when: 'inclusion' } : visit)),
    }));
    const called = { ...first, study: compiledPlain({ ...OPEN_ENDED, subStudies, epochs }) };
    const { facts, plan } = planAcrossVersions([called, second], records());
    const leftOut = (visit: PlannedVisit): string | null => whyLeftOut([called, second], facts, visit);
    const moves = compareSchedules(planAcrossVersions([called], records()).plan, plan, leftOut);
    const dropped = moves.filter(({ effect }) => effect === 'dropped');
    expect(new Set(dropped.map(({ code, why }) => `${code}: ${why}`))).toEqual(
      new Set(['SAFE: No longer in the plan; it was for the sub-study Safety calls']),
    );
  });

  it('says of a visit that keeps its day which forms it now asks for', () => {
    const same: VersionInForce = {
      ...second,
      study: compiledPlain({
        ...amended(),
        epochs: amended().epochs.map((epoch) => ({
          ...epoch,
          cycles: epoch.cycles.map((cycle) => ({
            ...cycle,
            next: OPEN_ENDED.epochs[1]?.cycles[0]?.next ?? cycle.next,
          })),
        })),
      }),
    };
    const moves = compareSchedules(before, planAcrossVersions([first, same], records()).plan);
    expect(moves.find(({ code, cycle }) => code === 'LAB' && cycle === 3)).toMatchObject({
      effect: 'stays',
      forms: { added: ['capecitabine'], removed: [] },
      why: 'Keeps its day; now asks for capecitabine',
    });
    const back = compareSchedules(planAcrossVersions([first, same], records()).plan, before);
    expect(back.find(({ code, cycle }) => code === 'LAB' && cycle === 3)).toMatchObject({
      effect: 'stays',
      forms: { added: [], removed: ['capecitabine'] },
      why: 'Keeps its day; no longer asks for capecitabine',
    });
  });
});

describe('what is recorded after the amendment', () => {
  it('is judged by the newest version', () => {
    const day = DOSE_DAYS[2] ?? '';
    const dose = {
      form: 'administration',
      visit: 'D/3',
      values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z`, EXENDTC: `${day}T10:30Z` },
    };
    // 15 June is 7 days before the window of the second version opens, and the target of the first.
    const { plan } = planAcrossVersions([first, second], records({ visits: { 'D/3': day }, forms: [dose] }));
    expect(visitIn(plan, 'D/3')).toMatchObject({ target: '2026-06-29', flags: ['out-of-window'] });
    expect(plan.deviations).toContainEqual(
      expect.objectContaining({ causeKey: 'interval-too-short:D/3/1', days: -7 }),
    );
  });

  it('a visit begun under the earlier version stays its own when it is finished under the newer', () => {
    const told = records();
    const half = told.forms.map((form) =>
      form.form === 'haematology' && form.visit?.code === 'LAB' ? { ...form, studyVersion: 'v2' } : form,
    );
    const { plan } = planAcrossVersions([first, second], { ...told, forms: half });
    expect(visitIn(plan, 'LAB/2')?.forms).toHaveLength(2);
  });

  it('a skipped visit belongs to the version in force on its planned day', () => {
    const skipped = (visit: string): ParticipantRecords => ({
      ...records({ acts: [{ visit, skipped: 'Away' }] }),
    });
    // LAB/1 was planned for 19 January; LAB/3 is planned for 22 June, after the amendment of 4 May.
    const forms = (visit: string): number | undefined =>
      visitIn(planAcrossVersions([first, second], skipped(visit)).plan, visit)?.forms.length;
    expect([forms('LAB/1'), forms('LAB/3')]).toEqual([2, 3]);
  });

  function third(from: string): VersionInForce {
    const study = compiledPlain({ ...OPEN_ENDED, version: '3.0' });
    return { id: 'v3', study, from: requireCalendarDay(from) };
  }

  it('three versions keep each what was recorded under them', () => {
    const told = records({ visits: { 'LAB/3': '2026-06-22' }, forms: [] });
    const { plan } = planAcrossVersions([first, second, third('2026-07-06')], told);
    expect(visitIn(plan, 'LAB/2')?.forms).toHaveLength(2);
    expect(visitIn(plan, 'LAB/3')?.forms).toHaveLength(3);
    expect(visitIn(plan, 'LAB/4')?.forms).toHaveLength(2);
  });

  it.each([
    // Twelve weeks after 6 April is 29 June, window to 6 July; ten weeks, as version 3 asks, would be 15 June.
    ['2026-07-06', '2026-06-15', 'its window was open that day'],
    ['2026-07-07', '2026-06-29', 'its window was over'],
  ])('a version from %s plans the third dose for %s: %s', (from, target) => {
    const told = records({ visits: { 'LAB/3': '2026-06-22' }, forms: [] });
    const { plan } = planAcrossVersions([first, second, third(from)], told);
    expect(visitIn(plan, 'D/3')).toMatchObject({ target, status: 'open' });
  });

  it('what was late already and is recorded afterwards stays where the version of then placed it', () => {
    const visits = { 'LAB/3': '2026-06-22', 'D/3': '2026-07-20' };
    const told = records({ visits, forms: [{ form: 'visit', visit: 'D/3', values: {} }] });
    const { plan } = planAcrossVersions([first, second, third('2026-07-13')], told);
    expect(visitIn(plan, 'D/3')).toMatchObject({ target: '2026-06-29', closes: '2026-07-06' });
  });

  it('plans nothing for a number given in error, under whatever versions, and all of it again afterwards', () => {
    const inError = { ...records(), isEnrolledInError: true };
    expect(planAcrossVersions([first, second], inError).plan).toEqual({ visits: [], deviations: [] });
    expect(planAcrossVersions([first], { ...inError, isEnrolledInError: false }).plan).toEqual(before);
  });
});
