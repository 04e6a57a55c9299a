import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { compileForm } from '@lutetia/shared/forms/compile';
import { parseChanges } from '@lutetia/shared/forms/changes';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import { answersFor, chanceFrom } from './answers.js';
import { knownAnswers, parisOffset } from './known-answers.js';
import { LIVES, type Life } from './lives.js';

const FORMS = path.resolve(import.meta.dirname, '../../../../seeds/forms');
const forms = readdirSync(FORMS).map(
  (file) => JSON.parse(readFileSync(path.join(FORMS, file), 'utf8')) as FormDefinition,
);
const DAY = '2026-11-18';
const context = {
  today: requireCalendarDay('2026-11-20'),
  visitDay: requireCalendarDay(DAY),
  visitCode: 'SCR',
};
const [life] = LIVES;

function answers(form: FormDefinition, seed: number, portion = 1): ReturnType<typeof answersFor> {
  const known = knownAnswers(form.code, life as Life, { code: 'SCR', repetition: 1 }, DAY, 'FR-12-001');
  return answersFor(compileForm(form), DAY, context, known, chanceFrom(seed), portion);
}

describe('the invented answers', () => {
  it.each(forms.map((form) => [form.code, form] as const))('fit every item of %s', (_code, form) => {
    const { problems } = parseChanges(compileForm(form), answers(form, 7), context.today);
    expect(problems).toEqual([]);
  });

  it.each(forms.map((form) => [form.code, form] as const))(
    'leave %s without an impossible value',
    (_code, form) => {
      const { findings } = evaluateForm(compileForm(form), answers(form, 7), context);
      expect(findings.filter(({ kind }) => kind === 'hard' || kind === 'broken')).toEqual([]);
    },
  );

  it('are the same for the same seed and others for another', () => {
    const haematology = forms.find(({ code }) => code === 'haematology');
    if (haematology === undefined) throw new Error('no haematology');
    expect(answers(haematology, 7)).toEqual(answers(haematology, 7));
    expect(answers(haematology, 7)).not.toEqual(answers(haematology, 8));
  });

  it('stop early in a form that is only begun', () => {
    const chemistry = forms.find(({ code }) => code === 'chemistry');
    if (chemistry === undefined) throw new Error('no chemistry');
    const all = Object.keys(answers(chemistry, 7)).length;
    const some = Object.keys(answers(chemistry, 7, 0.4)).length;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all / 2 + 1);
  });

  it('are numbers from 0 up to 1, never 1, evenly spread', () => {
    const chance = chanceFrom(1);
    const drawn = Array.from({ length: 2000 }, () => chance());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  });
});

describe('what a course knows', () => {
  const at = (form: string, changes: Partial<Life>, visit = { code: 'ASM', repetition: 1 }) =>
    knownAnswers(form, { ...(life as Life), ...changes }, visit, DAY, 'FR-12-001');

  it('says progression at the gate where the course fails there, and nowhere else', () => {
    expect(at('overall-response', { gate: 'progression' })).toMatchObject({ OVRLRESP: { v: 'PD' } });
    expect(at('overall-response', { gate: null })).toMatchObject({ OVRLRESP: { v: 'SD' } });
  });

  it('says progression from the imaging visit on at which it is seen', () => {
    const course = { events: [{ kind: 'progression', imaging: 2 }] as const, yearOfBirth: 1961 };
    const response = (repetition: number) => at('overall-response', course, { code: 'IM', repetition });
    expect([1, 2, 3].map((repetition) => response(repetition)['OVRLRESP'])).toEqual([
      { v: 'SD' },
      { v: 'PD' },
      { v: 'PD' },
    ]);
  });

  it('repeats what the course was told at its start', () => {
    expect(at('demography', { sex: 'M', yearOfBirth: 1951 })).toEqual({
      SEX: { v: 'M' },
      BRTHYR: { v: '1951' },
    });
    expect(at('consent', { dosimetry: true })).toMatchObject({ RFICDAT: { v: DAY }, DOSISUB: { v: 'Y' } });
    expect(at('randomisation', { arm: 'CTL' })).toMatchObject({
      ARMCD: { v: 'CTL' },
      RANDNO: { v: 'R-FR-12-001' },
    });
    expect(at('ecg', {})).toEqual({});
  });

  // Clocks in France go forward on the last Sunday of March and back on the last of October.
  it.each([
    ['2026-03-28', '+01:00'],
    ['2026-03-29', '+02:00'],
    ['2026-10-24', '+02:00'],
    ['2026-10-25', '+01:00'],
  ])('gives an infusion on %s the offset %s', (day, offset) => {
    expect(parisOffset(day)).toBe(offset);
    const infusion = knownAnswers('administration', life as Life, { code: 'D1', repetition: 1 }, day, '');
    expect(infusion).toMatchObject({ EXSTDTC: { v: `${day}T10:30${offset}` } });
  });
});
