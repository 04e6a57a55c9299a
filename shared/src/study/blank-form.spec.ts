import type { FormDefinition } from '../forms/definition.js';
import { testForm, testItem } from '../forms/support/test-form.js';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { preferredUnitsOf, visitsAskingFor } from './blank-form.js';
import type { StudyDefinition } from './definition.js';

const MSK = readSeed('studies/msk-ia/study.json') as StudyDefinition;

describe('an empty form of a study', () => {
  it('is asked for at visits, each named once for all cycles', () => {
    expect(visitsAskingFor(MSK, 'angiography')).toEqual([{ code: 'D1', name: 'Cycle … dose' }]);
    expect(visitsAskingFor(MSK, 'death')).toEqual([]);
  });

  it("offers the study's units first, where the form has them and would not do so itself", () => {
    const form = testForm([
      testItem('EXDOSE', 'quantity', { units: ['GBq', 'mCi'], factors: { mCi: 0.037 } }),
      testItem('HGB', 'quantity', { units: ['g/dL', 'g/L'], factors: { 'g/L': 0.1 } }),
      testItem('CREAT', 'quantity', { units: ['umol/L'] }),
      testItem('WEIGHT', 'quantity', { units: ['kg'] }),
    ]);
    expect(preferredUnitsOf(MSK, form)).toEqual({ EXDOSE: 'mCi' });
  });

  // The registry states the dose as 200 mCi; what is calibrated, measured, given and left is read off one instrument.
  it.each(['radiopharmaceutical', 'administration-hepatic', 'unused-dose'])(
    'asks every activity of %s in mCi where the dose is planned in mCi',
    (code) => {
      const form = readSeed(`forms/${code}.json`) as FormDefinition;
      const activities = form.sections
        .flatMap(({ items }) => items)
        .filter(({ units = [] }) => units.includes('mCi'));
      const preferred = preferredUnitsOf(MSK, form);
      expect(activities.map((item) => [item.code, preferred[item.code]])).toEqual(
        activities.map((item) => [item.code, 'mCi']),
      );
      expect(activities).not.toEqual([]);
    },
  );
});
