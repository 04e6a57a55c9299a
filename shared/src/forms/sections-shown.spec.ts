import { requireCalendarDay } from '../calendar/calendar-day.js';
import { sectionPath } from './absences.js';
import { compileForm } from './compile.js';
import type { FormDefinition } from './definition.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import { lintForm } from './lint.js';
import { seedForm } from './support/seed-forms.js';
import type { FormValues } from './value.js';
import { visibleWhen } from './visible-when.js';

const today = requireCalendarDay('2026-11-21');

/** A dose by a route; what belongs to the artery alone stands in two sections of its own. */
const shownWhen = (visible: string): FormDefinition => ({
  format: 'lutetia-form/1',
  code: 'dose',
  version: '1',
  name: 'Dose',
  codelists: { ROUTE: ['VEIN', 'ARTERY'].map((code) => ({ code, name: code })) },
  sections: [
    {
      code: 'dose',
      name: 'Dose',
      items: [{ code: 'ROUTE', label: 'Route', type: 'choice', codelist: 'ROUTE' }],
    },
    {
      code: 'artery',
      name: 'By the artery',
      visible: "ROUTE == 'ARTERY'",
      items: [
        { code: 'SPLIT', label: 'Split', type: 'yes-no' },
        { code: 'WHY', label: 'Why', type: 'text', visible: 'SPLIT' },
      ],
    },
    {
      code: 'vessel',
      name: 'Vessel',
      repeating: true,
      visible,
      items: [{ code: 'SHARE', label: 'Share', type: 'integer' }],
    },
  ],
  checks: [
    { code: 'SUM', kind: 'hard', when: 'sum(SHARE) != 100.0', items: ['ROUTE'], message: 'Not 100 %.' },
  ],
});
const form = compileForm(shownWhen("ROUTE == 'ARTERY'"));
const look = (values: FormValues) => evaluateForm(form, values, { today });
const rows = { 'vessel/1/SHARE': { v: '60' }, 'vessel/2/SHARE': { v: '30' } };
const [vein, artery] = [{ ROUTE: { v: 'VEIN' } }, { ROUTE: { v: 'ARTERY' } }];

describe('a section shown only sometimes', () => {
  it('is shown when its condition holds, a group also before it has rows', () => {
    const shown = (values: FormValues) =>
      ['artery', 'vessel'].map((code) => look(values).visible.has(sectionPath(code)));
    expect(shown(artery)).toEqual([true, true]);
    expect(shown(vein)).toEqual([false, false]);
    expect(shown({})).toEqual([false, false]);
  });

  it('hides its items with it, which are then not required, not read by checks, and set apart', () => {
    expect([...look(vein).required]).toEqual(['ROUTE']);
    expect([...look(artery).required]).toEqual(['ROUTE', 'SPLIT']);
    expect(look({ ...artery, ...rows }).findings.map(({ check }) => check)).toContain('SUM');
    const { findings, hidden, values } = look({ ...vein, ...rows });
    expect(findings).toEqual([]);
    expect(hidden).toEqual(rows);
    expect(values).toEqual(vein);
  });

  it('leaves its items their own conditions', () => {
    expect(look({ ...artery, SPLIT: { v: 'N' } }).visible.has('WHY')).toBe(false);
    expect(look({ ...artery, SPLIT: { v: 'Y' } }).visible.has('WHY')).toBe(true);
    expect(look({ ...vein, SPLIT: { v: 'Y' } }).visible.has('WHY')).toBe(false);
    expect(visibleWhen({ visible: 'A || B' }, { visible: 'C' })).toBe('(A || B) && C');
  });

  it('comes and goes with a change as it does from nothing', () => {
    const after = reevaluate(form, look({ ...vein, ...rows }), { ...artery, ...rows }, ['ROUTE']);
    const anew = look({ ...artery, ...rows });
    expect([after.visible, after.values, after.findings]).toEqual([anew.visible, anew.values, anew.findings]);
  });

  it('is at fault with a name there is not, and with one of its own items', () => {
    const faults = (visible: string) => lintForm(shownWhen(visible)).map(({ pointer }) => pointer);
    expect(faults("ROUTE == 'ARTERY'")).toEqual([]);
    expect(faults("ROUT == 'ARTERY'")).toEqual(['/sections/2/visible']);
    expect(faults('count(SHARE) > 0')).toEqual(['/sections/2/items/0']);
  });
});

it('a table is at fault where the section has no rows', () => {
  const form = shownWhen("ROUTE == 'ARTERY'");
  const sections = form.sections.map((section) => ({ ...section, layout: 'table' as const }));
  expect(lintForm({ ...form, sections }).map(({ pointer }) => pointer)).toEqual([
    '/sections/0/layout',
    '/sections/1/layout',
  ]);
});

it('what belongs to the artery is shown of a hepatic dose by the artery alone, its vessels where it was split', () => {
  const hepatic = compileForm(seedForm('administration-hepatic'));
  const shown = (route: string, split: string) => {
    const values = { EXOCCUR: { v: 'Y' }, EXROUTE: { v: route }, EXSPLIT: { v: split } };
    const { visible } = evaluateForm(hepatic, values, { today });
    return ['@section/artery', '@section/vessel', 'EXLOC', 'EXSPLIT'].filter((path) => visible.has(path));
  };
  expect(shown('INTRAVENOUS', 'Y')).toEqual([]);
  expect(shown('INTRA-ARTERIAL', 'N')).toEqual(['@section/artery', 'EXLOC', 'EXSPLIT']);
  expect(shown('INTRA-ARTERIAL', 'Y')).toEqual(['@section/artery', '@section/vessel', 'EXLOC', 'EXSPLIT']);
});
