import { compileForm } from '../forms/compile.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import { isOfCells } from './copied-cells.js';
import { itemNamed, unitNamed } from './names-on-reports.js';
import { readPastedResults, type PasteReading } from './pasted-results.js';

const FACTORS: Readonly<Record<string, number>> = { 'g/L': 0.1, '/mm3': 0.001 };
const quantity = (code: string, en: string, fr: string, units: readonly string[]): ItemDefinition => ({
  code,
  label: { en, fr },
  type: 'quantity',
  units,
  factors: Object.fromEntries(units.slice(1).map((unit) => [unit, FACTORS[unit] ?? 1])),
  decimals: 2,
  max: 1000,
  min: 0,
  analyte: code,
});
const ITEMS = [
  quantity('HGB', 'Haemoglobin', 'Hémoglobine', ['g/dL', 'g/L']),
  quantity('WBC', 'White blood cells', 'Leucocytes', ['10*9/L', '/mm3']),
  quantity('NEUT', 'Neutrophils', 'Neutrophiles', ['10*9/L', '/mm3']),
  quantity('PLAT', 'Platelets', 'Plaquettes', ['10*9/L']),
];
const DEFINITION: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'blood',
  version: '1',
  name: 'Blood',
  codelists: {},
  checks: [],
  sections: [{ code: 'counts', name: 'Counts', layout: 'laboratory', items: ITEMS }],
};
const form = compileForm(DEFINITION);

function paste(
  text: string,
  {
    from = 'HGB',
    marked = '',
    decimalSign = '.',
  }: { from?: string; marked?: string; decimalSign?: ',' | '.' } = {},
): PasteReading {
  const targets = ITEMS.map((item) => ({
    item,
    unit: item.units?.[0] ?? null,
    isMarked: item.code === marked,
  }));
  return readPastedResults(text, { form, targets, from, decimalSign });
}
const taken = ({ results }: PasteReading): readonly unknown[] =>
  results.map(({ item, value }) => [item.code, ...('v' in value ? [value.v, value.unit] : [])]);
const told = ({ unread }: PasteReading): readonly unknown[] =>
  unread.map(({ line, fault }) => [line, fault.kind]);

