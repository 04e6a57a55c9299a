import { readStudy } from './reader.js';
import { withChanges } from './spec-support/changed.js';
import { seededLibrary } from './spec-support/library.js';

const library = seededLibrary();

function faultOf(changes: readonly (readonly [string, unknown])[]): unknown {
  const reading = readStudy(withChanges(changes), library);
  return reading.ok ? null : reading.faults.map(({ pointer, sentence }) => ({ pointer, sentence }))[0];
}

describe('a definition that leaves the calendar, or the addresses of the product', () => {
  it.each([
    ['/epochs/3/visits/0/timing/offset', '-P3000Y', /The day lies 3000 years away; at most 50/],
    ['/epochs/3/visits/0/timing/window/after', 'P900M', /The window lies 75 years away/],
    ['/epochs/3/visits/0/repeat/every', 'P90Y', /The last repetition lies \d+ years away/],
    ['/epochs/3/cycles/0/next/offset', 'P51Y', /years away/],
    ['/code', 'api', /an address of the product/],
    ['/version', '1 .0', /letters, digits, points/],
    ['/version', '../1', /letters, digits, points/],
    ['/strata/0/code', 'toString', /toString is a name every object has already/],
    ['/sites/1/code', 'constructor', /constructor is a name/],
    ['/facts/0/code', 'valueOf', /valueOf is a name/],
    ['/sites/1/code', 'fr-01', /in nothing but capital letters/],
  ])('is refused at %s', (pointer, value, sentence) => {
    expect(faultOf([[pointer, value]])).toMatchObject({
      sentence: expect.stringMatching(sentence) as string,
    });
  });

  it('may plan fifty years ahead', () => {
    expect(faultOf([['/epochs/4/visits/0/repeat/every', 'P5Y']])).toBeNull();
  });
});
