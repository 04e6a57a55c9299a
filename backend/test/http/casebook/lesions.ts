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
