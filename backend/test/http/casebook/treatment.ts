import {
  codes,
  is,
  no,
  of,
  varied,
  yes,
  type At,
  type FormAnswers,
  type Values,
  type Wrong,
} from './answers.js';

/** Half an hour in the middle of the morning, with amino acids from half an hour before. */
const infusion = ({ clock }: At): Values => ({
  EXOCCUR: yes,
  EXTRT: is('LU-177-DOTATATE'),
  EXSTDTC: clock('10:30'),
  EXENDTC: clock('11:05'),
  EXDOSE: of('7.4', 'GBq'),
  EXROUTE: is('INTRAVENOUS'),
  EXLOT: is('LU26-0114'),
  EXADJ: is('NONE'),
  EXTRTCMP: yes,
  AAOCCUR: yes,
  AASTDTC: clock('09:55'),
  AAENDTC: clock('14:20'),
});

/** The answers of a dose taken back: none was given, and nobody knows why. */
const notGiven = (given: Values): Values => ({
  ...Object.fromEntries(Object.keys(given).map((path) => [path, null])),
  EXOCCUR: no,
  EXREASOC: { absent: 'unknown' },
});

const badInfusions = ({ clock }: At): readonly Wrong[] => [
  [{ EXDOSE: of('0', 'GBq') }, 'EX-NO-ACTIVITY', 'EX-ACTIVITY'],
  [{ AAENDTC: clock('09:50') }, 'AA-ORDER', 'AA-END'],
  [{ EXDOSE: of('74', 'GBq') }, 'EX-ACTIVITY-IMPOSSIBLE', 'EX-ACTIVITY', 'EX-ABOVE-RELEASED'],
  [{ EXDOSE: of('0.74', 'GBq') }, 'EX-ACTIVITY-LOW', 'EX-ACTIVITY'],
  [{ EXDOSE: of('11', 'GBq') }, 'EX-ACTIVITY-UNIT', 'EX-ACTIVITY', 'EX-ABOVE-RELEASED'],
  [{ EXDOSE: of('6.6', 'GBq') }, 'EX-ACTIVITY'],
  // 7.55 GBq half an hour before are 7.534 at the start, and 7.91 with 5 %.
  [{ EXDOSE: of('8', 'GBq') }, 'EX-ABOVE-RELEASED'],
  [{ EXLOT: is('LU26-0115') }, 'EX-LOT'],
  [
    {
      EXSTDTC: clock('10:30', -1),
      EXENDTC: clock('11:05', -1),
      AASTDTC: clock('09:55', -1),
      AAENDTC: clock('14:20', -1),
    },
    'EX-OTHER-DAY',
  ],
  [{ EXDOSE: { absent: 'unknown' } }, 'EX-ACTIVITY-UNSAID'],
  [{ AAOCCUR: no, AASTDTC: null, AAENDTC: null }, 'EX-NO-AMINO-ACIDS'],
  [{ AASTDTC: clock('10:10') }, 'AA-START'],
  [{ AAENDTC: clock('13:50') }, 'AA-END'],
];

/** Thirty to forty minutes are usual. */
const INFUSION: FormAnswers = {
  right: infusion,
  wrong: (at) => [
    ...badInfusions(at),
    [notGiven(infusion(at)), 'EX-REASON-UNSAID'],
    [{ EXENDTC: at.clock('10:00') }, 'EX-ORDER', 'EX-DURATION'],
    [{ EXENDTC: at.clock('11:31'), AAENDTC: at.clock('14:45') }, 'EX-DURATION'],
  ],
};

/** The form names the artery too, which its trials plan in no cycle. */
export const ADMINISTRATION: FormAnswers = {
  ...INFUSION,
  wrong: (at) => [...(INFUSION.wrong?.(at) ?? []), [{ EXROUTE: is('INTRA-ARTERIAL') }, 'EX-ROUTE']],
};

export const ADMINISTRATION_DOTATOC = varied(INFUSION, () => ({
  EXTRT: is('LU-177-DOTATOC'),
  EXDOSE: of('7.5', 'GBq'),
}));

const vessel = (row: string, code: string, share: string): Values => ({
  [`vessel/${row}/EXVESSEL`]: is(code),
  [`vessel/${row}/EXSHARE`]: of(share, '%'),
});

const noVessel = (row: string): Values => ({
  [`vessel/${row}/EXVESSEL`]: null,
  [`vessel/${row}/EXSHARE`]: null,
});

const intraArterial = (at: At): Values => ({
  ...infusion(at),
  EXROUTE: is('INTRA-ARTERIAL'),
  EXLOC: codes('RIGHT', 'LEFT'),
  EXSPLIT: yes,
  ...vessel('v1', 'RIGHT', '60'),
  ...vessel('v2', 'LEFT', '40'),
  ANGCOMP: no,
  AATRT: is('LYSINE-ARGININE'),
  AAVOL: of('1', 'L'),
  OCTSTOP: yes,
  LARDAT: at.days(-35),
});

