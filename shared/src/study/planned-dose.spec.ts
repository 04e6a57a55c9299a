import { compiledSeed } from '../schedule/spec-support/scenario-suite.js';
import { plannedDose, type PlannedDose } from './planned-dose.js';

describe('plannedDose', () => {
  const at = (code: string, visit: string): PlannedDose | null => {
    const study = compiledSeed(code);
    const slot = study.slots[study.slotsByKey.get(visit) ?? -1];
    if (slot === undefined) throw new Error(`${code} has no ${visit}`);
    return plannedDose(study, slot);
  };

  // ClinicalTrials.gov NCT04544098: cycles 1 and 2 by the artery, 3 and 4 by the vein; 7.4 GBq are 200 mCi. NCT05387603:
  // 7.5 GBq a cycle.
  it.each<[string, string, PlannedDose | null]>([
    ['msk-ia', 'D1/1', { activityGBq: 7.4, activity: { value: 200, unit: 'mCi' }, route: 'intra-arterial' }],
    ['msk-ia', 'D1/3', { activityGBq: 7.4, activity: { value: 200, unit: 'mCi' }, route: 'intravenous' }],
    ['start-net', 'D/1', { activityGBq: 7.5, activity: null, route: 'intravenous' }],
    ['msk-ia', 'PRE/1', null],
    ['msk-ia', 'SCR/0', null],
  ])('%s plans at %s %o', (study, visit, planned) => {
    expect(at(study, visit)).toEqual(planned);
  });
});
