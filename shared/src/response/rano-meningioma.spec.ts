import { ranoOverall, ranoTarget, type RanoFindings, type RanoTargetResponse } from './rano-meningioma.js';

describe('the response of the measured lesions by RANO meningioma', () => {
  // Huang RY et al. Neuro Oncol 2019;21:26, Table 1: areas of 50 and 25 % less than the baseline, 25 % more than the
  // smallest.
  it.each<[number, number, number, RanoTargetResponse]>([
    [800, 800, 400, 'PR'],
    [800, 800, 400.1, 'MR'],
    [800, 800, 600, 'MR'],
    [800, 800, 600.1, 'SD'],
    [800, 800, 999.9, 'SD'],
    [800, 800, 1000, 'PD'],
    // 744 + 25 % = 930
    [744, 744, 930, 'PD'],
    [744, 744, 929.9, 'SD'],
    // The smallest was 400: 500 is progression, 499.9 still a minor response (38 % below 800).
    [800, 400, 500, 'PD'],
    [800, 400, 499.9, 'MR'],
    [800, 400, 0, 'CR'],
    // Seen again after all had gone.
    [800, 0, 110, 'PD'],
  ])('baseline %d, smallest %d, now %d mm2: %s', (baseline, nadir, sum, response) => {
    expect(ranoTarget({ sum, baseline, nadir })).toBe(response);
  });
});

describe('the overall response by RANO meningioma', () => {
  const calm: RanoFindings = { nonTarget: 'STABLE', hasNewLesion: false, isWorse: false, steroids: 'SAME' };

  it.each<[RanoTargetResponse, Partial<RanoFindings>, RanoTargetResponse]>([
    ['CR', { nonTarget: 'NONE', steroids: 'NONE' }, 'CR'],
    ['CR', { nonTarget: 'CR', steroids: 'NONE' }, 'CR'],
    // Complete needs no corticosteroids and no other lesion; partial allows the same or less of them.
    ['CR', { nonTarget: 'CR', steroids: 'SAME' }, 'PR'],
    ['CR', { nonTarget: 'STABLE', steroids: 'NONE' }, 'PR'],
    ['PR', { steroids: 'LOWER' }, 'PR'],
    ['MR', {}, 'MR'],
    ['SD', {}, 'SD'],
    // More of them alone are no progression, and no response either.
    ['PR', { steroids: 'HIGHER' }, 'NE'],
    ['PR', { nonTarget: 'NE' }, 'NE'],
    ['PR', { isWorse: true }, 'PD'],
    ['PR', { hasNewLesion: true }, 'PD'],
    ['SD', { nonTarget: 'PD' }, 'PD'],
    ['PD', {}, 'PD'],
    ['PD', { nonTarget: 'NE' }, 'PD'],
    ['PD', { steroids: 'HIGHER' }, 'PD'],
    ['NE', { hasNewLesion: true }, 'PD'],
  ])('measured lesions %s with %j: %s', (target, findings, overall) => {
    expect(ranoOverall(target, { ...calm, ...findings })).toBe(overall);
  });
});
