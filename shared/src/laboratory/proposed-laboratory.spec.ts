import { seedForm } from '../forms/support/seed-forms.js';
import { proposedLaboratory } from './proposed-laboratory.js';

const haematology = seedForm('haematology');
const named = (...names: readonly string[]) => ({
  laboratories: names.map((name) => ({ name, ranges: [] })),
});
const own = [{ path: 'LBNAM', value: { v: 'Hospital laboratory' } }];

describe('the laboratory a form proposes', () => {
  it('is the only one of the site', () => {
    expect(proposedLaboratory(haematology, named('Hospital laboratory'), null)).toEqual(own);
  });

  it('is none of two or more, and none where the site has none', () => {
    const last = { v: 'Hospital laboratory' };
    expect(proposedLaboratory(haematology, named('Hospital laboratory', 'Night desk'), last)).toEqual([]);
    expect(proposedLaboratory(haematology, named(), null)).toEqual([]);
  });

  it('is none for a participant whose last results are of another', () => {
    const only = named('Hospital laboratory');
    expect(proposedLaboratory(haematology, only, { v: 'City laboratory' })).toEqual([]);
    expect(proposedLaboratory(haematology, only, { v: ' hospital Laboratory ' })).toEqual(own);
    expect(proposedLaboratory(haematology, only, { absent: 'unknown' })).toEqual(own);
  });

  it('is asked by forms that hold results alone', () => {
    expect(proposedLaboratory(seedForm('visit'), named('Hospital laboratory'), null)).toEqual([]);
  });
});
