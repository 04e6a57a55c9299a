import { requireCalendarDay } from '../calendar/calendar-day.js';
import { evaluateForm } from '../forms/evaluate.js';
import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { outsideValues, type OutsideForm } from './outside-values.js';
import { readSeed } from './spec-support/reluth.js';

const DAY = requireCalendarDay('2026-02-24');

/** An image of one visit and cycle, done or missed. */
const image = (code: string, cycle: number, done: 'Y' | 'N'): OutsideForm => ({
  form: 'dosimetry-imaging',
  values: { IMGPERF: { v: done } },
  visit: { code, cycle, repetition: 1 },
  visitName: code,
  visitDay: DAY,
  repetition: 1,
  state: 'complete',
  studyVersion: null,
});

function imagesAsked(cycle: number, forms: readonly OutsideForm[]): readonly string[] {
  const reading = readStudy(readSeed('studies/start-net/study.json'), seededLibrary());
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const study = compileStudy(reading.study);
  const form = study.forms.get('dosimetry');
  if (form === undefined) throw new Error('START-NET has no kidney dose');
  const records = {
    screeningOn: DAY,
    timeZone: 'Europe/Stockholm',
    isEnrolledInError: false,
    calendar: null,
    visits: [],
    forms,
  };
  const place = { visit: { code: 'DOS', cycle, repetition: 1 }, visitDay: DAY };
  const outside = outsideValues(study, form, place, records);
  const values = { DOSMETH: { v: 'MEASURED' }, DOSTIMES: { v: ['24', '96', '168'] } };
  const { findings } = evaluateForm(form, values, { today: DAY, visitDay: DAY, outside });
  return findings.map(({ check }) => check).filter((check) => check.startsWith('DOS-IMAGE'));
}

describe('the images a kidney dose was measured on', () => {
  it('are those recorded as done in its own cycle', () => {
    const second = [image('S24', 2, 'Y'), image('S96', 2, 'N')];
    expect(imagesAsked(2, second)).toEqual(['DOS-IMAGE-96', 'DOS-IMAGE-168']);
    const first = [image('S24', 1, 'Y'), image('S96', 1, 'Y'), image('S168', 1, 'Y')];
    expect(imagesAsked(1, [...first, ...second])).toEqual([]);
    expect(imagesAsked(2, [...first, ...second])).toEqual(['DOS-IMAGE-96', 'DOS-IMAGE-168']);
  });
});
