import { is, codes, no, yes, of, type FormAnswers } from './answers.js';

/** What every trial asks of a person and of a visit. */
export const VISIT: FormAnswers = {
  right: ({ day }) => ({ VISDAT: is(day), VISLOC: is('trial-site'), VISMODE: is('on-site') }),
  wrong: () => [
    [{ VISLOC: is('laboratory') }, 'VIS-PLACE-MODE'],
    [{ VISMODE: is('home') }, 'VIS-HOME-MODE'],
  ],
};

export const CONSENT: FormAnswers = {
  right: ({ day }) => ({
    RFICDAT: is(day),
    RFICTIM: is('09:15'),
    ICVER: is('2.0'),
    ICDOC: is('MAIN'),
    ICCOPY: yes,
    ICFUTURE: no,
  }),
  wrong: ({ days }) => [
    [{ RFICDAT: days(1) }, 'ICF-AFTER-VISIT'],
    [{ ICCOPY: no }, 'ICF-NO-COPY'],
  ],
};

export const DEMOGRAPHY: FormAnswers = {
  right: () => ({ SEX: is('F'), BRTHYR: is('1958') }),
  // Filled in in 2026.
  wrong: () => [
    [{ BRTHYR: is('2027') }, 'DM-BORN-LATER', 'DM-UNDER-18'],
    [{ BRTHYR: is('1930') }, 'DM-OVER-95'],
  ],
};

export const VITAL_SIGNS: FormAnswers = {
  right: ({ day }) => ({
    VSDAT: is(day),
    VSTIM: is('09:40'),
    VSPOS: is('SITTING'),
    HEIGHT: of('168', 'cm'),
    WEIGHT: of('70', 'kg'),
    SYSBP: of('128', 'mm[Hg]'),
    DIABP: of('76', 'mm[Hg]'),
    PULSE: of('72', '/min'),
    TEMP: of('36.7', 'Cel'),
  }),
  wrong: ({ days }) => [
    [{ DIABP: of('81', 'mm[Hg]'), SYSBP: of('80', 'mm[Hg]') }, 'VS-PRESSURE-ORDER'],
    [{ WEIGHT: of('0', 'kg'), HEIGHT: null }, 'VS-WEIGHT-ZERO', 'VS-WEIGHT'],
    [{ HEIGHT: of('0', 'cm'), WEIGHT: null }, 'VS-HEIGHT-ZERO', 'VS-HEIGHT'],
    // 140 kg and 1.60 m are 54.7 kg/m2.
    [{ WEIGHT: of('140', 'kg'), HEIGHT: of('160', 'cm') }, 'VS-BMI'],
    [{ SYSBP: of('201', 'mm[Hg]') }, 'VS-SYSTOLIC'],
    [{ DIABP: of('39', 'mm[Hg]') }, 'VS-DIASTOLIC'],
    [{ DIABP: of('114', 'mm[Hg]') }, 'VS-PRESSURE-NEAR'],
    [{ PULSE: of('39', '/min') }, 'VS-PULSE'],
    [{ TEMP: of('39.1', 'Cel') }, 'VS-TEMPERATURE'],
    [{ VSDAT: days(-1) }, 'VS-OTHER-DAY'],
  ],
};

export const ECOG: FormAnswers = {
  right: () => ({ ECOG: is('1') }),
  wrong: () => [[{ ECOG: is('5') }, 'ECOG-DEATH']],
};

/** Three is out of the entry of Deshayes E et al. BMC Cancer 2022;22:1346. */
export const ECOG_RELUTH: FormAnswers = {
  right: ECOG.right,
  wrong: () => [
    [{ ECOG: is('5') }, 'ECOG-DEATH', 'ECOG-ENTRY'],
    [{ ECOG: is('3') }, 'ECOG-ENTRY'],
  ],
};

export const TREATMENT_DECISION: FormAnswers = {
  right: ({ day }) => ({ TDDAT: is(day), TDDECIS: is('GIVE') }),
  wrong: ({ days }) => [[{ TDDAT: days(1) }, 'TD-LATER']],
};

/** On the day of the dose, which was given before the decision is entered. */
export const DECISION_AFTER_DOSE: FormAnswers = {
  right: ({ day }) => ({ TDDAT: is(day), TDDECIS: is('GIVE') }),
  wrong: ({ days }) => [
    [{ TDDECIS: is('DELAY'), TDREAS: is('TOXICITY') }, 'TD-GIVEN'],
    [{ TDDECIS: is('SKIP'), TDREAS: is('SUPPLY'), TDDAT: days(-1) }, 'TD-GIVEN'],
    [{ TDDECIS: is('DELAY'), TDREAS: is('TOXICITY'), TDDAT: days(-1) }],
  ],
};

/** On the day of a dose whose last bloods are older than the study takes. */
export const DECISION_ON_OLD_RESULTS: FormAnswers = {
  right: ({ day }) => ({ TDDAT: is(day), TDDECIS: is('GIVE') }),
  asked: ['TD-RESULTS-OLD'],
  wrong: () => [[{}, 'TD-RESULTS-OLD'], [{ TDDECIS: is('DELAY'), TDREAS: is('PARTICIPANT') }]],
};

export const RANDOMISATION: FormAnswers = {
  right: ({ day }) => ({ RANDDAT: is(day), ARMCD: is('EXP'), RANDNO: is('R-0042') }),
  wrong: ({ days }) => [[{ RANDDAT: days(-1) }, 'RAND-OTHER-DAY']],
};

export const ARM_RECEIVED: FormAnswers = {
  right: ({ day }) => ({ ACTARMDAT: is(day), ACTARMCD: is('EXP') }),
};

export const END_OF_TREATMENT: FormAnswers = {
  right: ({ day }) => ({ EOTDAT: is(day), EOTREAS: is('COMPLETED') }),
};

export const WITHDRAWAL: FormAnswers = {
  right: ({ day }) => ({ WDDAT: is(day), WDTRT: yes, WDPROC: yes, WDCONT: no, WDREC: no }),
  wrong: () => [
    [{ WDTRT: no, WDPROC: no }, 'WD-NOTHING'],
    [{ WDTRT: no, WDCONT: yes }, 'WD-CONTACT', 'WD-PROCEDURES'],
  ],
};

export const LOST_TO_FOLLOW_UP: FormAnswers = {
  right: ({ day, days }) => ({
    LTFDAT: days(-60),
    LTFATT: is('3'),
    LTFMEANS: codes('TELEPHONE', 'LETTER'),
    LTFLAST: is(day),
  }),
  wrong: ({ days }) => [
    [{ LTFATT: is('0'), LTFMEANS: null, LTFLAST: null }, 'LTF-NO-ATTEMPT'],
    [{ LTFLAST: days(-61) }, 'LTF-ATTEMPT-BEFORE'],
    [{ LTFATT: is('21') }, 'LTF-MANY-ATTEMPTS'],
  ],
};

export const DEATH: FormAnswers = {
  right: ({ day }) => ({ DTHDAT: is(day.slice(0, 7)), DTHCAUS: is('TUMOUR'), DTHINFO: is('PHYSICIAN') }),
};
