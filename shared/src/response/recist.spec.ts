import { percentChange } from './change.js';
import { recistOverall, recistTarget, type NonTargetResponse, type TargetResponse } from './recist.js';

describe('the response of the target lesions by RECIST 1.1', () => {
  // Eisenhauer EA et al. Eur J Cancer 2009;45:228, 4.3.1: at least 30 % below the baseline is partial; at least 20 % and
  // at least 5 mm above the smallest sum is progression.
  it.each<[number, number, number, TargetResponse]>([
    // 100 - 30 % = 70
    [100, 100, 70, 'PR'],
    [100, 100, 70.1, 'SD'],
    // 20 % more than 70 and 14 mm; 20 % more than 20 or 10, but 4 and 2 mm
    [100, 70, 84, 'PD'],
    [20, 20, 24, 'SD'],
    [50, 10, 12, 'PR'],
    // 33.3 - 30 % = 23.31
    [33.3, 33.3, 23.3, 'PR'],
    [33.3, 33.3, 23.4, 'SD'],
    // 50 + 20 % = 60, and 10 mm more
    [100, 50, 60, 'PD'],
    [100, 50, 59.9, 'PR'],
    // 20 + 20 % = 24, but only 4 mm more; 5 mm more are 25
    [40, 20, 24, 'PR'],
    [40, 20, 24.9, 'PR'],
    [40, 20, 25, 'PD'],
    // 25 + 20 % = 30 and 5 mm more, both limits at once
    [25, 25, 30, 'PD'],
    [25, 25, 29.9, 'SD'],
    // 10 mm more, but not 20 % of 60
    [60, 60, 70, 'SD'],
    [60, 60, 72, 'PD'],
    // Growth from the smallest sum outweighs that the sum is far below the baseline.
    [200, 50, 62, 'PD'],
    // 0.1 + 0.2 must not be more than 0.3: 66.7 + 20 % = 80.04
    [66.7, 66.7, 80.1, 'PD'],
    [66.7, 66.7, 80, 'SD'],
  ])('baseline %d, smallest %d, now %d mm: %s', (baseline, nadir, sum, response) => {
    expect(recistTarget({ sum, baseline, nadir }, false)).toBe(response);
  });

  it('is complete when all is gone, though nodes below 10 mm leave a sum', () => {
    expect(recistTarget({ sum: 0, baseline: 80, nadir: 20 }, true)).toBe('CR');
    expect(recistTarget({ sum: 17.5, baseline: 80, nadir: 20 }, true)).toBe('CR');
  });

  it('is progression when something is seen again after all had gone', () => {
    expect(recistTarget({ sum: 3, baseline: 80, nadir: 0 }, false)).toBe('PD');
  });

  it('refuses a sum below 0', () => {
    expect(() => recistTarget({ sum: -1, baseline: 80, nadir: 20 }, false)).toThrow(RangeError);
  });
});

describe('the overall response by RECIST 1.1', () => {
  // Tables 1 and 2 of the paper, line by line.
  it.each<[TargetResponse | null, NonTargetResponse, boolean, string]>([
    ['CR', 'CR', false, 'CR'],
    ['CR', 'NONE', false, 'CR'],
    ['CR', 'NON-CR/NON-PD', false, 'PR'],
    ['CR', 'NE', false, 'PR'],
    ['PR', 'NON-CR/NON-PD', false, 'PR'],
    ['PR', 'NE', false, 'PR'],
    ['SD', 'CR', false, 'SD'],
    ['SD', 'NE', false, 'SD'],
    ['NE', 'NON-CR/NON-PD', false, 'NE'],
    ['PD', 'CR', false, 'PD'],
    ['CR', 'PD', false, 'PD'],
    ['NE', 'PD', false, 'PD'],
    ['CR', 'CR', true, 'PD'],
    ['NE', 'NE', true, 'PD'],
    [null, 'CR', false, 'CR'],
    [null, 'NON-CR/NON-PD', false, 'NON-CR/NON-PD'],
    [null, 'NE', false, 'NE'],
    [null, 'PD', false, 'PD'],
    [null, 'CR', true, 'PD'],
    [null, 'NONE', false, 'NE'],
  ])('target %s, others %s, new lesion %s: %s', (target, nonTarget, isNew, overall) => {
    expect(recistOverall(target, nonTarget, isNew)).toBe(overall);
  });
});

describe('the change of a sum', () => {
  it('is told in percent of what it was', () => {
    expect(percentChange(70, 100)).toBe(-30);
    expect(percentChange(60, 50)).toBe(20);
    // 23.3 / 33.3 - 1 = -0.30030...
    expect(percentChange(23.3, 33.3)).toBeCloseTo(-30.03, 2);
  });

  it('has no percentage of nothing', () => {
    expect(() => percentChange(5, 0)).toThrow(RangeError);
  });
});
