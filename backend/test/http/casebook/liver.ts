import { codes, is, no, of, type FormAnswers } from './answers.js';

export const LIVER_STATUS: FormAnswers = {
  right: ({ day }) => ({
    LIVDAT: is(day),
    LIVINVOL: of('30', '%'),
    LIVNUM: is('6-10'),
    LIVLOBES: codes('RIGHT', 'LEFT'),
    LIVMAX: of('4.2', 'cm'),
    LIVPORTL: is('PATENT'),
    ASCITES: is('NONE'),
    HEPENC: is('NONE'),
  }),
  wrong: ({ days }) => [
    [{ LIVDAT: days(1) }, 'LIV-LATER'],
    [{ LIVINVOL: of('81', '%') }, 'LIV-INVOLVED'],
    [{ LIVPORTL: is('MAIN') }, 'LIV-PORTAL'],
    [{ LIVMAX: of('20.1', 'cm') }, 'LIV-LARGE'],
  ],
};

export const ANGIOGRAPHY: FormAnswers = {
  right: ({ clock }) => ({
    ANGDTC: clock('09:40'),
    ANGSITE: is('FEMORAL-RIGHT'),
    ANGANAT: is('USUAL'),
    ANGPORTL: is('PATENT'),
    ANGEMBO: no,
    ANGCLOSE: is('DEVICE'),
    AGTRT: is('Iodinated'),
    AGVOL: of('90', 'mL'),
    ANGFLUO: of('18', 'min'),
    ANGCOMPL: no,
  }),
  wrong: ({ clock }) => [
    [{ ANGDTC: clock('09:40', -1) }, 'ANG-OTHER-DAY'],
    [{ ANGPORTL: is('MAIN') }, 'ANG-PORTAL'],
    [{ AGVOL: of('301', 'mL') }, 'ANG-CONTRAST'],
    [{ AGVOL: of('0', 'mL') }, 'ANG-NO-CONTRAST'],
    [{ ANGFLUO: of('121', 'min') }, 'ANG-FLUOROSCOPY'],
  ],
};
