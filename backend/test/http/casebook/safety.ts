import type { ItemValue } from '@lutetia/shared/forms/value';
import { codes, is, no, of, yes, type FormAnswers, type Values } from './answers.js';

/** Logs of a participant's own: what happens, is taken or follows besides the visits. */
export const MILD: Values = {
  AETERM: is('Fatigue'),
  AESTDAT: is('2026-02'),
  AEONGO: no,
  AEENDAT: is('2026-03-05'),
  AETOXGR: is('2'),
  AEREL: is('POSSIBLY RELATED'),
  AEACN: is('DOSE NOT CHANGED'),
  AECONTRT: no,
  AEDIS: no,
  AEOUT: is('RECOVERED/RESOLVED'),
  AESER: no,
};

export const HOSPITAL: Values = {
  AESER: yes,
  AESDTH: no,
  AESLIFE: no,
  AESHOSP: yes,
  AESDISAB: no,
  AESCONG: no,
  AESMIE: no,
  AESNARR: is('Admitted with dehydration, discharged on the third day.'),
};

/** The criteria are asked for a serious event only. */
const WITHOUT_CRITERIA: Values = Object.fromEntries(
  [...Object.keys(HOSPITAL), 'AESAWDTC', 'AESRPDTC']
    .filter((item) => item !== 'AESER')
    .map((item) => [item, null]),
);

const unknown: ItemValue = { absent: 'unknown', reason: 'Died in another hospital' };

export const ADVERSE_EVENT: FormAnswers = {
  right: () => MILD,
  wrong: ({ clock, days }) => {
    const serious = { ...HOSPITAL, AESAWDTC: clock('09:00', -5), AESRPDTC: clock('08:00', -4) };
    const fatal = { ...serious, AETOXGR: is('5'), AEOUT: is('FATAL'), AESDTH: yes };
    return [
      [serious],
      // No death is recorded yet.
      [fatal, 'AE-NO-DEATH'],
      [{ ...fatal, AESER: unknown, ...WITHOUT_CRITERIA }, 'AE-DEATH-UNSAID', 'AE-NO-DEATH'],
      [{ ...fatal, AETOXGR: unknown }, 'AE-FATAL-UNSAID', 'AE-NO-DEATH'],
      [{ ...fatal, AEOUT: unknown }, 'AE-DEATH-UNSAID', 'AE-NO-DEATH-GRADE'],
      [{ AEENDAT: is('2026-01') }, 'AE-ORDER'],
      [{ ...serious, AETOXGR: is('5') }, 'AE-FATAL-GRADE', 'AE-DEATH'],
      [{ ...fatal, AETOXGR: is('4') }, 'AE-FATAL-OTHER', 'AE-DEATH-GRADE', 'AE-NO-DEATH'],
      [{ AETOXGR: is('5'), AEOUT: is('FATAL') }, 'AE-FATAL-SERIOUS', 'AE-NO-DEATH'],
      [{ ...fatal, AESDTH: no }, 'AE-DEATH', 'AE-NO-DEATH'],
      [{ ...serious, AESDTH: yes }, 'AE-DEATH-OUTCOME', 'AE-DEATH-GRADE'],
      [{ ...serious, AESHOSP: no }, 'AE-NO-CRITERION'],
      [{ AEONGO: yes, AEENDAT: null }, 'AE-ONGOING-OUTCOME'],
      [{ AEOUT: is('RECOVERING/RESOLVING') }, 'AE-ENDED-OUTCOME'],
      // Known five days before the visit: of that day, and of the day after.
      [{ ...serious, AESTDAT: days(-5), AEENDAT: days(-5) }],
      [{ ...serious, AESTDAT: days(-4), AEENDAT: days(-4) }, 'AE-KNOWN-BEFORE-START'],
      [{ ...serious, AESRPDTC: clock('08:00', -5) }, 'AE-REPORT-ORDER'],
      // 24 hours and a minute.
      [{ ...serious, AESRPDTC: clock('09:01', -4) }, 'AE-REPORT-LATE'],
      [{ AETOXGR: is('4') }, 'AE-GRADE-SERIOUS'],
      [{ AETOXGR: is('1'), AEACN: is('DRUG WITHDRAWN') }, 'AE-TREATMENT-STOPPED'],
    ];
  },
};

export const LANREOTIDE: Values = {
  CMTRT: is('Lanreotide'),
  CMCAT: is('SSA-LONG'),
  CMINDC: is('TUMOUR'),
  CMDOSE: of('120', 'mg'),
  CMDOSFRQ: is('EVERY 4 WEEKS'),
  CMROUTE: is('SUBCUTANEOUS'),
  CMPRIOR: yes,
  CMSTDAT: is('2023-05'),
  CMONGO: no,
  CMENDAT: is('2026-06'),
  CMLSTDAT: is('2026-06-02'),
};

export const HOSPITAL_STAY: Values = {
  HOTERM: is('Dehydration'),
  HOREAS: is('ADVERSE-EVENT'),
  HOAETERM: is('Diarrhoea'),
  HOCAT: is('WARD'),
  HOSTDAT: is('2026-03-10'),
  HOONGO: no,
  HOENDAT: is('2026-03-13'),
};

export const EVEROLIMUS: Values = {
  CMCAT: is('TARGETED'),
  CMTRT: is('Everolimus'),
  CMREAS: is('PROGRESSION'),
  CMSTDAT: is('2026-06'),
  CMONGO: no,
  CMENDAT: is('2026-07'),
};

