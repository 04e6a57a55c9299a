import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { compileForm, type CompiledForm } from '@lutetia/shared/forms/compile';
import { parseChanges } from '@lutetia/shared/forms/changes';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import type { OutsideValue } from '@lutetia/shared/forms/uses';
import { answersFor, chanceFrom } from './answers.js';
import { DEMONSTRATIONS } from './demonstrations.js';
import { knownAnswers, offsetAt, personOf } from './known-answers.js';
import { LOG_ENTRIES, loggedForm } from './known-logs.js';
import type { Life } from './life.js';

const SEEDS = path.resolve(import.meta.dirname, '../../../../seeds');
const seed = (file: string): unknown => JSON.parse(readFileSync(path.join(SEEDS, file), 'utf8'));
const library = readdirSync(path.join(SEEDS, 'forms')).map((file) => seed(`forms/${file}`) as FormDefinition);

/** Every form of every study, in the version the study asks for, with the courses told there. */
const asked = DEMONSTRATIONS.flatMap(({ study, lives }) => {
  const { forms } = seed(`studies/${study}/study.json`) as { forms: Readonly<Record<string, string>> };
  return library
    .filter(({ code, version }) => forms[code] === version)
    .map((form): [string, string, FormDefinition, readonly Life[]] => [form.code, study, form, lives]);
});
const DAY = '2026-11-18';
const imageDone = (label: string): OutsideValue => ({
  value: true,
  text: 'Yes',
  label,
  day: requireCalendarDay(DAY),
  form: 'dosimetry-imaging',
  visit: null,
});
const context = {
  today: requireCalendarDay('2026-11-20'),
  visitDay: requireCalendarDay(DAY),
  visitCode: 'SCR',
  cycle: 1,
  // A kidney dose is worked out from images, which are recorded before it.
  outside: { image24: [imageDone('24 h')], image96: [imageDone('96 h')], image168: [imageDone('168 h')] },
};
const [life] = DEMONSTRATIONS.flatMap(({ lives }) => lives);
const answering = { day: DAY, timeZone: 'Europe/Paris', number: 'FR-12-001' };

function answers(
  form: FormDefinition,
  chosen: number,
  portion = 1,
  course = life as Life,
): ReturnType<typeof answersFor> {
  const known = knownAnswers(form.code, course, { code: 'SCR', cycle: 1, repetition: 1 }, answering);
  return answersFor(compiled(form), DAY, context, known, chanceFrom(chosen), portion);
}

/** Each form is compiled once, however many courses are told. */
const compilations = new Map<FormDefinition, CompiledForm>();
function compiled(form: FormDefinition): CompiledForm {
  const before = compilations.get(form);
  if (before !== undefined) return before;
  const now = compileForm(form);
  compilations.set(form, now);
  return now;
}

function formOf(code: string): FormDefinition {
  const form = library.find((candidate) => candidate.code === code);
  if (form === undefined) throw new Error(`no ${code}`);
  return form;
}

