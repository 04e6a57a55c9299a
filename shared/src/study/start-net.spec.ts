import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from '../forms/compile.js';
import { evaluateForm } from '../forms/evaluate.js';
import { plannedActivity } from '../forms/support/planned-activity.js';
import { seedForm } from '../forms/support/seed-forms.js';
import type { OutsideValues } from '../forms/uses.js';
import type { FormValues } from '../forms/value.js';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { checkScenarios } from '../schedule/spec-support/scenario-suite.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

describe('START-NET with the form library', () => {
  it('is accepted without a fault or a warning', () => {
    const reading = readStudy(readSeed('studies/start-net/study.json'), seededLibrary());
    expect(reading.ok ? reading.warnings : reading.faults).toEqual([]);
  });
});

/** What the kidney-dose form knows of the activity given in its cycle, GBq. */
function givenInCycle(activities: Readonly<Record<string, number>>): OutsideValues {
  return Object.fromEntries(
    Object.entries(activities).map(([name, value]) => {
      const rest = { label: 'Activity given', day: null, form: null, visit: null };
      return [name, [{ value, text: `${value} GBq`, ...rest }]];
    }),
  );
}

const context = {
  today: requireCalendarDay('2026-11-21'),
  visitDay: requireCalendarDay('2026-11-20'),
  visitCode: 'D',
  cycle: 1,
  outside: { ...plannedActivity(7.5), ...givenInCycle({ givenInPart: 7.5 }) },
};
const quantity = (v: string, unit: string): FormValues[string] => ({ v, unit });

function evaluated(code: string, values: FormValues) {
  return evaluateForm(compileForm(seedForm(code)), values, context);
}

describe('its forms', () => {
  it.each<[string, string, FormValues, readonly string[]]>([
    // 7.5 - 0.75 = 6.75
    [
      '6.75 GBq',
      'administration-dotatoc',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('6.75', 'GBq'), EXADJ: { v: 'NONE' } },
      [],
    ],
    [
      '6.74 GBq',
      'administration-dotatoc',
      { EXOCCUR: { v: 'Y' }, EXDOSE: quantity('6.74', 'GBq'), EXADJ: { v: 'NONE' } },
      ['EX-ACTIVITY'],
    ],
    // 4.2 / 0.56 = 7.5 GBq
    ['4.2 Gy, 0.56 Gy/GBq', 'dosimetry', kidneys('4.2', '0.56'), []],
    // 4.2 / 0.65 = 6.46 GBq
    ['4.2 Gy, 0.65 Gy/GBq', 'dosimetry', kidneys('4.2', '0.65'), ['DOS-AGREE']],
    // 9.75 / 1.3 = 7.5 GBq
    ['9.75 Gy, 1.3 Gy/GBq', 'dosimetry', kidneys('9.75', '1.3'), ['DOS-PER-ACTIVITY']],
    [
      'a scan 20 days older',
      'tumour-baseline',
      { TUDAT: { v: '2026-11-20' }, PDYN: { v: 'Y' }, PDREFDAT: { v: '2026-10-31' } },
      ['TU-REFERENCE-AGE'],
    ],
    ['grade 2 with a Ki-67 of 2 %', 'net-history', grade('G2', '2'), ['NH-GRADE-KI67']],
    ['grade 2 with a Ki-67 of 3 %', 'net-history', grade('G2', '3'), []],
  ])('%s: %s %j finds %j', (_, code, values, expected) => {
    const { findings } = evaluated(code, values);
    const found = findings.filter(({ kind }) => kind !== 'required').map(({ check }) => check);
    expect(found.sort()).toEqual([...expected].sort());
  });

  // 4.2 / 0.56 = 7.5 GBq; 2.1 / 0.56 = 3.75 GBq, a dose reduced by half.
  it.each([
    ['4.2', { givenInPart: 7.5 }, false],
    ['2.1', { givenInPart: 7.5 }, true],
    ['2.1', { givenInPart: 3.75 }, false],
    ['4.2', { givenInPart: 3.75 }, true],
    ['4.2', { givenInPart: 2.5, givenInParts: 7.5 }, false],
    ['4.2', {}, false],
  ])('a kidney dose of %s Gy at 0.56 Gy/GBq after %o is asked about: %s', (dose, given, isAsked) => {
    const compiled = compileForm(seedForm('dosimetry'));
    const { findings } = evaluateForm(compiled, kidneys(dose, '0.56'), {
      ...context,
      outside: givenInCycle(given),
    });
    expect(findings.some(({ check }) => check === 'DOS-AGREE')).toBe(isAsked);
  });

  it('a kidney dose of 0 keeps the form from being completed', () => {
    const { findings } = evaluated('dosimetry', kidneys('0', '0.56'));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'DOS-ZERO', kind: 'hard' }));
  });

  it('a kidney dose that was estimated asks from what and why, a measured one for its images', () => {
    const required = (method: string): readonly string[] =>
      evaluated('dosimetry', { DOSMETH: { v: method } })
        .findings.filter(({ kind }) => kind === 'required')
        .flatMap(({ paths }) => paths);
    expect(required('ESTIMATED')).toEqual(expect.arrayContaining(['DOSBASIS', 'DOSREAS']));
    expect(required('ESTIMATED')).not.toContain('DOSTIMES');
    expect(required('MEASURED')).toContain('DOSTIMES');
  });
});

function kidneys(gray: string, perGBq: string): FormValues {
  return { KIDGY: quantity(gray, 'Gy'), KIDGYGBQ: quantity(perGBq, 'Gy/GBq') };
}

function grade(code: string, ki67: string): FormValues {
  return { TGRADE: { v: code }, KI67: quantity(ki67, '%') };
}

checkScenarios('start-net');
