import { is, no, of, yes, type FormAnswers } from './answers.js';

export const PHYSICAL_EXAMINATION: FormAnswers = {
  right: ({ day }) => ({
    PEDAT: is(day),
    PERES: is('ABNORMAL'),
    'findings/r1/PETEST': is('ABDOMEN'),
    'findings/r1/PEDESC': is('Liver 3 cm below the costal margin'),
    'findings/r1/PECLSIG': no,
  }),
  wrong: ({ days }) => [[{ PEDAT: days(1) }, 'PE-LATER']],
};

export const ECG: FormAnswers = {
  right: ({ day }) => ({
    EGDAT: is(day),
    EGHRMN: of('68', '/min'),
    PRAG: of('160', 'ms'),
    QRSAG: of('92', 'ms'),
    QTAG: of('390', 'ms'),
    QTCFAG: of('407', 'ms'),
    INTP: is('NORMAL'),
  }),
  wrong: ({ days }) => [
    [{ EGDAT: days(1) }, 'EG-LATER'],
    [{ QRSAG: of('392', 'ms') }, 'EG-PART', 'EG-QRS'],
    [{ EGHRMN: of('39', '/min') }, 'EG-RATE'],
    [{ QTCFAG: of('501', 'ms') }, 'EG-QTC-LONG'],
    [{ QTCFAG: of('40', 'ms') }, 'EG-QTC-SHORT'],
    [{ PRAG: of('16', 'ms') }, 'EG-PR'],
  ],
};

export const PREGNANCY_TEST: FormAnswers = {
  right: ({ day }) => ({
    CHILDPOT: yes,
    LBDAT: is(day),
    LBSPEC: is('SERUM'),
    HCG: is('NEGATIVE'),
    CONTRYN: yes,
  }),
  wrong: ({ days }) => [
    [{ LBDAT: days(1) }, 'PT-LATER'],
    [{ HCG: is('POSITIVE') }, 'PT-POSITIVE'],
    [{ LBDAT: days(-15) }, 'PT-OLD'],
    [{ CONTRYN: no }, 'PT-NO-CONTRACEPTION'],
    [{ CHILDPOT: no, RPREAS: is('POSTMENOPAUSAL'), LBDAT: null, LBSPEC: null, HCG: null, CONTRYN: null }],
  ],
};

export const SOMATOSTATIN_ANALOGUE: FormAnswers = {
  right: ({ days, clock }) => ({
    SSALYN: yes,
    SSALTRT: is('LANREOTIDE'),
    SSALDOSE: of('120', 'mg'),
    SSALDAT: days(-28),
    SSALNDTC: clock('17:00'),
    SSASYN: yes,
    SSASDTC: clock('09:00', -1),
  }),
  wrong: ({ days, clock }) => [
    [{ SSALDAT: days(-27) }, 'SSA-LONG'],
    [{ SSALDAT: days(1) }, 'SSA-LONG', 'SSA-LONG-LATER'],
    [{ SSALDOSE: of('9', 'mg') }, 'SSA-LONG-DOSE'],
    [{ SSASDTC: clock('07:00') }, 'SSA-SHORT'],
    [{ SSALNDTC: clock('17:00', -1) }, 'SSA-NEXT'],
  ],
};