describe('the invented answers', () => {
  it.each(asked)('fit every item of %s in %s', (_code, _study, form, lives) => {
    for (const course of lives) {
      const { problems } = parseChanges(compiled(form), answers(form, 7, 1, course), context);
      expect(problems).toEqual([]);
    }
  });

  it.each(asked)('leave %s in %s without an impossible or unlikely value', (_code, _study, form, lives) => {
    for (const course of lives) {
      const { findings } = evaluateForm(compiled(form), answers(form, 7, 1, course), context);
      expect(findings.filter(({ kind }) => kind !== 'required')).toEqual([]);
    }
  });

  it.each(LOG_ENTRIES)('tell of %s in a log without an impossible or unlikely value', (entry) => {
    const { form, answers: known } = loggedForm(entry, DAY);
    const log = compiled(formOf(form));
    const said = answersFor(log, DAY, context, known, chanceFrom(7));
    expect(evaluateForm(log, said, context).findings).toEqual([]);
  });

  it('say the same in the strata as in the history and the blood results', () => {
    for (let chosen = 1; chosen <= 50; chosen += 1) {
      const said = { ...answers(formOf('medical-history'), chosen), ...answers(formOf('chemistry'), chosen) };
      const numberOf = (item: string): number => Number((said[item] as { v: string }).v);
      expect(answers(formOf('randomisation'), chosen)).toMatchObject({
        STRDC: { v: numberOf('PRCTRLM') < 18 ? 'LT18' : 'GE18' },
        STRGFR: { v: numberOf('EGFR') < 60 ? 'LT60' : 'GE60' },
        STRPROG: said['PDTYPE'],
        STRLINE: said['INTERLIN'],
      });
    }
  });

  it.each(['1', '2', '3'])('report the filtration rate that comes out, with chemistry %s', (version) => {
    const [form] = library.filter((one) => one.code === 'chemistry' && one.version === version);
    const chemistry = compiled(form ?? formOf('chemistry'));
    for (let chosen = 1; chosen <= 20; chosen += 1) {
      for (const sex of ['F', 'M'] as const) {
        const asking = { ...context, outside: personOf({ sex, yearOfBirth: 1946 }) };
        const said = answersFor(chemistry, DAY, asking, {}, chanceFrom(chosen));
        expect(evaluateForm(chemistry, said, asking).findings.map(({ check }) => check)).not.toContain(
          'LB-EGFR-DIFFERS',
        );
        // The strata of the courses say 60 or more.
        expect(Number((said['EGFR'] as { v: string }).v)).toBeGreaterThanOrEqual(60);
      }
    }
  });

  it('are the same for the same seed and others for another', () => {
    const haematology = formOf('haematology');
    expect(answers(haematology, 7)).toEqual(answers(haematology, 7));
    expect(answers(haematology, 7)).not.toEqual(answers(haematology, 8));
  });

  it('stop early in a form that is only begun', () => {
    const chemistry = formOf('chemistry');
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
  const at = (form: string, changes: Partial<Life>, visit = { code: 'ASM', cycle: 0, repetition: 1 }) =>
    knownAnswers(form, { ...(life as Life), ...changes }, visit, answering);

  it('says progression at the gate where the course fails there, and nowhere else', () => {
    expect(at('overall-response', { gate: 'progression' })).toMatchObject({ OVRLRESP: { v: 'PD' } });
    expect(at('overall-response', { gate: null })).toMatchObject({ OVRLRESP: { v: 'SD' } });
  });

  it('says progression from the imaging visit on at which it is seen', () => {
    const course = { events: [{ kind: 'progression', visit: 'IM', imaging: 2 }] as const, yearOfBirth: 1961 };
    const response = (repetition: number) =>
      at('overall-response', course, { code: 'IM', cycle: 0, repetition });
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
    const positive = { told: { 'fdg-pet': { FDGRES: { v: 'POSITIVE' } } } };
    expect(at('randomisation-start-net', positive)).toMatchObject({ STRFDG: { v: 'POSITIVE' } });
    expect(at('ecg', {})).toEqual({});
  });

  it('says of each cycle what was told of it, and of those after the list what was told last', () => {
    const told = { dosimetry: [{ KIDGY: { v: '5.1' } }, { KIDGY: { v: '5.4' } }] };
    const dose = (cycle: number) => at('dosimetry', { told }, { code: 'DOS', cycle, repetition: 1 });
    expect([1, 2, 3].map(dose)).toEqual([
      { KIDGY: { v: '5.1' } },
      { KIDGY: { v: '5.4' } },
      { KIDGY: { v: '5.4' } },
    ]);
    expect(at('fdg-pet', { told: { 'fdg-pet': { FDGRES: { v: 'POSITIVE' } } } })).toEqual({
      FDGRES: { v: 'POSITIVE' },
    });
    expect(at('ecg', { told })).toEqual({});
  });

  it('measures a meningioma before the treatment, and its growth with progression', () => {
    const events = [{ kind: 'progression', visit: 'MRI', imaging: 2 }] as const;
    const mri = (code: string, repetition: number) =>
      at('mri-assessment', { events }, { code, cycle: 0, repetition });
    const diameters = (longest: string, across: string): object => ({
      'target/t01/LDIAM': { v: longest, unit: 'mm' },
      'target/t01/LPERP': { v: across, unit: 'mm' },
    });
    expect(mri('MRI0', 1)).toMatchObject({ MRIBASE: { v: 'Y' }, ...diameters('31', '24') });
    expect(mri('MRI', 1)).toMatchObject({ MRIBASE: { v: 'N' }, OVRLRESP: { v: 'SD' } });
    // 31 x 24 = 744 mm2, 36 x 27.3 = 982.8: 32 % more; 25 % is progression (Huang RY et al. Neuro Oncol 2019;21:26).
    expect(mri('MRI', 2)).toMatchObject({
      OVRLRESP: { v: 'PD' },
      ...diameters('36', '27.3'),
    });
  });

  // Clocks in France go forward on the last Sunday of March and back on the last of October; those of New York on the
  // second Sunday of March and the first of November.
  it.each([
    ['2026-03-28', 'Europe/Paris', '+01:00'],
    ['2026-03-29', 'Europe/Paris', '+02:00'],
    ['2026-10-24', 'Europe/Paris', '+02:00'],
    ['2026-10-25', 'Europe/Paris', '+01:00'],
    ['2026-10-31', 'America/New_York', '-04:00'],
    ['2026-11-01', 'America/New_York', '-05:00'],
    ['2026-12-01', 'Europe/London', '+00:00'],
  ])('gives an infusion on %s in %s the offset %s', (day, timeZone, offset) => {
    expect(offsetAt(day, timeZone)).toBe(offset);
    const visit = { code: 'D1', cycle: 1, repetition: 1 };
    const infusion = knownAnswers('administration', life as Life, visit, { ...answering, day, timeZone });
    expect(infusion).toMatchObject({ EXSTDTC: { v: `${day}T10:30${offset}` } });
  });
});
