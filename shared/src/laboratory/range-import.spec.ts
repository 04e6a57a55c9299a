import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { Analyte } from './analytes.js';
import { parseCsv } from './csv.js';
import { readRangeImport, type ImportReading } from './range-import.js';
import type { ReferenceRange } from './reference-range.js';

const HEAD = 'analyte,sex,age_from,age_to,valid_from,unit,low,high,source';
const ANALYTES: readonly Analyte[] = [
  { code: 'HGB', name: 'Haemoglobin', units: ['g/dL', 'g/L'], factors: { 'g/L': 0.1 } },
  { code: 'INR', name: 'INR', units: [], factors: {} },
];
const STANDING: ReferenceRange = {
  id: 'standing',
  analyte: 'HGB',
  sex: 'F',
  ageFrom: null,
  ageTo: null,
  validFrom: requireCalendarDay('2025-01-01'),
  validTo: null,
  unit: 'g/dL',
  low: '12.0',
  high: '16.0',
};

function read(lines: readonly string[], standing: readonly ReferenceRange[] = []): ImportReading {
  return readRangeImport([HEAD, ...lines].join('\n'), ANALYTES, standing);
}

describe('a file of ranges', () => {
  it('says of every line what it does', () => {
    const reading = read(
      [
        'HGB,F,,,2025-01-01,g/dL,12.0,16.0,Manual 4',
        'HGB,F,,,2026-01-01,g/dL,11.5,15.5,Manual 5',
        'HGB,M,18,,2026-01-01,g/dL,13.5,,Manual 5',
        'INR,,,,2026-01-01,,,1.15,Manual 5',
      ],
      [STANDING],
    );
    expect(
      reading.ok ? reading.steps.map(({ line, effect, replaces }) => [line, effect, replaces]) : reading,
    ).toEqual([
      [2, 'same', null],
      [3, 'replaces', 'standing'],
      [4, 'begins', null],
      [5, 'begins', null],
    ]);
  });

  it('is refused whole with every fault and its line', () => {
    const reading = read([
      'HGB,F,,,2026-01-01,g/dL,12.0,16.0,Manual',
      'HGB,,,,2026-01-01,g/dL,12.0,16.0,Manual',
      'XYZ,,,,2026-01-01,g/dL,12.0,16.0,Manual',
      'HGB,M,,,2026-02-30,g/dL,12.0,16.0,Manual',
      'HGB,M,,,2026-01-01,mmol/L,12.0,16.0,Manual',
      'HGB,M,,,2026-01-01,g/dL,16.0,12.0,Manual',
      'HGB,M,,,2026-01-01,g/dL,,,Manual',
      'HGB,X,,,2026-01-01,g/dL,12,16,Manual',
      'HGB,M,70,60,2026-01-01,g/dL,12,16,Manual',
      'HGB,M,old,,2026-01-01,g/dL,12,16,Manual',
      'HGB,M,,,2026-01-01,g/dL,12,16,',
      'INR,,,,2026-01-01,1,,1.15,Manual',
    ]);
    expect(reading.ok ? [] : reading.faults.map(({ line }) => line)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
    ]);
    const [overlap] = reading.ok ? [] : reading.faults;
    expect(overlap?.message).toContain('a range of HGB for women from 2026-01-01');
  });

  it('cannot begin before what it would replace', () => {
    const reading = read(['HGB,F,,,2024-06-01,g/dL,11.5,15.5,Manual 3'], [STANDING]);
    expect(reading.ok).toBe(false);
  });

  it('needs its columns and a line', () => {
    expect(readRangeImport('analyte,low\nHGB,1', ANALYTES, [])).toMatchObject({
      ok: false,
      faults: [{ line: 1, message: expect.stringContaining('sex, age_from') as string }],
    });
    expect(read([])).toMatchObject({ ok: false });
    expect(readRangeImport('', ANALYTES, [])).toMatchObject({ ok: false });
  });
});

describe('separated values', () => {
  it('are read as spreadsheets write them', () => {
    expect(parseCsv('\uFEFFa;b\r\n"x;1";"say ""so"""\r\n\r\n;\n2;"two\nlines"')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x;1', 'say "so"'] },
      { line: 5, cells: ['2', 'two\nlines'] },
    ]);
  });
});
