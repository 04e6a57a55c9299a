import { compiledSeed } from '../schedule/spec-support/scenario-suite.js';
import { withUseLabels } from './use-labels.js';

describe('what a form takes from elsewhere', () => {
  const study = compiledSeed('reluth');
  const labels = (code: string): Readonly<Record<string, unknown>> => {
    const form = study.forms.get(code);
    if (form === undefined) throw new Error(`no form ${code}`);
    return Object.fromEntries(
      (withUseLabels(study, form.definition).uses ?? []).map(({ name, label }) => [name, label]),
    );
  };

  it('is called by the label of the item it reads', () => {
    expect(labels('haematology')).toMatchObject({ haemoglobinBefore: { en: 'Haemoglobin' } });
    expect(labels('inclusion')).toMatchObject({ platelets: { en: 'Platelets' } });
    expect(labels('unused-dose')).toHaveProperty('startedAt.en', 'Infusion started');
  });

  it('is never told by the name expressions have for it alone, where it is read from a form', () => {
    for (const form of study.forms.values()) {
      const unnamed = (withUseLabels(study, form.definition).uses ?? []).filter(
        ({ label, from }) => label === undefined && ('item' in from || 'previous' in from),
      );
      expect(unnamed).toEqual([]);
    }
  });
});