export const MEDICATION: FormAnswers = {
  right: () => LANREOTIDE,
  wrong: () => {
    const steroid = { CMTRT: is('Dexamethasone'), CMCAT: is('CORTICOSTEROID'), CMLSTDAT: null };
    return [
      [{ CMENDAT: is('2023-04'), CMLSTDAT: null }, 'CM-ORDER'],
      [{ CMLSTDAT: is('2023-04-30') }, 'CM-LAST-BEFORE'],
      [{ CMLSTDAT: is('2026-07-01') }, 'CM-LAST-AFTER'],
      [{ CMCAT: is('ANTITUMOUR'), CMPRIOR: no, CMLSTDAT: null }, 'CM-ANTITUMOUR'],
      [{ ...steroid, CMDOSE: of('4', 'mg'), CMDOSTOT: of('8', 'mg') }],
      [{ ...steroid, CMDOSE: of('4', 'mg'), CMDOSTOT: of('201', 'mg') }, 'CM-STEROID'],
      // 120 g typed for 120 mg.
      [{ CMDOSE: of('100', 'g') }, 'CM-LONG-DOSE'],
      [{ CMDOSE: of('0', 'mg'), CMCAT: is('OTHER'), CMLSTDAT: null }, 'CM-ZERO'],
    ];
  },
};

export const HOSPITALISATION: FormAnswers = {
  right: () => HOSPITAL_STAY,
  wrong: () => [
    [{ HOENDAT: is('2026-03-09') }, 'HO-ORDER'],
    // 91 days after 10 March.
    [{ HOENDAT: is('2026-06-09') }, 'HO-LONG'],
  ],
};

export const SUBSEQUENT_THERAPY: FormAnswers = {
  right: () => EVEROLIMUS,
  wrong: () => [[{ CMENDAT: is('2026-05') }, 'ST-ORDER']],
};

export const SECOND_CANCER: FormAnswers = {
  right: () => ({
    CEDIAG: is('Myelodysplastic syndrome'),
    CECAT: is('MDS'),
    CESTDAT: is('2026-07'),
    CEHIST: yes,
    CEREL: is('POSSIBLY RELATED'),
    CEOUT: is('TREATED'),
    CEAEYN: yes,
  }),
  wrong: () => [
    [{ CEAEYN: no }, 'SC-NOT-REPORTED'],
    [{ CEHIST: no }, 'SC-UNPROVEN'],
  ],
};

/** 280 days from the last menstruation to the birth expected. */
export const PREGNANCY: FormAnswers = {
  right: ({ day, days, clock }) => ({
    PREGDAT: is(day),
    PREGWHO: no,
    PREGLMP: days(-80),
    PREGEDD: days(200),
    PREGSPON: clock('00:05'),
    PREGOUT: is('ONGOING'),
  }),
  wrong: ({ days, clock }) => [
    [{ PREGDAT: days(-3) }, 'PREG-LATE'],
    [{ PREGEDD: days(222) }, 'PREG-EXPECTED'],
    [{ PREGOUT: is('MISCARRIAGE'), PREGODAT: days(-81), PREGSPON: clock('00:10') }, 'PREG-ORDER'],
  ],
};

export const SURVIVAL_FOLLOW_UP: FormAnswers = {
  right: ({ day }) => ({
    SSDAT: is(day),
    SURVSTAT: is('ALIVE'),
    SSSRC: is('PARTICIPANT'),
    SSPDYN: no,
    SSTRTYN: no,
    SSCANYN: no,
    SSAEYN: no,
  }),
  wrong: ({ days }) => [
    [{ SSDAT: days(1) }, 'SS-LATER'],
    [{ SSDAT: days(-32) }, 'SS-OLD'],
  ],
};

export const CONTRACEPTION: FormAnswers = {
  right: () => ({ CONTRYN: yes, PREGYN: no }),
  wrong: () => [
    [{ CONTRYN: no, CONTREAS: is('NOT-FERTILE') }],
    [{ CONTRYN: no, CONTREAS: is('OTHER'), CONTREAX: is('No wish to say') }, 'CON-NONE'],
  ],
};

/** The logs every trial keeps. */
export const LOGS = {
  'adverse-event': ADVERSE_EVENT,
  medication: MEDICATION,
  hospitalisation: HOSPITALISATION,
  'subsequent-therapy': SUBSEQUENT_THERAPY,
  'second-cancer': SECOND_CANCER,
  pregnancy: PREGNANCY,
} as const;

export const LOG_CODES: readonly string[] = Object.keys(LOGS);

/** Genotype and uracil after EMA/229267/2020: 16 ng/mL and 150 ng/mL. */
export const DPD_TEST: FormAnswers = {
  right: ({ days }) => ({
    LBDAT: days(-3),
    DPDMETH: is('BOTH'),
    DPYDVAR: codes('NONE'),
    URACIL: of('60', 'ng/mL'),
    DPDRES: is('PARTIAL'),
  }),
  wrong: ({ days }) => [
    [{ LBDAT: days(1) }, 'DPD-LATER'],
    [{ DPYDVAR: codes('NONE', 'C2846A>T') }, 'DPD-NONE-AND'],
    [{ DPDRES: is('COMPLETE') }, 'DPD-COMPLETE'],
    [{ URACIL: of('150', 'ng/mL'), DPDRES: is('PARTIAL') }, 'DPD-URACIL-COMPLETE'],
    [{ URACIL: of('16', 'ng/mL'), DPDRES: is('NORMAL') }, 'DPD-URACIL-PARTIAL'],
    [{ DPYDVAR: codes('C2846A>T'), URACIL: of('15.9', 'ng/mL'), DPDRES: is('NORMAL') }, 'DPD-VARIANT'],
  ],
};
