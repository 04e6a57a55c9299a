import { requireCalendarDay } from '../calendar/calendar-day.js';
import { evaluateForm } from '../forms/evaluate.js';
import type { FormValues } from '../forms/value.js';
import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { outsideValues, type OutsideForm } from './outside-values.js';
import { readSeed } from './spec-support/reluth.js';

const reading = readStudy(readSeed('studies/reluth/study.json'), seededLibrary());
if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
const study = compileStudy(reading.study);

const DAY = requireCalendarDay('2026-11-20');
const VISIT = { code: 'D1', cycle: 1, repetition: 1 };
const at = (time: string): string => `${DAY}T${time}+01:00`;
const gigabecquerels = (v: string): FormValues[string] => ({ v, unit: 'GBq' });

/** Of one part of a dose: measured before it, and when it began. */
function partOf(repetition: number, measured: string, time: string, start: string): readonly OutsideForm[] {
  const kept = {
    visit: VISIT,
    visitName: 'Cycle 1 dose',
    visitDay: DAY,
    repetition,
    state: 'complete',
    studyVersion: null,
  } as const;
  return [
    {
      ...kept,
      form: 'radiopharmaceutical',
      values: { DAMEAS: gigabecquerels(measured), DAMEADTC: { v: at(time) } },
    },
    { ...kept, form: 'administration', values: { EXOCCUR: { v: 'Y' }, EXSTDTC: { v: at(start) } } },
  ];
}

/** A form of a part, with what is known beside it. */
function evaluated(code: string, part: number, forms: readonly OutsideForm[], values: FormValues) {
  const form = study.forms.get(code);
  if (form === undefined) throw new Error(`ReLUTH has no form ${code}`);
  const records = {
    screeningOn: DAY,
    timeZone: 'Europe/Paris',
    isEnrolledInError: false,
    calendar: null,
    visits: [],
    forms,
  };
  const outside = outsideValues(study, form, { visit: VISIT, visitDay: DAY, part }, records);
  return evaluateForm(form, values, { today: DAY, visitDay: DAY, outside });
}

/** The activity given of a part by its own readings, GBq. */
function given(part: number, forms: readonly OutsideForm[], left: string, leftAt: string) {
  const values = { DARETYN: { v: 'Y' }, DARETACT: gigabecquerels(left), DARETDTC: { v: at(leftAt) } };
  return evaluated('unused-dose', part, forms, values).values['DAGIVEN'];
}

describe('an infusion broken off and resumed', () => {
  const first = partOf(1, '7.6', '08:00', '10:30');
  const second = partOf(2, '3.76', '13:30', '14:00');

  // 177Lu halves in 6.647 d = 159.528 h. Part 1: 7.6 GBq lose two and a half hours, 7.6 x 0.98920 = 7.518; 3.8 GBq left
  // at 11:30 gain one, 3.8 x 1.00435 = 3.817; given 3.701. Part 2: 3.76 GBq lose half an hour, 3.76 x 0.99783 = 3.752;
  // 0.1 GBq left at 15:00 gain one, 0.100; given 3.651. Together 7.352 GBq.
  it('is reckoned part by part, each by the readings before and after it', () => {
    const forms = [...first, ...second];
    expect(given(1, forms, '3.8', '11:30')).toEqual(gigabecquerels('3.701'));
    expect(given(2, forms, '0.1', '15:00')).toEqual(gigabecquerels('3.651'));
  });

  it('works nothing out from the readings of another part', () => {
    expect(given(2, first, '0.1', '15:00')).toBeUndefined();
  });

  const dose = (activity: string, start: string, end: string): FormValues => ({
    EXOCCUR: { v: 'Y' },
    EXDOSE: gigabecquerels(activity),
    EXSTDTC: { v: at(start) },
    EXENDTC: { v: at(end) },
  });
  it.each([
    [2, dose('3.7', '10:30', '11:00'), true],
    [2, dose('3.7', '14:00', '14:30'), false],
    [2, dose('3.6', '10:30', '11:00'), false],
    // What part 3 repeats is part 2, of which nothing is known here.
    [3, dose('3.7', '10:30', '11:00'), false],
    [1, dose('3.7', '10:30', '11:00'), false],
  ])('is asked about where part %i is entered as %j', (part, values, isAsked) => {
    const forms = first.map((record) =>
      record.form === 'administration' ? { ...record, values: dose('3.7', '10:30', '11:00') } : record,
    );
    const { findings } = evaluated('administration', part, forms, values);
    expect(findings.some(({ check }) => check === 'EX-SAME-PART')).toBe(isAsked);
  });

  // 7.4 GBq are planned; within 10 % are 6.66 to 8.14 GBq. Part 2 runs eight minutes.
  it.each([
    ['4.2', { EXTRTCMP: { v: 'N' } }, '3.2', ['7.400', []]],
    ['4.2', {}, '2.4', ['6.600', ['EX-ACTIVITY-PARTS']]],
    ['4.2', {}, '4.0', ['8.200', ['EX-ACTIVITY-PARTS']]],
    // A small rest is no slip of the unit.
    ['6.6', { EXTRTCMP: { v: 'N' } }, '0.8', ['7.400', []]],
  ] as const)(
    'is judged by the sum of its parts: %s GBq, %j, then %s GBq',
    (before, more, rest, expected) => {
      const values = { ...dose(before, '10:30', '10:40'), ...more, EXADJ: { v: 'NONE' } };
      // The first part counts as soon as it is begun.
      const forms = first.map((record) =>
        record.form === 'administration' ? { ...record, values, state: 'in-progress' as const } : record,
      );
      const last = { ...dose(rest, '13:30', '13:38'), EXADJ: { v: 'NONE' }, EXTRTCMP: { v: 'Y' } };
      const found = evaluated('administration', 2, forms, last);
      const asked = found.findings.filter(({ kind }) => kind === 'soft').map(({ check }) => check);
      expect([found.values['EXTOTAL'], asked]).toEqual([gigabecquerels(expected[0]), expected[1]]);
      expect(evaluated('administration', 1, [], values).values['EXTOTAL']).toBeUndefined();
    },
  );

  it('asks nothing of a part that was broken off, and all of one that was not', () => {
    const short = { ...dose('4.2', '10:30', '10:40'), EXADJ: { v: 'NONE' } };
    const asked = (values: FormValues): readonly string[] =>
      evaluated('administration', 1, [], values)
        .findings.filter(({ kind }) => kind === 'soft')
        .map(({ check }) => check);
    expect(asked({ ...short, EXTRTCMP: { v: 'N' } })).toEqual([]);
    expect(asked({ ...short, EXTRTCMP: { v: 'Y' } })).toEqual(['EX-DURATION', 'EX-ACTIVITY']);
  });
});

