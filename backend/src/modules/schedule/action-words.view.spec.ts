import type { FormState } from '@lutetia/shared/forms/value';
import { compiledSeed } from '@lutetia/shared/schedule/spec-support/scenario-suite';
import { actionWords } from './action-words.view.js';

describe('actionWords', () => {
  const study = compiledSeed('reluth');
  const forms = (visit: FormState, haematology: FormState, decision: FormState) => [
    { code: 'visit', state: visit },
    { code: 'haematology', state: haematology },
    { code: 'treatment-decision', state: decision },
  ];
  const blank = 'not-started';
  const begun = 'in-progress';
  const complete = 'complete';

  // Its own form says that the visit took place, and stands before the bloods.
  it.each<[string, FormState, FormState, FormState, string | null, string]>([
    ['nothing is entered', blank, blank, blank, null, 'Record visit'],
    ['a decision was taken ahead', blank, blank, complete, null, 'Record visit'],
    ['bloods came before the visit', blank, begun, blank, null, 'Record visit'],
    ['the visit is half recorded', begun, blank, blank, null, 'Continue'],
    ['the visit is recorded', complete, blank, blank, '2026-11-20', 'Enter bloods'],
    ['a form is begun', complete, begun, blank, '2026-11-20', 'Continue'],
    ['a form is complete', complete, complete, blank, '2026-11-20', 'Continue'],
  ])('where %s', (_what, visit, haematology, decision, occurred, words) => {
    const asked = forms(visit, haematology, decision);
    expect(actionWords(study, { code: 'PRE', cycle: 1, occurred }, asked)).toBe(words);
  });

  it('are the study’s at once where another form stands first', () => {
    const asked = [
      { code: 'randomisation', state: blank },
      { code: 'visit', state: blank },
    ] as const;
    expect(actionWords(study, { code: 'RND', cycle: 0, occurred: null }, asked)).toBe('Enter randomisation');
  });
});
