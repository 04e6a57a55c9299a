import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import { rowsToTakeOver } from './take-over.js';

const SECTION: SectionDefinition = {
  code: 'target',
  name: 'Target lesion',
  repeating: true,
  items: [
    { code: 'NUMBER', label: 'Lesion', type: 'text', carries: true },
    { code: 'SIZE', label: 'Diameter', type: 'decimal' },
  ],
};
const was = (v: string, on: string) => ({ value: { v }, on });

describe('taking over the rows of an earlier form', () => {
  const previous = {
    'target/a/NUMBER': was('T01', '2026-01-08'),
    'target/a/SIZE': was('42', '2026-03-02'),
    'target/b/NUMBER': was('T02', '2026-03-02'),
    'other/c/NUMBER': was('N01', '2026-03-02'),
  };

  it('brings who they are, and leaves what was measured to be measured anew', () => {
    expect(rowsToTakeOver(SECTION, previous, {})).toEqual({
      rowIds: ['a', 'b'],
      values: { 'target/a/NUMBER': { v: 'T01' }, 'target/b/NUMBER': { v: 'T02' } },
      on: '2026-03-02',
    });
  });

  it('offers only rows the form does not have', () => {
    const held = { 'target/a/SIZE': { v: '40' } };
    expect(rowsToTakeOver(SECTION, previous, held).rowIds).toEqual(['b']);
    expect(rowsToTakeOver(SECTION, {}, {})).toEqual({ rowIds: [], values: {}, on: null });
  });
});
