/**
 * UCUM codes (ucum.org, case-sensitive) a quantity of a form may be in. A code that is right UCUM and not among them is
 * added here, with its print in `display.ts` where that differs.
 */
export const UCUM_CODES: readonly string[] = [
  // Proportion and counts.
  ...['1', '%', '/min', '/h', '/d', '/L', '/uL', '/mm3', '10*6/L', '10*9/L', '10*12/L', '10*3/uL', '10*6/uL'],
  // Length, area, volume.
  ...['mm', 'cm', 'm', '[in_i]', 'mm2', 'cm2', 'm2', 'mL', 'dL', 'L', 'cm3', 'fL', 'L/L'],
  // Mass and dose of a medicine.
  ...['pg', 'ng', 'ug', 'mg', 'g', 'kg', '[lb_av]', 'mg/d', 'mg/kg', 'mg/m2', 'mg/m2/d', 'ug/d', 'kg/m2'],
  // Concentration and catalytic activity.
  ...['g/L', 'g/dL', 'mg/L', 'mg/dL', 'ug/L', 'ug/dL', 'ng/L', 'ng/mL', 'ng/dL', 'pg/mL', 'mol/L', 'mmol/L'],
  ...[
    'umol/L',
    'nmol/L',
    'pmol/L',
    'meq/L',
    'mg/g',
    'mg/mmol',
    'mmol/mol',
    'U/L',
    'U/mL',
    'ukat/L',
    'nkat/L',
  ],
  ...['[IU]/L', 'k[IU]/L', 'm[IU]/L', 'm[IU]/mL', '[IU]/mL'],
  // Time and rate.
  ...['ms', 's', 'min', 'h', 'd', 'wk', 'mo', 'a', 'mL/min', 'mL/h', 'mL/min/{1.73_m2}', 'mL/s'],
  // Body.
  ...['Cel', '[degF]', 'mm[Hg]', 'kPa'],
  // Radioactivity, absorbed dose, dose rate.
  ...[
    'Bq',
    'kBq',
    'MBq',
    'GBq',
    'uCi',
    'mCi',
    'Ci',
    'MBq/kg',
    'MBq/mL',
    'GBq/mL',
    'mCi/mL',
    'mGy',
    'Gy',
    'Gy/GBq',
  ],
  ...['mGy/MBq', 'mSv', 'Sv', 'uSv/h', 'mSv/h'],
];
