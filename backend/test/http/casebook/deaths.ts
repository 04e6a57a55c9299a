import { is, yes, type FormAnswers, type Stop } from './answers.js';
import { EVEROLIMUS, HOSPITAL, HOSPITAL_STAY, LANREOTIDE, MILD } from './safety.js';

const FATAL_EVENT: FormAnswers = {
  right: ({ clock }) => ({
    ...MILD,
    ...HOSPITAL,
    AESTDAT: is('2026-03-01'),
    AETOXGR: is('5'),
    AEOUT: is('FATAL'),
    AESDTH: yes,
    AESAWDTC: clock('09:00', -5),
    AESRPDTC: clock('08:00', -4),
  }),
  asked: ['AE-NO-DEATH'],
};

/** Of somebody whose fatal event went from 1 to 5 March. */
const DEATH_AFTER: FormAnswers = {
  right: () => ({ DTHDAT: is('2026-03-05'), DTHCAUS: is('TUMOUR'), DTHINFO: is('PHYSICIAN') }),
  wrong: () => [
    [{ DTHDAT: is('2026-02-28') }, 'DD-BEFORE-EVENT'],
    [{ DTHDAT: is('2026-02') }, 'DD-BEFORE-EVENT'],
    [{ DTHDAT: is('2026-03-04') }, 'DD-BEFORE-EVENT-ENDED'],
    [{ DTHDAT: is('2026-03') }],
    [{ DTHDAT: is('2026-03-06') }],
  ],
};

/** Of somebody who died on 5 March. */
const EVENT_OF_THE_DEAD: FormAnswers = {
  right: () => MILD,
  wrong: () => [
    [{ AESTDAT: is('2026-03-06'), AEENDAT: is('2026-03-07') }, 'AE-START-AFTER-DEATH'],
    [{ AEENDAT: is('2026-03-06') }, 'AE-END-AFTER-DEATH'],
    [{ AEENDAT: is('2026-03') }],
  ],
};

/** Of somebody of whose death only the month is known, March 2026: what may still lie before it is not asked about. */
const EVENT_OF_A_MONTH: FormAnswers = {
  right: () => ({ ...MILD, AESTDAT: is('2026-03-31'), AEENDAT: is('2026-03-31') }),
  wrong: () => [
    [{ AESTDAT: is('2026-04-01'), AEENDAT: is('2026-04') }, 'AE-START-AFTER-DEATH'],
    [{ AEENDAT: is('2026-04') }, 'AE-END-AFTER-DEATH'],
    [{ AESTDAT: is('2026'), AEENDAT: is('2026') }],
  ],
};

const STAY_OF_A_MONTH: FormAnswers = {
  right: () => HOSPITAL_STAY,
  wrong: () => [
    [{ HOSTDAT: is('2026-04-01'), HOENDAT: is('2026-04-02') }, 'HO-AFTER-DEATH'],
    [{ HOENDAT: is('2026-04-01') }, 'HO-END-AFTER-DEATH'],
    [{ HOENDAT: is('2026-03-31') }],
  ],
};

const MEDICINE_OF_A_MONTH: FormAnswers = {
  right: () => ({ ...LANREOTIDE, CMENDAT: is('2026-03'), CMLSTDAT: is('2026-03-02') }),
  wrong: () => [
    [{ CMSTDAT: is('2026-04'), CMENDAT: is('2026-04'), CMLSTDAT: is('2026-04-02') }, 'CM-START-AFTER-DEATH'],
    [{ CMENDAT: is('2026-04') }, 'CM-END-AFTER-DEATH'],
    [{ CMENDAT: is('2026') }],
  ],
};

const THERAPY_OF_A_MONTH: FormAnswers = {
  right: () => ({ ...EVEROLIMUS, CMSTDAT: is('2026-02'), CMENDAT: is('2026-03') }),
  wrong: () => [
    [{ CMSTDAT: is('2026-04'), CMENDAT: is('2026-05') }, 'ST-START-AFTER-DEATH'],
    [{ CMENDAT: is('2026-04') }, 'ST-END-AFTER-DEATH'],
  ],
};

const ON = '2026-03-20';
const LATER = '2026-07-20';

/** A death after a fatal event, and an event told after the death. */
export const DEATHS: readonly (readonly Stop[])[] = [
  [
    { visit: null, on: ON, forms: ['adverse-event'], answers: { 'adverse-event': FATAL_EVENT } },
    { visit: null, on: ON, forms: ['death'], answers: { death: DEATH_AFTER } },
  ],
  [
    { visit: null, on: ON, forms: ['death'], isRight: true, otherwise: { DTHDAT: is('2026-03-05') } },
    { visit: null, on: ON, forms: ['adverse-event'], answers: { 'adverse-event': EVENT_OF_THE_DEAD } },
  ],
  [
    { visit: null, on: LATER, forms: ['death'], isRight: true, otherwise: { DTHDAT: is('2026-03') } },
    {
      visit: null,
      on: LATER,
      forms: ['adverse-event', 'hospitalisation', 'medication', 'subsequent-therapy'],
      answers: {
        'adverse-event': EVENT_OF_A_MONTH,
        hospitalisation: STAY_OF_A_MONTH,
        medication: MEDICINE_OF_A_MONTH,
        'subsequent-therapy': THERAPY_OF_A_MONTH,
      },
    },
  ],
];
