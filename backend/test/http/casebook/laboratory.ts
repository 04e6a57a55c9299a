import { is, no, of, varied, yes, type Casebook, type FormAnswers, type Values } from './answers.js';

const SAMPLE_LATER = 'LB-OTHER-DAY';

export const HAEMATOLOGY: FormAnswers = {
  right: ({ day }) => ({
    LBDAT: is(day),
    HGB: of('12.1', 'g/dL'),
    HCT: of('36', '%'),
    RBC: of('4.1', '10*12/L'),
    WBC: of('5.8', '10*9/L'),
    NEUT: of('3.1', '10*9/L'),
    LYM: of('1.2', '10*9/L'),
    MONO: of('0.5', '10*9/L'),
    EOS: of('0.2', '10*9/L'),
    BASO: of('0.05', '10*9/L'),
    PLAT: of('210', '10*9/L'),
    RETI: of('60', '10*9/L'),
  }),
  wrong: ({ days }) => [
    [{ LBDAT: days(1) }, SAMPLE_LATER],
    // 3.1 + 1.2 + 0.5 = 4.8 is more than 4 x 1.1 + 0.1 = 4.5; neutrophils alone are not.
    [{ WBC: of('4', '10*9/L') }, 'LB-DIFFERENTIAL'],
    // 3.1 is more than 2 x 1.1 + 0.1 = 2.3; the three parts are as well.
    [{ WBC: of('2', '10*9/L') }, 'LB-DIFFERENTIAL', 'LB-NEUTROPHILS'],
    [{ HGB: of('21', 'g/dL'), HCT: of('60', '%') }, 'LB-HGB-UNLIKELY'],
    [{ WBC: of('51', '10*9/L') }, 'LB-WBC-UNLIKELY'],
    [{ PLAT: of('1001', '10*9/L') }, 'LB-PLAT-UNLIKELY'],
    [{ HCT: of('50', '%') }, 'LB-HCT-HGB'],
    [{ HCT: of('9', '%'), HGB: null }, 'LB-HCT-UNLIKELY'],
    [{ RBC: of('0.4', '10*12/L') }, 'LB-RBC-UNLIKELY'],
    [{ NEUT: of('41', '10*9/L'), WBC: of('49', '10*9/L') }, 'LB-NEUT-UNLIKELY'],
    [{ LYM: of('21', '10*9/L'), WBC: of('30', '10*9/L') }, 'LB-LYM-UNLIKELY'],
    [{ MONO: of('6', '10*9/L'), WBC: of('20', '10*9/L') }, 'LB-MONO-UNLIKELY'],
    [{ EOS: of('200', '10*9/L') }, 'LB-EOS-UNLIKELY'],
    [{ BASO: of('50', '10*9/L') }, 'LB-BASO-UNLIKELY'],
    [{ RETI: of('600', '10*9/L') }, 'LB-RETI-UNLIKELY'],
  ],
};

/** With the limits of entry after Deshayes E et al. BMC Cancer 2022;22:1346. */
export const HAEMATOLOGY_RELUTH = varied(
  HAEMATOLOGY,
  () => ({}),
  () => [
    [{ HGB: of('8', 'g/dL'), HCT: of('24', '%') }, 'LB-HGB-ENTRY'],
    [{ NEUT: of('1499', '/mm3') }, 'LB-NEUT-ENTRY'],
    [{ PLAT: of('79999', '/mm3') }, 'LB-PLAT-ENTRY'],
  ],
);

/** From the report: against them 27 and 26 U/L, 9 and 78 umol/L lie inside, and so do potassium and calcium. */
const LIMITS: Values = {
  '@range/CREAT': of('45..84', 'umol/L'),
  '@range/BILI': of('..21', 'umol/L'),
  '@range/ALT': of('..35', 'U/L'),
  '@range/AST': of('..35', 'U/L'),
  '@range/K': of('3.5..5.1', 'mmol/L'),
  '@range/CA': of('2.15..2.55', 'mmol/L'),
};

const RATE_DIFFERS = 'LB-EGFR-DIFFERS';

