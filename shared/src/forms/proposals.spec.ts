import { sectionPath, WHOLE_FORM } from './absences.js';
import type { FormDefinition } from './definition.js';
import { openProposals, proposalsPassed, type OpenProposals, type ProposedValue } from './proposals.js';
import type { FormChanges, FormValues } from './value.js';

const definition: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'visit',
  version: '1',
  name: 'Visit',
  codelists: {},
  sections: [
    {
      code: 'visit',
      name: 'Visit',
      items: ['DAY', 'PLACE', 'MODE', 'NOTE'].map((code) => ({ code, label: code, type: 'text' })),
    },
  ],
  checks: [],
};
const proposed: readonly ProposedValue[] = [
  { path: 'MODE', value: { v: 'on-site' } },
  { path: 'PLACE', value: { v: 'hospital' }, given: { path: 'MODE', v: 'on-site' } },
  { path: 'PLACE', value: { v: 'home' }, given: { path: 'MODE', v: 'home' } },
];
const open = (values: FormValues, held: readonly string[] = []) =>
  openProposals(definition, proposed, values, (path) => held.includes(path));

describe('what a form proposes', () => {
  it('stands where nothing is entered', () => {
    expect(open({})).toEqual({ MODE: { v: 'on-site' }, PLACE: { v: 'hospital' } });
  });

  it('follows the answer it goes with', () => {
    expect(open({ MODE: { v: 'home' } })).toEqual({ PLACE: { v: 'home' } });
    expect(open({ MODE: { v: 'telephone' } })).toEqual({});
    expect(open({ MODE: { absent: 'unknown' } })).toEqual({});
  });

  it('gives way to what is entered or marked absent, and does not come back where it was emptied', () => {
    expect(open({ PLACE: { v: 'other' } })).toEqual({ MODE: { v: 'on-site' } });
    expect(open({ PLACE: { absent: 'unknown' } })).toEqual({ MODE: { v: 'on-site' } });
    expect(open({}, ['PLACE'])).toEqual({ MODE: { v: 'on-site' } });
    expect(open({}, ['MODE'])).toEqual({});
    expect(open({ [WHOLE_FORM]: { absent: 'not-done' } })).toEqual({});
    expect(open({ [sectionPath('visit')]: { absent: 'not-done' } })).toEqual({});
  });
});

describe('what is saved with an entry', () => {
  const passed = (entered: FormChanges): OpenProposals => {
    const given = Object.entries(entered).flatMap(([path, value]) => (value === null ? [] : [[path, value]]));
    return proposalsPassed(definition, open({}), open(Object.fromEntries(given) as FormValues), entered);
  };

  it('is what stands above it', () => {
    expect(passed({ NOTE: { v: 'x' } })).toEqual({ MODE: { v: 'on-site' }, PLACE: { v: 'hospital' } });
    expect(passed({ MODE: { v: 'on-site' } })).toEqual({ PLACE: { v: 'hospital' } });
  });

  it('is nothing that the entry itself changes, which nobody has seen', () => {
    expect(passed({ MODE: { v: 'home' } })).toEqual({});
    expect(passed({ MODE: { v: 'telephone' } })).toEqual({});
  });

  it('is nothing for an entry above, for a field emptied, and for what is no item', () => {
    expect(passed({ DAY: { v: '2026-11-21' } })).toEqual({});
    expect(passed({ NOTE: null })).toEqual({});
    expect(passed({ '@section/other': { absent: 'not-done' } })).toEqual({});
  });
});
