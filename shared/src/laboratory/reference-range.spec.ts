import { requireCalendarDay } from '../calendar/calendar-day.js';
import {
  overlappingRange,
  rangeFor,
  wasNeverValid,
  type ReferenceRange,
  type SampleOf,
} from './reference-range.js';

const day = requireCalendarDay;

function range(id: string, changed: Partial<ReferenceRange> = {}): ReferenceRange {
  return {
    id,
    analyte: 'HGB',
    sex: null,
    ageFrom: null,
    ageTo: null,
    validFrom: day('2026-01-01'),
    validTo: null,
    low: '12.0',
    high: '16.0',
    unit: 'g/dL',
    ...changed,
  };
}

const SAMPLE: SampleOf = { sex: 'F', yearOfBirth: 1960, day: day('2026-06-15') };

function chosen(ranges: readonly ReferenceRange[], sample: Partial<SampleOf> = {}): string {
  const choice = rangeFor(ranges, 'HGB', { ...SAMPLE, ...sample });
  return choice.kind === 'range'
    ? choice.range.id
    : choice.kind === 'unknown'
      ? `no ${choice.missing}`
      : 'none';
}

describe('the range of a sample', () => {
  const FORMER = range('former', { validFrom: day('2025-01-01'), validTo: day('2026-03-31') });
  const PRESENT = range('present', { validFrom: day('2026-04-01') });

  it.each([
    ['2024-12-31', 'none'],
    ['2025-01-01', 'former'],
    ['2026-03-31', 'former'],
    ['2026-04-01', 'present'],
  ])('is the one valid on its day: on %s %s', (on, id) => {
    expect(chosen([FORMER, PRESENT], { day: day(on) })).toBe(id);
  });

  it('is that of the sex, and unknown where the sex decides and nobody said it', () => {
    const [women, men] = [range('women', { sex: 'F' }), range('men', { sex: 'M' })];
    expect(chosen([women, men])).toBe('women');
    expect(chosen([women, men], { sex: 'M' })).toBe('men');
    expect(chosen([women, men], { sex: 'U' })).toBe('no sex');
    expect(chosen([women, men], { sex: null })).toBe('no sex');
    expect(chosen([women], { sex: 'M' })).toBe('none');
    expect(chosen([range('all')], { sex: null })).toBe('all');
  });

  it.each([
    // Born in 1960 she is 64 or 65 in June 2025, 65 or 66 in June 2026: both ages must be of the range.
    ['2025-06-15', 'no age'],
    ['2025-12-31', 'old'],
    ['2026-06-15', 'old'],
    ['2024-06-15', 'young'],
    ['2024-12-31', 'young'],
  ])(
    'is that of the age on its day where one range holds before and after the birthday: on %s %s',
    (on, id) => {
      const always = { validFrom: day('2020-01-01') };
      const [young, old] = [
        range('young', { ageTo: 64, ...always }),
        range('old', { ageFrom: 65, ...always }),
      ];
      expect(chosen([young, old], { day: day(on) })).toBe(id);
    },
  );

  it('needs no year of birth where one range holds for all ages', () => {
    expect(chosen([range('all')], { yearOfBirth: null })).toBe('all');
    expect(chosen([range('adults', { ageFrom: 18 })], { yearOfBirth: null })).toBe('no age');
  });

  it('is unknown without the day of the sample, and none for another analyte', () => {
    expect(chosen([PRESENT], { day: null })).toBe('no day');
    expect(rangeFor([PRESENT], 'WBC', SAMPLE)).toEqual({ kind: 'none' });
  });
});

describe('a range that would hold for samples of another', () => {
  const women = range('women', { sex: 'F', ageFrom: 18, ageTo: 64 });

  it.each([
    [{ sex: 'F', ageFrom: 64, ageTo: 80 } as const, 'women'],
    [{ sex: 'F', ageFrom: 65, ageTo: 80 } as const, null],
    [{ sex: 'F', ageTo: 17 } as const, null],
    [{ sex: 'F', ageTo: 18 } as const, 'women'],
    [{ sex: 'M' } as const, null],
    [{ sex: null } as const, 'women'],
    [{ analyte: 'WBC' } as const, null],
    [{ sex: 'F', validTo: day('2025-12-31'), validFrom: day('2025-01-01') } as const, null],
    [{ sex: 'F', validTo: day('2026-01-01'), validFrom: day('2025-01-01') } as const, 'women'],
  ])('is found at both edges: %j', (changed, id) => {
    expect(overlappingRange([women], range('new', changed))?.id ?? null).toBe(id);
  });

  it('is one for everybody, whatever the sex of the other', () => {
    expect(overlappingRange([range('all')], range('new', { sex: 'F' }))?.id).toBe('all');
    expect(overlappingRange([range('all')], range('new', { sex: null }))?.id).toBe('all');
  });

  it('is none where the other was taken back', () => {
    const takenBack = range('taken back', { validTo: day('2025-12-31') });
    expect(wasNeverValid(takenBack)).toBe(true);
    expect(wasNeverValid(range('one day', { validTo: day('2026-01-01') }))).toBe(false);
    expect(overlappingRange([takenBack], range('new'))).toBe(null);
  });
});