/** MDRD of a woman of 68 years with 78 umol/L: 175 x (78/88.4)^-1.154 x 68^-0.203 x 0.742 = 63.7. */
export const CHEMISTRY: FormAnswers = {
  right: ({ day }) => ({
    LBDAT: is(day),
    CREAT: of('78', 'umol/L'),
    EGFR: of('64', 'mL/min/{1.73_m2}'),
    EGFRMETH: is('MDRD'),
    UREA: of('5.6', 'mmol/L'),
    BILI: of('9', 'umol/L'),
    ALT: of('27', 'U/L'),
    AST: of('26', 'U/L'),
    ALP: of('92', 'U/L'),
    GGT: of('41', 'U/L'),
    ALB: of('40', 'g/L'),
    PROT: of('70', 'g/L'),
    NA: of('140', 'mmol/L'),
    K: of('4.2', 'mmol/L'),
    CA: of('2.32', 'mmol/L'),
    LDH: of('205', 'U/L'),
    CGA: of('310', 'ug/L'),
    ...LIMITS,
  }),
  wrong: ({ days }) => [
    [{ LBDAT: days(1) }, SAMPLE_LATER],
    [{ CREAT: of('0.9', 'umol/L') }, 'LB-CREAT-UNLIKELY', RATE_DIFFERS],
    [{ EGFR: of('45', 'mL/min/{1.73_m2}') }, RATE_DIFFERS],
    [{ EGFR: of('<60', 'mL/min/{1.73_m2}') }, RATE_DIFFERS],
    // What was worked out is above 60 too.
    [{ EGFR: of('>60', 'mL/min/{1.73_m2}') }],
    [{ EGFR: of('161', 'mL/min/{1.73_m2}') }, 'LB-EGFR-UNLIKELY', RATE_DIFFERS],
    [{ BILI: of('0.7', 'umol/L') }, 'LB-BILI-UNLIKELY'],
    [{ ALT: of('30', 'ukat/L') }, 'LB-ALT-UNLIKELY'],
    [{ AST: of('30', 'ukat/L') }, 'LB-AST-UNLIKELY'],
    [{ ALB: of('4.2', 'g/L') }, 'LB-ALB-UNLIKELY'],
    [{ ALB: of('50', 'g/L'), PROT: of('49', 'g/L') }, 'LB-ALB-PROT'],
    [{ NA: of('14', 'mmol/L') }, 'LB-NA-UNLIKELY'],
    [{ K: of('0.4', 'mmol/L') }, 'LB-K-UNLIKELY'],
    [{ CA: of('9.6', 'mmol/L') }, 'LB-CA-UNLIKELY'],
    [{ UREA: of('51', 'mmol/L') }, 'LB-UREA-UNLIKELY'],
    [{ ALP: of('9', 'U/L') }, 'LB-ALP-UNLIKELY'],
    [{ GGT: of('1', 'U/L') }, 'LB-GGT-UNLIKELY'],
    [{ PROT: of('7', 'g/L'), ALB: null }, 'LB-PROT-UNLIKELY'],
    [{ LDH: of('22', 'U/L') }, 'LB-LDH-UNLIKELY'],
    [{ CGA: of('900000', 'ug/L') }, 'LB-CGA-UNLIKELY'],
  ],
};

/** With the limits of entry after Deshayes E et al. BMC Cancer 2022;22:1346. */
export const CHEMISTRY_RELUTH = varied(
  CHEMISTRY,
  () => ({}),
  () => [
    [{ EGFR: of('39', 'mL/min/{1.73_m2}') }, 'LB-EGFR-ENTRY', RATE_DIFFERS],
    // A report's whole number stands for what lies within half of one: from 63.2 to 64.2 nothing is asked.
    [{ EGFR: of('63', 'mL/min/{1.73_m2}') }, RATE_DIFFERS],
    [{ EGFR: of('63.2', 'mL/min/{1.73_m2}') }],
    [{ EGFR: of('64.2', 'mL/min/{1.73_m2}') }],
    [{ EGFR: of('65', 'mL/min/{1.73_m2}') }, RATE_DIFFERS],
    [{ EGFRMETH: is('CKD-EPI-2021') }, 'LB-EGFR-FORMULA'],
  ],
);

