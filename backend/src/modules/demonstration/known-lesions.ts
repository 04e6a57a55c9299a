import type { KnownAnswers } from './answers.js';

/** What the lesions of a course did since its baseline. */
export type Course = 'BASELINE' | 'CR' | 'PR' | 'MR' | 'SD' | 'PD';

/**
 * Diameters in mm. 42 + 31 + 19 = 92 at the start; stable 88, 4 % less; partial 59, 36 % less (RECIST 1.1: 30 %);
 * progressive 120, 36 % above the smallest sum of 88 (20 % and 5 mm).
 */
const DIAMETERS: Readonly<Partial<Record<Course, readonly [number, number, number]>>> = {
  BASELINE: [42, 31, 19],
  PR: [27, 20, 12],
  PD: [56, 40, 24],
};
const STABLE = [40, 30, 18] as const;

/** Two metastases of the liver, a node beside them, and bone that is not measured. */
export function lesionAnswers(course: Course): KnownAnswers {
  const [first, second, node] = DIAMETERS[course] ?? STABLE;
  return {
    ...target('t01', 'LIVER', 'Segment VI', first),
    ...target('t02', 'LIVER', 'Segment III', second),
    ...target('t03', 'LYMPH NODE', 'Mesenteric', node),
    'non-target/n01/NTLNKID': { v: 'N01' },
    'non-target/n01/NTLOC': { v: 'BONE' },
    'non-target/n01/NTLOCDTL': { v: 'Vertebra L2' },
    'non-target/n01/NTSTATE': { v: 'PRESENT' },
  };
}

function target(row: string, organ: string, where: string, diameter: number): KnownAnswers {
  return {
    [`target/${row}/TULNKID`]: { v: row.toUpperCase() },
    [`target/${row}/TULOC`]: { v: organ },
    [`target/${row}/TULOCDTL`]: { v: where },
    [`target/${row}/TRDIAM`]: { v: String(diameter), unit: 'mm' },
  };
}

/**
 * Two diameters in mm of one meningioma: 31 x 24 = 744 mm2 at the start; stable 714, 4 % less; partial 352, 53 % less
 * (RANO: 50 %); progressive 982.8, 32 % more than at the start (25 % above the smallest).
 */
const MENINGIOMA: Readonly<Partial<Record<Course, readonly [string, string]>>> = {
  BASELINE: ['31', '24'],
  PR: ['22', '16'],
  PD: ['36', '27.3'],
};

/** The one lesion of a meningioma on MRI. */
export function meningiomaAnswers(course: Course): KnownAnswers {
  const [longest, across] = MENINGIOMA[course] ?? ['30', '23.8'];
  return {
    'target/t01/TULNKID': { v: 'T01' },
    'target/t01/TULOCDTL': { v: 'Left convexity' },
    'target/t01/LDIAM': { v: longest, unit: 'mm' },
    'target/t01/LPERP': { v: across, unit: 'mm' },
  };
}
