import { requireCalendarDay } from '../calendar/calendar-day.js';
import { readRangeImport } from './range-import.js';
import { readResultRows } from './result-rows.js';
import { doubtfulIn } from './thousands.js';

describe('a sign before three digits in a file', () => {
  it.each<[string, readonly string[], ',' | '.', readonly string[]]>([
    [
      'is in doubt where it is not the one before decimals',
      ['1,250', '<1,000', '1.250'],
      '.',
      ['1,250', '<1,000'],
    ],
    ['is in doubt the other way round, too', ['1.250', '1,250'], ',', ['1.250']],
    ['is before decimals where another number shows it', ['1,250', '4,1'], '.', []],
    ['is in doubt where another number shows the other sign', ['1.250', '4,1'], '.', ['1.250']],
    [
      'is before decimals after a 0, after four digits and before any other number of them',
      ['0,250', '1234,567', '1,25'],
      '.',
      [],
    ],
    ['is between thousands where it stands twice', ['1,250,000'], '.', ['1,250,000']],
  ])('%s', (_what, numbers, usual, doubtful) => {
    expect(numbers.filter(doubtfulIn(numbers, usual))).toEqual(doubtful);
  });

  it('refuses a result a thousand times too small', () => {
    const head = 'participant,day,analyte,value,unit\n';
    const doubtful = readResultRows(`${head}1,2026-02-03,LDH,"1,250",U/L\n1,2026-02-03,K,4.1,mmol/L`);
    expect(doubtful).toMatchObject({
      ok: false,
      faults: [{ line: 2, message: expect.stringContaining('“1,250” may be 1250') as string }],
      rows: [{ value: '4.1' }],
    });
    const shown = readResultRows(`${head}1,2026-02-03,NEUT,"1,250",10*9/L\n1,2026-02-03,K,"4,1",mmol/L`);
    expect(shown.rows.map(({ value }) => value)).toEqual(['1.250', '4.1']);
    const french = 'participant;day;analyte;value;unit\n1;2026-02-03;NEUT;1,250;10*9/L';
    expect(readResultRows(french)).toMatchObject({ ok: true, rows: [{ value: '1.250' }] });
  });

  it('refuses a limit a thousand times too small', () => {
    const ldh = { code: 'LDH', name: 'LDH', units: ['U/L'], factors: {} };
    const line = `LDH,,,,${requireCalendarDay('2026-01-01')},U/L,,"1,250",Manual`;
    const text = `analyte,sex,age_from,age_to,valid_from,unit,low,high,source\n${line}`;
    expect(readRangeImport(text, [ldh], [])).toMatchObject({
      ok: false,
      faults: [{ line: 2, message: expect.stringContaining('“1,250” may be 1250') as string }],
    });
  });
});
