import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { Analyte } from './analytes.js';
import { readTable } from './csv.js';
import { readRangeImport, type ImportReading } from './range-import.js';
import type { ReferenceRange } from './reference-range.js';
import { readResultRows } from './result-rows.js';

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

  it('names units as they are printed, and reads them so', () => {
    const creatinine: Analyte = {
      code: 'CREAT',
      name: 'Creatinine',
      units: ['umol/L', 'mg/dL'],
      factors: { 'mg/dL': 88.4 },
    };
    const readUnit = (unit: string): ImportReading =>
      readRangeImport(`${HEAD}\nCREAT,,,,2026-01-01,${unit},45,84,Manual`, [creatinine], []);
    expect(readUnit('g/L')).toEqual({
      ok: false,
      faults: [{ line: 2, message: 'CREAT is measured in µmol/L or mg/dL.' }],
    });
    expect(readUnit('µmol/L')).toMatchObject({ ok: true, steps: [{ range: { unit: 'umol/L' } }] });
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

  const effects = (reading: ImportReading): unknown =>
    reading.ok
      ? reading.steps.map(({ effect, replaces }) => [effect, replaces])
      : reading.faults.map(({ message }) => message);

  it.each([['g/dL,12.1,16.0'], ['g/dL,12.0,16.1'], ['g/L,12.0,16.0']])(
    'from the same day with another limit or unit replaces what stood: %s',
    (limits) => {
      expect(effects(read([`HGB,F,,,2025-01-01,${limits},Manual 5`], [STANDING]))).toEqual([
        ['replaces', 'standing'],
      ]);
    },
  );

  it('replaces each of several that stand, and then what a line before it began', () => {
    const men: ReferenceRange = { ...STANDING, id: 'men', sex: 'M' };
    expect(
      effects(
        read(
          [
            'HGB,F,,,2026-01-01,g/dL,11.5,15.5,Manual 5',
            'HGB,M,,,2026-01-01,g/dL,13.5,17.5,Manual 5',
            'HGB,F,,,2026-06-01,g/dL,11.4,15.4,Manual 6',
          ],
          [STANDING, men],
        ),
      ),
    ).toEqual([
      ['replaces', 'standing'],
      ['replaces', 'men'],
      ['replaces', 'line 2'],
    ]);
  });

  it('says which range stands in the way, for whom and until when', () => {
    const past: ReferenceRange = {
      ...STANDING,
      ageTo: 64,
      validTo: requireCalendarDay('2026-03-31'),
    };
    expect(effects(read(['HGB,,,,2026-01-01,g/dL,11.5,15.5,Manual 5'], [past]))).toEqual([
      'There is a range of HGB for women, 0 to 64 years, from 2025-01-01 until 2026-03-31, which would hold for the same samples. End it first, or begin later.',
    ]);
    expect(
      effects(read(['HGB,,,,2026-01-01,g/dL,11.5,15.5,Manual 5'], [{ ...STANDING, ageFrom: 18 }])),
    ).toEqual([
      'There is a range of HGB for women, 18 to any years, from 2025-01-01, which would hold for the same samples. End it first, or begin later.',
    ]);
  });

  it.each([
    ['40', '40', true],
    ['0', '130', true],
    ['41', '40', false],
    ['0', '131', false],
    ['4a', '40', false],
  ])('takes ages from %s to %s: %s', (from, to, ok) => {
    expect(read([`HGB,F,${from},${to},2026-01-01,g/dL,11.5,15.5,Manual 5`]).ok).toBe(ok);
  });

  it('cannot begin before what it would replace', () => {
    const reading = read(['HGB,F,,,2024-06-01,g/dL,11.5,15.5,Manual 3'], [STANDING]);
    expect(reading.ok).toBe(false);
  });

  it.each([
    ['a sign', '-5,+7', 'Manual'],
    ['an exponent', '1e-999,1e999', 'Manual'],
    ['more digits than a limit has', `3,${'9'.repeat(13)}`, 'Manual'],
    ['more decimals than a limit has', '3,5.12345678901', 'Manual'],
    ['a source beyond what a range names', '3,5', 'x'.repeat(401)],
  ])('is refused for %s, as a range typed by hand is', (_, limits, source) => {
    const reading = read([`HGB,M,61,70,2020-01-01,g/dL,${limits},${source}`]);
    expect(reading).toMatchObject({ ok: false, faults: [{ line: 2 }] });
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
  const cells = (text: string): unknown => {
    const table = readTable(text, ['a', 'b']);
    return table.ok
      ? table.rows.map(({ line, cell, fault }) => [line, cell('a'), cell('b'), fault !== null])
      : table.faults;
  };

  it('are read as spreadsheets write them', () => {
    const file = '\uFEFFa;b\r\n"x;1";"say ""so"""\r\n\r\n;\n2;"two\nlines"\r3; "4" \n';
    expect(cells(file)).toEqual([
      [2, 'x;1', 'say "so"', false],
      [5, '2', 'two\nlines', false],
      [7, '3', '4', false],
    ]);
  });

  it.each([
    ['more cells than columns, as a decimal comma makes them', 'a,b\n1,2\nx,12,5', [false, true]],
    ['fewer cells than columns', 'a,b\n1', [true]],
    ['a cell under no name', 'a,b,\n1,2,3\n1,2,', [true, false]],
  ])('have a fault at each line with %s', (_, file, faults) => {
    const table = readTable(file, ['a', 'b']);
    expect(table.ok && table.rows.map(({ fault }) => fault !== null)).toEqual(faults);
  });

  it.each([
    ['a column is given twice', 'a,b,c,c\n1,2,3,4', 1, 'the column c twice'],
    ['a quotation mark is not closed', 'a,b\n1,2\n3,"see note\n4,5\n', 3, 'is not closed'],
    ['text follows a closing quotation mark', 'a,b\n"1"2,3', 2, 'follows the quotation mark'],
    ['a quotation mark stands inside a cell', 'a,b\n1"2,3"', 2, 'before a quotation mark'],
  ])('are no table where %s', (_, file, line, said) => {
    expect(cells(file)).toEqual([{ line, message: expect.stringContaining(said) as string }]);
  });

  it('are read alike for results and for ranges', () => {
    const results = readResultRows('participant,day,analyte,unit,value\nP,2026-10-02,HGB,g/dL,12,5');
    expect(results).toMatchObject({ ok: false, faults: [{ line: 2 }] });
    expect(read(['HGB,,,,2020-01-01,g/dL,3,5,5,1,Report'])).toMatchObject({
      ok: false,
      faults: [{ line: 2 }],
    });
  });
});
