import { codes, is, no, of, yes, type FormAnswers } from './answers.js';

export const SSTR_PET: FormAnswers = {
  right: ({ day, days, clock }) => ({
    SSTRDAT: is(day),
    SSTRMETH: is('PET'),
    SSTRTRT: is('GA-68-DOTATOC'),
    SUVMAX: is('24'),
    LIVRUPT: is('ABOVE'),
    SSTRPCT: of('95', '%'),
    SSTRNEG: no,
    SSTRSUFF: yes,
    SSALDAT: days(-21),
    SSASDTC: clock('18:00', -1),
  }),
  wrong: ({ days, clock }) => [
    [{ SSALDAT: days(-20) }, 'SSTR-ANALOGUE-LONG'],
    [{ SSALDAT: days(1) }, 'SSTR-ANALOGUE-AFTER', 'SSTR-ANALOGUE-LONG'],
    [{ SSASDTC: clock('06:00') }, 'SSTR-ANALOGUE-SHORT'],
    [{ SSTRDAT: days(1) }, 'SSTR-LATER'],
    [{ SSTRPCT: of('0', '%') }, 'SSTR-NOTHING'],
    [{ SSTRPCT: of('100', '%'), SSTRNEG: yes }, 'SSTR-ALL'],
    [{ SUVMAX: is('240') }, 'SSTR-SUV'],
    [{ SSTRTRT: is('IN-111-PENTETREOTIDE') }, 'SSTR-RADIOLIGAND'],
  ],
};

export const FDG_PET: FormAnswers = {
  right: ({ day }) => ({
    FDGDAT: is(day),
    FDGGLUC: of('5.4', 'mmol/L'),
    FDGACT: of('280', 'MBq'),
    FDGRES: is('POSITIVE'),
    FDGSUV: is('8'),
    FDGDISC: no,
  }),
  wrong: ({ days }) => [
    [{ FDGDAT: days(1) }, 'FDG-LATER'],
    [{ FDGGLUC: of('11.1', 'mmol/L') }, 'FDG-GLUCOSE'],
    [{ FDGDISC: yes }, 'FDG-DISCORDANT'],
    [{ FDGACT: of('28', 'MBq') }, 'FDG-ACTIVITY'],
    [{ FDGSUV: is('61') }, 'FDG-SUV'],
  ],
};

export const DOSIMETRY_IMAGING: FormAnswers = {
  right: ({ clock }) => ({
    IMGPERF: yes,
    IMGDTC: clock('10:30'),
    IMGMETH: is('SPECT-CT'),
    IMGREGN: codes('KIDNEYS', 'LIVER'),
    IMGQUAL: yes,
  }),
  wrong: ({ clock }) => [[{ IMGDTC: clock('10:30', -1) }, 'IMG-OTHER-DAY']],
};

/** The two parts of the dose are 7.5 and 1.2 GBq: 8.7 GBq at 0.6 Gy/GBq are 5.22 Gy. */
export const DOSIMETRY: FormAnswers = {
  right: ({ day }) => ({
    DOSDAT: is(day),
    DOSMETH: is('MEASURED'),
    DOSTIMES: codes('OTHER'),
    KIDGY: of('5.22', 'Gy'),
    KIDGYGBQ: of('0.6', 'Gy/GBq'),
    KIDLGY: of('5.3', 'Gy'),
    KIDRGY: of('5.1', 'Gy'),
    'tumours/r1/TULNKID': is('Liver, segment 7'),
    'tumours/r1/TUGY': of('38', 'Gy'),
  }),
  wrong: () => [
    [{ KIDGY: of('0', 'Gy') }, 'DOS-ZERO', 'DOS-AGREE'],
    // 8.7 GBq at 1.3 Gy/GBq; at 0.6 of them 7.5 GBq alone are 4.5 Gy, 14 % less than was given.
    [{ KIDGY: of('11.31', 'Gy'), KIDGYGBQ: of('1.3', 'Gy/GBq') }, 'DOS-PER-ACTIVITY'],
    [{ KIDGY: of('4.5', 'Gy') }, 'DOS-AGREE'],
    [{ KIDRGY: of('2.5', 'Gy') }, 'DOS-SIDES'],
    // Filled in before any image of the cycle.
    [{ DOSTIMES: codes('24', '96', '168') }, 'DOS-IMAGE-24', 'DOS-IMAGE-96', 'DOS-IMAGE-168'],
  ],
};