export const ADMINISTRATION_HEPATIC: FormAnswers = {
  right: intraArterial,
  wrong: (at) => [
    ...badInfusions(at),
    [notGiven(intraArterial(at)), 'EX-REASON-UNSAID'],
    [{ EXENDTC: at.clock('10:00') }, 'EX-ORDER'],
    [{ EXENDTC: at.clock('12:31'), AAENDTC: at.clock('16:00') }, 'EX-DURATION'],
    [{ EXROUTE: is('INTRAVENOUS'), EXLOC: null, EXSPLIT: null, ANGCOMP: null }, 'EX-ROUTE'],
    [{ 'vessel/v2/EXSHARE': of('39', '%') }, 'EX-SPLIT-SUM'],
    [{ ...vessel('v1', 'RIGHT', '100'), ...noVessel('v2') }, 'EX-SPLIT-NONE'],
    [{ AAVOL: of('2.6', 'L') }, 'AA-VOLUME'],
    [{ OCTSTOP: no }, 'OCT-SHORT'],
    [{ LARDAT: at.days(-27) }, 'OCT-LAR'],
  ],
};

/** What was added to a dose, given later: never the part before once more. Together they are more than was planned. */
const secondPart = ({ right }: FormAnswers): FormAnswers => ({
  right: (at) => ({
    ...right(at),
    EXDOSE: of('1.2', 'GBq'),
    EXADJ: is('OTHER'),
    EXSTDTC: at.clock('11:10'),
    EXENDTC: at.clock('11:40'),
    AAENDTC: at.clock('14:45'),
  }),
  wrong: (at) => {
    const { EXDOSE = null, EXSTDTC = null, EXENDTC = null } = right(at);
    return [
      [{ EXDOSE, EXSTDTC, EXENDTC }, 'EX-SAME-PART'],
      [{ EXADJ: is('NONE') }, 'EX-ACTIVITY-PARTS'],
    ];
  },
});

/** By the form the trial records its doses on. */
export const SECOND_PARTS = {
  administration: secondPart(ADMINISTRATION),
  dotatoc: secondPart(ADMINISTRATION_DOTATOC),
  hepatic: secondPart(ADMINISTRATION_HEPATIC),
} as const;

/**
 * 168 cm and 70 kg are 1.81 m2, 825 mg/m2 on them 1491 mg. Less is given, as the DPD test found a partial deficiency:
 * 1000 mg are two tablets of 500 mg, 56 for fourteen days.
 */
export const CAPECITABINE: FormAnswers = {
  right: ({ day }) => ({
    CAPOCCUR: yes,
    CAPDOSE: of('1000', 'mg'),
    CAPSTDAT: is(day),
    CAPDAYS: is('14'),
    CAPDISYN: yes,
    CAPDISDAT: is(day),
    CAPD500: is('56'),
    CAPD150: is('0'),
  }),
  wrong: ({ days }) => [
    [{ CAPDOSE: of('1500', 'mg'), CAPD500: is('84') }, 'CAP-DPD'],
    [{ CAPDOSE: of('1650', 'mg'), CAPD500: is('93') }, 'CAP-DOSE', 'CAP-DPD'],
    [{ CAPSTDAT: days(1) }, 'CAP-START'],
    [{ CAPDAYS: is('13') }, 'CAP-DAYS'],
    [{ CAPD500: is('55') }, 'CAP-DISPENSED'],
    [{ CAPD500: is('0') }, 'CAP-DISPENSED', 'CAP-NONE-DISPENSED'],
  ],
};

/** All 56 tablets were taken. */
export const CAPECITABINE_TAKEN: FormAnswers = {
  right: ({ days }) => ({
    CAPENDAT: days(-7),
    CAPMISS: is('0'),
    CAPADJ: is('NONE'),
    CAPRETYN: yes,
    CAPRETDAT: days(0),
    CAPR500: is('0'),
    CAPR150: is('0'),
  }),
  wrong: ({ days }) => [
    [{ CAPENDAT: days(1), CAPRETDAT: days(2) }, 'CAPT-LATER'],
    [{ CAPMISS: is('29') }, 'CAPT-MISSED'],
    // A tenth of 56 are 5.6 tablets.
    [{ CAPR500: is('6') }, 'CAPT-COUNT'],
    [{ CAPR500: is('57'), CAPMISS: is('28') }, 'CAPT-MORE'],
    [{ CAPRETDAT: days(-8) }, 'CAPT-RETURN-ORDER'],
  ],
};

