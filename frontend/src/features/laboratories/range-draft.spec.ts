import { draftOf, faultsOf, requestOf, type RangeDraft } from './range-draft.js';

const ANALYTES = [{ code: 'HGB', name: 'Haemoglobin', units: ['g/dL', 'g/L'] }];
const DRAFT: RangeDraft = {
  ...draftOf(null, ANALYTES),
  low: '12,0',
  high: '16',
  validFrom: '2026-01-01',
  source: ' Manual 5 ',
};

describe('a range as it is typed', () => {
  it('begins with the first analyte, its first unit, and everybody', () => {
    expect(draftOf(null, ANALYTES)).toMatchObject({ analyte: 'HGB', unit: 'g/dL', sex: '', low: '' });
  });

  it('is sent with a point and without what is open', () => {
    expect(faultsOf(DRAFT)).toEqual(new Set());
    expect(requestOf({ ...DRAFT, ageFrom: '18' }, 'former')).toEqual({
      analyte: 'HGB',
      sex: null,
      ageFrom: 18,
      ageTo: null,
      low: '12.0',
      high: '16',
      unit: 'g/dL',
      validFrom: '2026-01-01',
      source: 'Manual 5',
      replaces: 'former',
    });
  });

  it.each([
    [{ low: '', high: '' }, 'low'],
    [{ low: '17' }, 'low'],
    [{ high: 'x' }, 'high'],
    [{ ageFrom: '131' }, 'ageFrom'],
    [{ ageTo: '-1' }, 'ageTo'],
    [{ validFrom: '' }, 'validFrom'],
    [{ source: ' ' }, 'source'],
  ])('is at fault with %j', (changed, name) => {
    expect(faultsOf({ ...DRAFT, ...changed })).toEqual(new Set([name]));
  });

  it('needs one limit only', () => {
    expect(faultsOf({ ...DRAFT, low: '' })).toEqual(new Set());
    expect(faultsOf({ ...DRAFT, high: '' })).toEqual(new Set());
  });
});
