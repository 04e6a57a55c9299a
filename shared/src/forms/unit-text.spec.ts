import { unitsText, unitText } from './unit-text.js';

it.each([
  ['umol/L', 'µmol/L'],
  ['ukat/L', 'µkat/L'],
  ['10*9/L', '10⁹/L'],
  ['10*12/L', '10¹²/L'],
  ['/uL', '/µL'],
  ['/mm3', '/mm³'],
  ['cm3', 'cm³'],
  ['mm2', 'mm²'],
  ['mg/m2', 'mg/m²'],
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['Gy.cm2', 'Gy·cm²'],
  ['U/L', 'U/L'],
  ['mg/dL', 'mg/dL'],
])('%s is printed %s', (ucum, printed) => {
  expect(unitText(ucum)).toBe(printed);
});

it('several are named in a sentence', () => {
  expect(unitsText(['umol/L', 'mg/dL'])).toBe('µmol/L or mg/dL');
});
