import { codes, is, no, of, varied, yes, type FormAnswers, type Values } from './answers.js';

/** Two metastases of the liver and a node: 42 + 31 + 19 = 92 mm. */
const LESIONS: Values = {
  ...target('r1', 'T01', 'LIVER', '42'),
  ...target('r2', 'T02', 'LIVER', '31'),
  ...target('r3', 'T03', 'LYMPH NODE', '19'),
  'non-target/n1/NTLNKID': is('N01'),
  'non-target/n1/NTLOC': is('BONE'),
  'non-target/n1/NTLOCDTL': is('Vertebra L2'),
};

function target(row: string, number: string, organ: string, diameter: string): Values {
  return {
    [`target/${row}/TULNKID`]: is(number),
    [`target/${row}/TULOC`]: is(organ),
    [`target/${row}/TULOCDTL`]: is('Centre'),
    [`target/${row}/TRDIAM`]: of(diameter, 'mm'),
  };
}

const NO_TARGET: Values = Object.fromEntries(
  Object.keys(LESIONS)
    .filter((path) => path.startsWith('target/'))
    .map((path) => [path, null]),
);

const NO_OTHER: Values = Object.fromEntries(
  ['NTLNKID', 'NTLOC', 'NTLOCDTL', 'NTSTATE'].map((item) => [`non-target/n1/${item}`, null]),
);

/** Baseline lesions; the limits are those of RECIST 1.1 (Eisenhauer EA et al. Eur J Cancer 2009;45:228). */
export const LESIONS_BASELINE: FormAnswers = {
  right: ({ day }) => ({ TUDAT: is(day), TUMETHOD: codes('CT'), TUSLICE: of('3', 'mm'), ...LESIONS }),
  wrong: ({ days }) => [
    [{ TUDAT: days(1) }, 'TU-LATER'],
    [NO_TARGET, 'TU-NONE'],
    [{ 'target/r1/TRDIAM': of('0.99', 'cm') }, 'TR-SMALL'],
    [{ 'target/r3/TRDIAM': of('14.9', 'mm') }, 'TR-NODE'],
    // Slices of 10 mm: a lesion has 20 mm at least, and the node has 19.
    [{ TUSLICE: of('10', 'mm') }, 'TR-SLICE'],
    [{ 'target/r1/TRDIAM': of('42', 'cm') }, 'TR-LARGE'],
    [{ 'target/r2/TULNKID': is('T01') }, 'TU-TWICE'],
    [target('r4', 'T04', 'LIVER', '20'), 'TU-ORGAN'],
    [
      {
        ...target('r4', 'T04', 'LUNG', '20'),
        ...target('r5', 'T05', 'LUNG', '20'),
        ...target('r6', 'T06', 'BONE', '20'),
      },
      'TU-FIVE',
    ],
  ],
};

export const TUMOUR_BASELINE = varied(
  LESIONS_BASELINE,
  ({ days }) => ({ PDYN: yes, PDREFDAT: days(-120) }),
  ({ day }) => [[{ PDREFDAT: is(day) }, 'TU-REFERENCE-ORDER', 'TU-REFERENCE-AGE']],
);

export const BASELINE_IMAGING = varied(LESIONS_BASELINE, () => ({ PVTHROMB: no }));

