import { saidInVisit } from './said-in-visit.js';

describe('what another form of the visit says', () => {
  const on = '2026-11-20';
  const previous = {
    LBDAT: { value: { v: on }, on, saidIn: 'Haematology' },
    LBNAM: { value: { v: 'City' }, on, saidIn: 'Haematology' },
    CREAT: { value: { v: '70', unit: 'umol/L', explained: { CHECK: 'Seen' } }, on },
    HEIGHT: { value: { v: '170', unit: 'cm', explained: { CHECK: 'Seen' } }, on, saidIn: 'Vital signs' },
    LBTIM: { value: { absent: 'unknown' as const }, on, saidIn: 'Haematology' },
  };

  it('is offered for open questions, of one form, without what belongs to its values there', () => {
    expect(saidInVisit(['LBDAT', 'LBTIM', 'LBNAM', 'CREAT', 'HEIGHT'], previous, {}, {})).toEqual({
      form: 'Haematology',
      values: { LBDAT: { v: on }, LBNAM: { v: 'City' } },
    });
    expect(saidInVisit(['HEIGHT'], previous, {}, {})?.values).toEqual({ HEIGHT: { v: '170', unit: 'cm' } });
  });

  it('is not offered in the place of what is entered, typed or marked', () => {
    const paths = ['LBDAT', 'LBNAM'];
    const taken = saidInVisit(paths, previous, { LBDAT: { v: '2026-11-19' } }, {});
    expect(taken?.values).toEqual({ LBNAM: { v: 'City' } });
    expect(
      saidInVisit(paths, previous, { LBDAT: { absent: 'unknown' } }, { LBNAM: { text: 'C' } }),
    ).toBeNull();
    expect(saidInVisit(['CREAT'], previous, {}, {})).toBeNull();
  });
});