describe('results pasted from a spreadsheet', () => {
  it('hold their unit in the same cell too, by order and by name', () => {
    const expected = [
      ['HGB', '112', 'g/L'],
      ['WBC', '6.1', '10*9/L'],
      ['NEUT', '<1.2', '10*9/L'],
      ['PLAT', '220', '10*9/L'],
    ];
    expect(taken(paste('112 g/L\n6,1 10*9/L\n< 1.2×10⁹/L\n220 G/L'))).toEqual(expected);
    expect(
      taken(paste('Platelets\t220 G/L\nHaemoglobin\t112g/L\nWBC\t6,1 10*9/L\nNeutrophils\t< 1.2 10^9/L\t')),
    ).toEqual(expect.arrayContaining(expected));
    // The number is there; its unit is none of the line's.
    expect(told(paste('112 mg/L\nclotted\n5 %'))).toEqual([
      [1, 'unit'],
      [2, 'number'],
      [3, 'unit'],
    ]);
  });

  it('fill the lines below in order, whatever ends a line and whichever sign is before the decimals', () => {
    expect(taken(paste('11,4\r\n5.2\r\n<0.1\r\n'))).toEqual([
      ['HGB', '11.4', 'g/dL'],
      ['WBC', '5.2', '10*9/L'],
      ['NEUT', '<0.1', '10*9/L'],
    ]);
    expect(taken(paste('3\n150', { from: 'NEUT' }))).toEqual([
      ['NEUT', '3', '10*9/L'],
      ['PLAT', '150', '10*9/L'],
    ]);
  });

  it('are read with the thousands parted by a space, whichever it is', () => {
    expect(taken(paste('Leucocytes\t42 000\t/mm3'))).toEqual([['WBC', '42000', '/mm3']]);
    expect(taken(paste('0.5\n1\u202F000\n1\u00A0000,5'))).toEqual([
      ['HGB', '0.5', 'g/dL'],
      ['WBC', '1000', '10*9/L'],
    ]);
    expect(told(paste('11.4 \n1 00'))).toEqual([[2, 'number']]);
  });

  it('leave a line alone where the cell is blank, unreadable or the line is marked', () => {
    const reading = paste('11.4\n\nclotted\n150');
    expect(taken(reading)).toEqual([
      ['HGB', '11.4', 'g/dL'],
      ['PLAT', '150', '10*9/L'],
    ]);
    expect(reading.unread).toEqual([{ line: 3, text: 'clotted', fault: { kind: 'number' } }]);
    expect(told(paste('11.4\n5.2', { marked: 'WBC' }))).toEqual([[2, 'marked']]);
  });

  it('go where a first column names them: by code, in English or French, with their units', () => {
    const reading = paste('Analyse\tRésultat\tUnité\nplaquettes\t150\tG/L\nHGB\t114\tg/L\nNeutrophils\t2,5');
    expect(taken(reading)).toEqual([
      ['PLAT', '150', '10*9/L'],
      ['HGB', '114', 'g/L'],
      ['NEUT', '2.5', '10*9/L'],
    ]);
    expect(told(reading)).toEqual([[1, 'analyte']]);
  });

  it('take a second column of numbers for their units', () => {
    expect(taken(paste('114\tg/L\n5.200\t/mm³', { decimalSign: ',' }))).toEqual([['HGB', '114', 'g/L']]);
    expect(taken(paste('114\tg/L\n520\t/mm³'))).toContainEqual(['WBC', '520', '/mm3']);
  });

  it('give nothing of an analyte named twice, an unknown unit, too many columns or lines', () => {
    expect(told(paste('HGB\t11\nHGB\t12'))).toEqual([
      [1, 'twice'],
      [2, 'twice'],
    ]);
    expect(told(paste('HGB\t11\tmmol/L\nWBC\t5\t10^9/L\t4\t10'))).toEqual([
      [1, 'unit'],
      [2, 'columns'],
    ]);
    expect(told(paste('1\n2', { from: 'PLAT' }))).toEqual([[2, 'beyond']]);
  });

  it('name what the item cannot hold, and a comma that may part thousands where a point is before decimals', () => {
    const [first] = paste('11.444\n').unread;
    expect(first?.fault).toEqual({ kind: 'refused', sentence: 'Haemoglobin has at most 2 decimals.' });
    expect(told(paste('1,234'))).toEqual([[1, 'ambiguous']]);
    expect(told(paste('1.234', { decimalSign: ',' }))).toEqual([[1, 'ambiguous']]);
    expect(taken(paste('0,12'))).toEqual([['HGB', '0.12', 'g/dL']]);
  });

  it('are of cells where there is a second one: a single number is typed as ever', () => {
    expect([isOfCells('11.4'), isOfCells('11.4\r\n'), isOfCells('1\n2'), isOfCells('HGB\t1')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('names on reports', () => {
  it('mean one item or none', () => {
    expect(itemNamed(ITEMS, ' hemoglobine ')?.code).toBe('HGB');
    expect(itemNamed(ITEMS, 'white-blood cells')?.code).toBe('WBC');
    expect(
      itemNamed([...ITEMS, quantity('HGB2', 'Haemoglobin', 'Autre', ['g/L'])], 'Haemoglobin'),
    ).toBeNull();
    expect(itemNamed(ITEMS, '')).toBeNull();
    expect(itemNamed(ITEMS, 'Polynucléaires neutrophiles')?.code).toBe('NEUT');
    expect(itemNamed(ITEMS, 'Globules blancs')?.code).toBe('WBC');
    // Which cells of the white ones is not said.
    expect(itemNamed(ITEMS, 'Polynucléaires')).toBeNull();
  });

  it('mean the one item whose label they begin, in English and French, and none where two begin so', () => {
    const items = [
      quantity('BILI', 'Bilirubin, total', 'Bilirubine totale', ['umol/L']),
      quantity('CA', 'Calcium, total', 'Calcium total', ['mmol/L']),
    ];
    expect(itemNamed(items, 'Bilirubin')?.code).toBe('BILI');
    expect(itemNamed(items, 'bilirubine')?.code).toBe('BILI');
    expect(itemNamed(items, 'CALCIUM')?.code).toBe('CA');
    // Part of a word, or more than the label says, names nothing.
    expect(['Bilirub', 'Calci', 'Calcium, ionised'].map((said) => itemNamed(items, said))).toEqual(
      Array(3).fill(null),
    );
    const ionised = quantity('CAI', 'Calcium, ionised', 'Calcium ionisé', ['mmol/L']);
    expect(itemNamed([...items, ionised], 'Calcium')).toBeNull();
  });

  it('mean UCUM units as laboratories write them', () => {
    for (const said of ['10⁹/L', 'x10^9/L', '10E9/L', '10**9/L', 'G/L', '10*9/l'])
      expect(unitNamed(['10*9/L', '/mm3'], said)).toBe('10*9/L');
    expect(unitNamed(['g/L', 'g/dL'], 'G/L')).toBe('g/L');
    expect(unitNamed(['umol/L', 'mg/L'], 'µmol/L')).toBe('umol/L');
    expect(unitNamed(['mL/min/{1.73_m2}'], 'mL/min/1.73 m²')).toBe('mL/min/{1.73_m2}');
    expect(unitNamed(['g/L'], 'mg/L')).toBeNull();
  });
});
