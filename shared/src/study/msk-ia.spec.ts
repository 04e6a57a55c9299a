import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from '../forms/compile.js';
import { evaluateForm } from '../forms/evaluate.js';
import { plannedActivity } from '../forms/support/planned-activity.js';
import { seedForm } from '../forms/support/seed-forms.js';
import type { FormValues } from '../forms/value.js';
import { outsideValues } from '../schedule/outside-values.js';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { checkScenarios, compiledSeed } from '../schedule/spec-support/scenario-suite.js';
import { readStudy } from './reader.js';
import { text } from './words.js';
import { seededLibrary } from './spec-support/library.js';

describe('the hepatic intra-arterial trial', () => {
  const { definition } = compiledSeed('msk-ia');

  it('is accepted without a fault or a warning', () => {
    const reading = readStudy(readSeed('studies/msk-ia/study.json'), seededLibrary());
    expect(reading.ok ? reading.warnings : reading.faults).toEqual([]);
  });

  // NCT04544098: "two intra-arterial followed by two intravenous, two months apart (+/- 2 weeks)".
  it('gives two doses by the artery and two by the vein, two calendar months apart', () => {
    const groups = definition.epochs.flatMap(({ cycles }) => cycles);
    expect(groups.map(({ from, count, route }) => [from, count, route])).toEqual([
      [1, 2, 'intra-arterial'],
      [3, 2, 'intravenous'],
    ]);
    const intervals = groups.flatMap(({ from, first, next }) => (from === 1 ? [next] : [first, next]));
    const twoMonths = { offset: 'P2M', window: { before: 'P2W', after: 'P2W' }, source: 'registry' };
    expect(intervals).toEqual(Array.from({ length: 3 }, () => expect.objectContaining(twoMonths) as unknown));
  });

  it('has one arm and randomises nobody', () => {
    expect(definition.arms).toHaveLength(1);
    expect(definition.milestones.map(({ kind }) => kind)).not.toContain('randomisation');
  });

  it('offers the units of its criteria first', () => {
    expect(definition.preferredUnits).toMatchObject({
      CREAT: 'mg/dL',
      BILI: 'mg/dL',
      PLAT: '/mm3',
      EXDOSE: 'mCi',
    });
  });

  // Counts of one differential are read beside each other.
  it('offers every white count in the same unit first', () => {
    const counts = ['WBC', 'NEUT', 'LYM', 'MONO', 'EOS', 'BASO'];
    expect(counts.map((count) => definition.preferredUnits?.[count])).toEqual(counts.map(() => '/mm3'));
  });
});

const NOTHING_RECORDED = { isEnrolledInError: false, calendar: null, visits: [], forms: [] } as const;

describe('its administration', () => {
  const study = compiledSeed('msk-ia');
  const form = compileForm(seedForm('administration-hepatic'));
  const today = requireCalendarDay('2026-11-21');
  const given: FormValues = {
    EXOCCUR: { v: 'Y' },
    EXSTDTC: { v: '2026-04-02T10:30-04:00' },
    EXENDTC: { v: '2026-04-02T11:00-04:00' },
  };
  const evaluated = (values: FormValues, cycle: number): ReturnType<typeof evaluateForm> => {
    const visitDay = requireCalendarDay('2026-04-02');
    const records = { screeningOn: visitDay, timeZone: 'America/New_York', ...NOTHING_RECORDED };
    const place = { visit: { code: 'D1', cycle, repetition: 1 }, visitDay };
    const outside = outsideValues(study, form, place, records);
    const context = { today, visitDay, visitCode: 'D1', cycle, outside };
    return evaluateForm(form, { ...given, ...values }, context);
  };

  // 1 mCi is 0.037 GBq: 200 mCi are 7.4 GBq.
  it('asks about an activity in the unit its site counts in', () => {
    const values: FormValues = { ...given, EXDOSE: { v: '100', unit: 'mCi' }, EXADJ: { v: 'NONE' } };
    const outside = plannedActivity(7.4);
    const { findings } = evaluateForm(form, values, { today, visitDay: today, outside });
    const asked = findings.find(({ check }) => check === 'EX-ACTIVITY');
    expect(asked?.message).toBe('More than 10 % off 200 mCi (7.4 GBq), the planned activity.');
    const told = form.definition.checks.filter(({ message }) => JSON.stringify(message).includes('GBq'));
    expect(told.length).toBeGreaterThan(4);
    for (const { code, message } of told)
      expect([code, text(message)]).toEqual([code, expect.stringContaining('mCi')]);
  });

  it.each<[string, FormValues, number, readonly string[]]>([
    ['cycle 2 by the artery', { EXROUTE: { v: 'INTRA-ARTERIAL' } }, 2, []],
    ['cycle 2 by the vein', { EXROUTE: { v: 'INTRAVENOUS' } }, 2, ['EX-ROUTE']],
    ['cycle 3 by the vein', { EXROUTE: { v: 'INTRAVENOUS' } }, 3, []],
    ['cycle 3 by the artery', { EXROUTE: { v: 'INTRA-ARTERIAL' } }, 3, ['EX-ROUTE']],
    ['no amino acids', { AAOCCUR: { v: 'N' } }, 1, ['EX-NO-AMINO-ACIDS']],
    // NCT04544098: at least 4 weeks between long-acting octreotide and the dose. 5 March + 28 days = 2 April.
    ['octreotide four weeks before', { LARDAT: { v: '2026-03-05' } }, 1, []],
    ['octreotide a day later', { LARDAT: { v: '2026-03-06' } }, 1, ['OCT-LAR']],
  ])('says of %s what is to be said', (_what, values, cycle, checks) => {
    const findings = evaluated(values, cycle).findings.filter(({ kind }) => kind !== 'required');
    expect(findings.map(({ check }) => check)).toEqual(checks);
  });

  it('asks for the artery only where one was used', () => {
    const asks = (route: string): boolean => evaluated({ EXROUTE: { v: route } }, 1).visible.has('EXLOC');
    expect([asks('INTRA-ARTERIAL'), asks('INTRAVENOUS')]).toEqual([true, false]);
  });
});

checkScenarios('msk-ia');