/** Stable against the 92 mm of the baseline: 40 + 30 + 18 = 88 mm, 4 % less. */
export const OVERALL_RESPONSE: FormAnswers = {
  right: ({ day }) => ({
    RSDAT: is(day),
    RSMETHOD: codes('CT'),
    ...target('r1', 'T01', 'LIVER', '40'),
    ...target('r2', 'T02', 'LIVER', '30'),
    ...target('r3', 'T03', 'LYMPH NODE', '18'),
    'non-target/n1/NTLNKID': is('N01'),
    'non-target/n1/NTLOC': is('BONE'),
    'non-target/n1/NTLOCDTL': is('Vertebra L2'),
    'non-target/n1/NTSTATE': is('PRESENT'),
    OVRLRESP: is('SD'),
    NEWLES: is('N'),
  }),
  wrong: ({ days }) => [
    [{ RSDAT: days(1) }, 'RS-LATER'],
    // 42 + 31 + 38 = 111 mm, 20.7 % and 19 mm above 92: progression (Eisenhauer EA et al. Eur J Cancer 2009;45:228).
    [
      {
        ...target('r1', 'T01', 'LIVER', '42'),
        ...target('r2', 'T02', 'LIVER', '31'),
        ...target('r3', 'T03', 'LYMPH NODE', '38'),
      },
      'RS-DIFFERS',
    ],
    [{ NEWLES: is('Y') }, 'RS-DIFFERS', 'RS-NEW-LESION', 'RS-NEW-WHERE'],
    [{ 'new-lesion/l1/NLLOC': is('BONE'), 'new-lesion/l1/NLLOCDTL': is('Vertebra L4') }, 'RS-NEW-DESCRIBED'],
    [{ ...NO_TARGET, ...NO_OTHER }, 'RS-NOTHING-MEASURED'],
    [{ 'target/r2/TULNKID': is('T01') }, 'RS-TWICE'],
    [{ 'target/r1/TRDIAM': of('40', 'cm'), OVRLRESP: is('PD'), PDBASIS: codes('TARGET') }, 'TR-LARGE'],
  ],
};

/** One meningioma of 31 x 24 mm, 744 mm2. */
const MENINGIOMA: Values = {
  'target/r1/TULNKID': is('T01'),
  'target/r1/TULOCDTL': is('Left convexity'),
  'target/r1/LDIAM': of('31', 'mm'),
  'target/r1/LPERP': of('24', 'mm'),
};

const NO_MENINGIOMA: Values = Object.fromEntries(Object.keys(MENINGIOMA).map((path) => [path, null]));

/** What a baseline answers instead: it has no response. */
export const AT_BASELINE: Values = { MRIBASE: yes, NTRGRESP: null, NEWLES: null, OVRLRESP: null };

/** After a baseline of the same size, corticosteroids at the same dose and nothing worse. */
export const MRI_ASSESSMENT: FormAnswers = {
  right: ({ day }) => ({
    MRIDAT: is(day),
    MRICONTR: yes,
    MRIBASE: no,
    ...MENINGIOMA,
    NTRGRESP: is('NONE'),
    NEWLES: is('N'),
    OVRLRESP: is('SD'),
  }),
  wrong: ({ days }) => [
    [{ MRIDAT: days(1) }, 'MRI-LATER'],
    [{ MRICONTR: no }, 'MRI-NO-CONTRAST'],
    [{ 'target/r1/LPERP': of('32', 'mm') }, 'MRI-DIFFERS', 'MRI-GROWTH', 'MRI-PERPENDICULAR'],
    // 38.75 x 24 = 930 mm2, 25 % above 744: progression (Huang RY et al. Neuro Oncol 2019;21:26).
    [{ 'target/r1/LDIAM': of('38.75', 'mm') }, 'MRI-DIFFERS', 'MRI-GROWTH'],
    [{ NEWLES: is('Y') }, 'MRI-DIFFERS', 'MRI-NEW-LESION'],
    [{ OVRLRESP: is('CR') }, 'MRI-COMPLETE', 'MRI-DIFFERS'],
    [{ ...AT_BASELINE, 'target/r1/LPERP': of('9.9', 'mm') }, 'MRI-TOO-SMALL'],
    [{ ...AT_BASELINE, ...NO_MENINGIOMA }, 'MRI-NONE'],
    [{ ...AT_BASELINE, 'target/r1/LDIAM': of('30', 'cm') }, 'MRI-LARGE'],
    [{ ...AT_BASELINE, ...row('r2', 'T01') }, 'MRI-TWICE'],
    [
      {
        ...AT_BASELINE,
        ...row('r2', 'T02'),
        ...row('r3', 'T03'),
        ...row('r4', 'T04'),
        ...row('r5', 'T05'),
        ...row('r6', 'T06'),
      },
      'MRI-FIVE',
    ],
  ],
};

function row(id: string, number: string): Values {
  return {
    [`target/${id}/TULNKID`]: is(number),
    [`target/${id}/TULOCDTL`]: is('Falx'),
    [`target/${id}/LDIAM`]: of('12', 'mm'),
    [`target/${id}/LPERP`]: of('10', 'mm'),
  };
}
