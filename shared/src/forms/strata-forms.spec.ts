import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValues } from './uses.js';
import type { FormValues } from './value.js';

const DAY = requireCalendarDay('2026-11-20');

/** Checks of the stratum that fire beside what other forms say. */
function contradicted(
  form: string,
  strata: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>>,
): readonly string[] {
  const values: FormValues = Object.fromEntries(Object.entries(strata).map(([item, v]) => [item, { v }]));
  const outside: OutsideValues = Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      [{ value, text: value, label: 'Elsewhere', day: DAY, form: null, visit: null }],
    ]),
  );
  return evaluateForm(compileForm(seedForm(form)), values, { today: DAY, visitDay: DAY, outside })
    .findings.filter(({ kind }) => kind === 'soft')
    .map(({ check }) => check);
}

// Strata of ReLUTH: control below 18 months or from 18 on; filtration below 60 or from 60 on (Deshayes 2022).
describe('a stratum of ReLUTH', () => {
  it.each([
    ['STRDC', 'LT18', 'control', '17', []],
    ['STRDC', 'LT18', 'control', '18', ['RAND-CONTROL']],
    ['STRDC', 'GE18', 'control', '17', ['RAND-CONTROL']],
    ['STRDC', 'GE18', 'control', '18', []],
    ['STRGFR', 'LT60', 'filtration', '59.9', []],
    ['STRGFR', 'LT60', 'filtration', '60', ['RAND-GFR']],
    ['STRGFR', 'GE60', 'filtration', '59.9', ['RAND-GFR']],
    ['STRGFR', 'GE60', 'filtration', '60', []],
    ['STRPROG', 'RADIOLOGICAL', 'progression', 'RADIOLOGICAL', []],
    ['STRPROG', 'RADIOLOGICAL', 'progression', 'NON-RADIOLOGICAL', ['RAND-PROGRESSION']],
  ])('%s %s beside %s %s: %j', (item, level, name, value, expected) => {
    expect(contradicted('randomisation', { [item]: level }, { [name]: value })).toEqual(expected);
  });

  it('is not asked about while nothing is known of it', () => {
    const strata = { STRDC: 'LT18', STRGFR: 'LT60', STRPROG: 'RADIOLOGICAL' };
    expect(contradicted('randomisation', strata, {})).toEqual([]);
  });
});

describe('an assumed stratum', () => {
  it.each([
    ['randomisation-lumen-1', 'STRGRADE', 'G1', 'whoGrade', '1', []],
    ['randomisation-lumen-1', 'STRGRADE', 'G1', 'whoGrade', '2', ['RAND-GRADE']],
    ['randomisation-lumen-1', 'STRGRADE', 'G23', 'whoGrade', '1', ['RAND-GRADE']],
    ['randomisation-lumen-1', 'STRGRADE', 'G23', 'whoGrade', '3', []],
    ['randomisation-start-net', 'STRGRADE', 'G2', 'tumourGrade', 'G2', []],
    ['randomisation-start-net', 'STRGRADE', 'G2', 'tumourGrade', 'G3', ['RAND-GRADE']],
    ['randomisation-start-net', 'STRFDG', 'POSITIVE', 'uptake', 'POSITIVE', []],
    ['randomisation-start-net', 'STRFDG', 'POSITIVE', 'uptake', 'NEGATIVE', ['RAND-FDG']],
  ])('of %s: %s %s beside %s %s: %j', (form, item, level, name, value, expected) => {
    expect(contradicted(form, { [item]: level }, { [name]: value })).toEqual(expected);
  });
});