/** CKD-EPI 2021: 142 x (78/88.4/0.7)^-1.2 x 0.9938^68 x 1.012 = 71.3. */
export const CHEMISTRY_2 = varied(
  CHEMISTRY,
  () => ({
    MG: of('0.85', 'mmol/L'),
    '@range/MG': of('0.7..1.05', 'mmol/L'),
    EGFR: of('71', 'mL/min/{1.73_m2}'),
    EGFRMETH: is('CKD-EPI-2021'),
  }),
  () => [
    [{ MG: of('2.1', 'mmol/L') }, 'LB-MG-UNLIKELY'],
    [{ EGFR: of('64', 'mL/min/{1.73_m2}'), EGFRMETH: is('MDRD') }, RATE_DIFFERS],
    [{ EGFR: of('64', 'mL/min/{1.73_m2}'), EGFRMETH: is('MEASURED') }],
    [{ EGFR: of('64', 'mL/min/{1.73_m2}'), EGFRMETH: is('COCKCROFT-GAULT') }],
  ],
);

/**
 * The mean of LMR, exp(2.50 + 0.0121 x 72 - 0.0158 x 68 + 0.438 x ln 68) = 63.1, and
 * CAPA, 130 x 0.9^-1.069 x 68^-0.117 - 7 = 81.8.
 */
export const CHEMISTRY_3 = varied(
  CHEMISTRY_2,
  () => ({
    CYSTATC: of('0.9', 'mg/L'),
    EGFR: of('72', 'mL/min/{1.73_m2}'),
    EGFRMETH: is('LMR-CAPA'),
  }),
  () => [[{ CYSTATC: of('9', 'mg/L') }, 'LB-CYSTATC-UNLIKELY', RATE_DIFFERS]],
);

export const COAGULATION: FormAnswers = {
  right: ({ day }) => ({
    LBDAT: is(day),
    INR: is('1.05'),
    APTT: of('31', 's'),
    ANTICOAG: no,
    '@range/APTT': of('25..37', 's'),
  }),
  wrong: ({ days }) => [
    [{ LBDAT: days(1) }, SAMPLE_LATER],
    // Above 2.0, unless warfarin or rivaroxaban is taken (ClinicalTrials.gov NCT04544098).
    [{ INR: is('2.01') }, 'LB-INR'],
    [{ INR: is('2.01'), ANTICOAG: yes }],
  ],
};

/** Beside the counts of an earlier day: 12.1 g/dL, 5.8, 3.1 and 210 x 10^9/L. */
const HAEMATOLOGY_AFTER: FormAnswers = {
  right: HAEMATOLOGY.right,
  wrong: () => [
    [{ HGB: of('9', 'g/dL') }, 'LB-HGB-FALL'],
    [{ WBC: of('2.8', '10*9/L'), NEUT: of('1.6', '10*9/L'), LYM: of('0.6', '10*9/L') }, 'LB-WBC-FALL'],
    [{ NEUT: of('1.5', '10*9/L') }, 'LB-NEUT-FALL'],
    [{ PLAT: of('104999', '/mm3') }, 'LB-PLAT-FALL'],
  ],
};

/** Beside 78 umol/L and 40 g/L of an earlier day. */
const chemistryAfter = ({ right }: FormAnswers): FormAnswers => ({
  right,
  wrong: () => [
    [{ CREAT: of('118', 'umol/L') }, 'LB-CREAT-RISE', RATE_DIFFERS],
    [{ ALB: of('27.9', 'g/L') }, 'LB-ALB-FALL'],
  ],
});

/** The blood results of a later day, wrong beside those of an earlier one. */
export const bloodsAfter = (chemistry: FormAnswers): Casebook => ({
  haematology: HAEMATOLOGY_AFTER,
  chemistry: chemistryAfter(chemistry),
});