export const COMPARATOR_TREATMENT: FormAnswers = {
  right: ({ days }) => ({
    CMPTRT: is('HYDROXYUREA'),
    CMPSTDAT: days(-1),
    CMPDOS: of('500', 'mg'),
    CMPFRQ: is('BID'),
    CMPROUTE: is('ORAL'),
    CMPLDAT: days(0),
    CMPMISS: is('0'),
    CMPADJ: is('REDUCED'),
    CMPADJDAT: days(0),
    CMPADJREAS: is('Platelets'),
  }),
  wrong: ({ days }) => [
    [{ CMPADJDAT: days(-2) }, 'CMP-ORDER'],
    [{ CMPLDAT: days(-2) }, 'CMP-LAST-ORDER'],
    [{ CMPROUTE: is('INTRAVENOUS') }, 'CMP-ROUTE-ORAL'],
    [{ CMPTRT: is('BEVACIZUMAB'), CMPFRQ: is('Q2W') }, 'CMP-ROUTE-BEVACIZUMAB'],
    [{ CMPTRT: is('OCTREOTIDE'), CMPDOS: of('30', 'mg'), CMPFRQ: is('Q4W') }, 'CMP-ROUTE-OCTREOTIDE'],
    [{ CMPTRT: is('SUNITINIB'), CMPDOS: of('50.1', 'mg') }, 'CMP-SUNITINIB'],
    [{ CMPTRT: is('EVEROLIMUS'), CMPDOS: of('10.1', 'mg') }, 'CMP-EVEROLIMUS'],
    [{ CMPTRT: is('BEVACIZUMAB'), CMPDOS: of('10', 'mg'), CMPROUTE: is('INTRAVENOUS') }, 'CMP-BEVACIZUMAB'],
  ],
};

/** 7.6 GBq at eight in the morning; half an hour before the infusion 7.55 GBq are measured. */
export const RADIOPHARMACEUTICAL: FormAnswers = {
  right: ({ clock }) => ({
    DAREFID: is('LU26-0114'),
    DARCVDTC: clock('08:30'),
    DACOND: is('INTACT'),
    DACALACT: of('7.6', 'GBq'),
    DACALDTC: clock('08:00'),
    DAVOL: of('20.5', 'mL'),
    DAEXPDTC: clock('20:00', 2),
    DARELYN: yes,
    DARELDTC: clock('09:45'),
    DARELBY: is('Radiopharmacist'),
    DAMEAS: of('7.55', 'GBq'),
    DAMEADTC: clock('10:00'),
  }),
  wrong: ({ clock }) => [
    [{ DAEXPDTC: clock('07:59') }, 'DA-EXPIRY', 'DA-EXPIRED'],
    [{ DARELDTC: clock('08:29') }, 'DA-RELEASE-ORDER'],
    [{ DAEXPDTC: clock('09:44') }, 'DA-EXPIRED'],
    [{ DACOND: is('WRONG'), DACONDX: is('Another batch') }, 'DA-CONDITION'],
    [{ DACALACT: of('7600', 'GBq') }, 'DA-ACTIVITY', 'DA-DECAY'],
    [{ DAMEAS: of('75.5', 'GBq') }, 'DA-MEASURED', 'DA-DECAY'],
    // Two hours leave 7.534 GBq.
    [{ DAMEAS: of('6.78', 'GBq') }, 'DA-DECAY'],
    [{ DAMEAS: of('0', 'GBq') }, 'DA-ZERO', 'DA-MEASURED'],
  ],
};

/** With the reading before the dose 7.413 GBq were given. */
export const UNUSED_DOSE: FormAnswers = {
  right: ({ day, clock }) => ({
    DARETYN: yes,
    DARETACT: of('120', 'MBq'),
    DARETDTC: clock('11:30'),
    DADISP: is('DECAY'),
    DADISDAT: is(day),
  }),
  wrong: ({ days, clock }) => [
    [{ DARETACT: of('1.01', 'GBq') }, 'DU-MUCH', 'DU-GIVEN'],
    [{ DARETACT: of('120', 'GBq') }, 'DU-MUCH', 'DU-IMPOSSIBLE', 'DU-GIVEN'],
    [{ DARETDTC: clock('11:30', -1) }, 'DU-OTHER-DAY'],
    [{ DADISDAT: days(-1) }, 'DU-DISPOSAL-ORDER'],
    [{ DARETYN: no, DARETACT: null, DARETDTC: null, DADISP: null, DADISDAT: null }],
  ],
};

export const CAPECITABINE_CHANGE: FormAnswers = {
  right: ({ days }) => ({
    CAPCHDAT: days(-20),
    CAPCHG: is('REDUCED'),
    CAPNDOSE: of('1150', 'mg'),
    EXADJ: is('ADVERSE-EVENT'),
    EXADJX: is('Hand-foot syndrome'),
  }),
  wrong: () => [
    [{ CAPNDOSE: of('0', 'mg') }, 'CAPC-ZERO', 'CAPC-TABLETS'],
    [{ CAPNDOSE: of('2311', 'mg') }, 'CAPC-HIGH'],
    [{ CAPNDOSE: of('299', 'mg') }, 'CAPC-TABLETS'],
  ],
};
