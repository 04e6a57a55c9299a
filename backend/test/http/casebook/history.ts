import { all, codes, is, no, of, yes, type FormAnswers } from './answers.js';

/** Four cycles of a first treatment that held the disease for two years. */
export const MEDICAL_HISTORY: FormAnswers = {
  right: () => ({
    PRIMSITE: is('ILEUM'),
    DIAGDAT: is('2019'),
    TGRADE: is('G2'),
    KI67: of('5', '%'),
    PRTRT: is('LU-177-DOTATATE'),
    PRCYC: is('4'),
    PRCUMACT: of('29.6', 'GBq'),
    PRSTDAT: is('2022-11'),
    PRENDAT: is('2023-05'),
    PRRESP: is('SD'),
    PRCTRLM: of('26', 'mo'),
    PRTOX: is('NONE'),
    'prrt-cycles/r1/PRSTDTC': is('2022-11'),
    'prrt-cycles/r1/PRDOSE': of('7.4', 'GBq'),
    'prrt-cycles/r1/PRDOSADJ': no,
    PDTYPE: is('RADIOLOGICAL'),
    PDDAT: is('2025-11'),
    INTERLIN: no,
    'treatments/r1/CMTRT': is('Octreotide'),
    'treatments/r1/CMSTDAT': is('2019'),
  }),
  wrong: () => [
    [{ PRSTDAT: is('2023-11') }, 'MH-CYCLE-ORDER', 'MH-PRRT-ORDER'],
    [{ 'treatments/r1/CMENDAT': is('2018') }, 'MH-CM-ORDER'],
    [{ PRCYC: is('3') }, 'MH-PRRT-CYCLES'],
    [{ PRCTRLM: of('11', 'mo') }, 'MH-CONTROL'],
    [{ PRRESP: is('PD') }, 'MH-RESPONSE'],
    [{ PRTOX: is('BLOOD') }, 'MH-TOXICITY'],
    [{ TGRADE: is('G3') }, 'MH-GRADE'],
    [{ PRIMSITE: is('PANCREAS') }, 'MH-SITE'],
    [{ PDDAT: is('2023-04') }, 'MH-PD-BEFORE'],
    [{ KI67: of('0.5', '%') }, 'MH-KI67-FRACTION'],
    [{ PRCUMACT: of('800', 'GBq') }, 'MH-PRRT-ACTIVITY'],
    [{ PRCTRLM: of('240', 'mo') }, 'MH-CONTROL-LONG'],
    [{ 'prrt-cycles/r1/PRDOSE': of('74', 'GBq') }, 'MH-CYCLE-ACTIVITY'],
    [{ 'prrt-cycles/r1/PRSTDTC': is('2022-10') }, 'MH-CYCLE-ORDER'],
  ],
};

export const NET_HISTORY: FormAnswers = {
  right: () => ({
    PRIMSITE: is('SMALL-BOWEL'),
    DIAGDAT: is('2022'),
    TGRADE: is('G2'),
    KI67: of('8', '%'),
    FUNCTYN: no,
    SSAYN: yes,
    'treatments/r1/CMCAT': is('ANALOGUE'),
    'treatments/r1/CMTRT': is('Lanreotide'),
    'treatments/r1/CMSTDAT': is('2022'),
  }),
  wrong: () => [
    [{ KI67: of('2', '%') }, 'NH-GRADE-KI67'],
    [{ KI67: of('51', '%'), TGRADE: is('G3') }, 'NH-KI67'],
    [{ 'treatments/r1/CMENDAT': is('2021') }, 'NH-CM-ORDER'],
  ],
};

export const NEN_HISTORY: FormAnswers = {
  right: () => ({
    PRIMSITE: is('PANCREAS'),
    DIAGDAT: is('2022'),
    TGRADE: is('G2'),
    KI67: of('8', '%'),
    LIVERPCT: of('30', '%'),
    PDTYPE: codes('GROWTH'),
    PDDAT: is('2025-11'),
    'treatments/r1/CMCAT': is('ANALOGUE'),
    'treatments/r1/CMTRT': is('Lanreotide'),
    'treatments/r1/CMSTDAT': is('2022'),
  }),
  wrong: () => [
    [{ LIVERPCT: of('81', '%') }, 'NH-LIVER'],
    [{ 'treatments/r1/CMENDAT': is('2021') }, 'NH-CM-ORDER'],
  ],
};

export const MENINGIOMA_HISTORY: FormAnswers = {
  right: () => ({
    DIAGDAT: is('2017'),
    WHOGRADE: is('2'),
    PDTYPE: is('GROWTH'),
    PDDAT: is('2025-11'),
    SURGNUM: is('1'),
    SURGDAT: is('2017'),
    EBRTNUM: is('1'),
    EBRTDAT: is('2021-03'),
    SYSTYN: no,
  }),
  wrong: () => [
    [{ SURGNUM: is('0'), SURGDAT: null }, 'MGH-SURGERY'],
    [{ EBRTNUM: is('0'), EBRTDAT: null }, 'MGH-IRRADIATION'],
    [{ SYSTYN: yes }, 'MGH-SYSTEMIC'],
    [{ PDDAT: is('2016') }, 'MGH-BEFORE'],
  ],
};

export const NEUROLOGICAL_STATUS: FormAnswers = {
  right: ({ day }) => ({
    NEDAT: is(day),
    ...all('NEGAIT NESTREN NEATAX NESENS NEVISF NEFACE NELANG NECONSC NEBEHAV', is('0')),
    NESTATE: is('BASELINE'),
    STEROID: is('SAME'),
    STERTRT: is('DEXAMETHASONE'),
    STERDOS: of('4', 'mg/d'),
  }),
  wrong: ({ days }) => [
    [{ NEDAT: days(1) }, 'NE-LATER'],
    [{ NESTATE: is('SAME') }, 'NE-FIRST'],
    [{ STERDOS: of('0', 'mg/d') }, 'NE-STEROID-NONE'],
    [{ STERDOS: of('24.1', 'mg/d') }, 'NE-DEXAMETHASONE'],
  ],
};
