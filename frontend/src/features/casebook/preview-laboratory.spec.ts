import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { previewLaboratory } from './preview-laboratory.js';

const FORM: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'haematology',
  version: '1',
  name: 'Haematology',
  codelists: {},
  sections: [
    { code: 'sample', name: 'Sample', items: [{ code: 'LBDAT', label: 'Sample date', type: 'day' }] },
    {
      code: 'counts',
      name: 'Counts',
      layout: 'laboratory',
      items: [{ code: 'PLAT', label: 'Platelets', type: 'quantity', units: ['10*9/L'], analyte: 'PLAT' }],
    },
  ],
  checks: [],
};

describe('The preview of a form with results', () => {
  it('lays each of them in the table under its heads, and nothing else', () => {
    expect([...(previewLaboratory(FORM)?.results.keys() ?? [])]).toEqual(['PLAT']);
  });

  it('has no laboratory where the form has no results', () => {
    expect(previewLaboratory({ ...FORM, sections: FORM.sections.slice(0, 1) })).toBeNull();
  });
});