describe('the activity and the route of a dose', () => {
  it('are held against those the study plans for its cycle, in the study’s own words beside the field', () => {
    const form = study.forms.get('administration');
    if (form === undefined) throw new Error('ReLUTH has no administration');
    const records = { screeningOn: DAY, timeZone: 'Europe/Paris', isEnrolledInError: false, calendar: null };
    const outside = outsideValues(
      study,
      form,
      { visit: VISIT, visitDay: DAY },
      { ...records, visits: [], forms: [] },
    );
    expect(outside['plannedActivity']).toMatchObject([{ value: 7.4, text: '7.4 GBq' }]);
    const asked = (values: FormValues) =>
      evaluateForm(form, { EXOCCUR: { v: 'Y' }, EXADJ: { v: 'NONE' }, ...values }, { today: DAY, outside })
        .findings.filter(({ kind }) => kind === 'soft')
        .map(({ check, message }) => [check, message]);
    // 7.4 + 0.74 = 8.14 GBq
    expect(asked({ EXDOSE: gigabecquerels('8.14') })).toEqual([]);
    expect(asked({ EXDOSE: gigabecquerels('8.15') })).toEqual([
      ['EX-ACTIVITY', 'More than 10 % off 7.4 GBq, the planned activity.'],
    ]);
    expect(asked({ EXROUTE: { v: 'INTRAVENOUS' } })).toEqual([]);
    expect(asked({ EXROUTE: { v: 'INTRA-ARTERIAL' } })).toEqual([
      ['EX-ROUTE', 'Not the route the protocol plans for this cycle.'],
    ]);
  });
});

describe('the death of somebody whose adverse event was fatal', () => {
  const event = (repetition: number, outcome: string, started: string, knownAt: string): OutsideForm => ({
    form: 'adverse-event',
    visit: null,
    visitName: null,
    visitDay: null,
    repetition,
    state: 'complete',
    studyVersion: null,
    values: { AESTDAT: { v: started }, AEOUT: { v: outcome }, AESAWDTC: { v: at(knownAt) } },
  });
  const found = (died: string, ...events: readonly OutsideForm[]) =>
    evaluated('death', 1, events, { DTHDAT: { v: died } })
      .findings.map(({ check }) => check)
      .filter((check) => check.startsWith('DD'));

  it('is asked about where it lies before that event began, whatever other events there are', () => {
    const fatal = event(1, 'FATAL', '2026-11-10', '08:00');
    const later = event(2, 'RECOVERED/RESOLVED', '2026-11-15', '09:00');
    expect(found('2026-11-09', fatal, later)).toEqual(['DD-BEFORE-EVENT']);
    expect(found('2026-11-12', fatal, later)).toEqual([]);
    expect(found('2026-11-09', later)).toEqual([]);
  });
});

describe('a decision to give a dose', () => {
  const blood = (form: string, day: string): OutsideForm => ({
    form,
    visit: { code: 'SCR', cycle: 0, repetition: 1 },
    visitName: 'Screening',
    visitDay: requireCalendarDay(day),
    repetition: 1,
    state: 'complete',
    studyVersion: null,
    values: { LBDAT: { v: day } },
  });
  const visit: OutsideForm = {
    ...blood('visit', DAY),
    visit: VISIT,
    visitDay: DAY,
    values: { VISDAT: { v: DAY } },
  };
  const messages = (decision: string, ...forms: readonly OutsideForm[]) =>
    evaluated('treatment-decision', 1, [visit, ...forms], { TDDAT: { v: DAY }, TDDECIS: { v: decision } })
      .findings.filter(({ check }) => check.startsWith('TD-'))
      .map(({ message }) => message);

  // The dose is of 20 November; ReLUTH takes bloods of 14 days: from the 6th on.
  it('is asked about where results are older than the study takes, with their days and the limit', () => {
    const old = blood('chemistry', '2026-11-05');
    const asked = 'Results of 5 Nov 2026 are 15 days old at the dose; the protocol takes 14 at most.';
    expect(messages('GIVE', old)).toEqual([asked]);
    expect(messages('GIVE', old, blood('haematology', '2026-11-19'))).toEqual([asked]);
    expect(messages('GIVE', old, blood('chemistry', '2026-11-06'))).toEqual([]);
    expect(messages('GIVE')).toEqual([]);
    expect(messages('DELAY', old)).toEqual([]);
  });
});
