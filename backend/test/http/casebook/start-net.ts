import { DEATHS } from './deaths.js';
import { is, no, varied, type TrialCasebook } from './answers.js';
import * as course from './course.js';
import { exclusionAnswers, inclusionAnswers } from './eligibility.js';
import { NET_HISTORY } from './history.js';
import { DOSIMETRY, DOSIMETRY_IMAGING, FDG_PET, SSTR_PET } from './imaging.js';
import { ECG, PHYSICAL_EXAMINATION, PREGNANCY_TEST, SOMATOSTATIN_ANALOGUE } from './examination.js';
import { CHEMISTRY_3, HAEMATOLOGY, bloodsAfter } from './laboratory.js';
import { LOG_CODES, LOGS, CONTRACEPTION, DPD_TEST, SURVIVAL_FOLLOW_UP } from './safety.js';
import {
  ADMINISTRATION_DOTATOC,
  SECOND_PARTS,
  CAPECITABINE,
  CAPECITABINE_CHANGE,
  CAPECITABINE_TAKEN,
  RADIOPHARMACEUTICAL,
  UNUSED_DOSE,
} from './treatment.js';
import { OVERALL_RESPONSE, TUMOUR_BASELINE } from './lesions.js';

const CRITERIA =
  'IEAGE* IEECOG* IEHIST IEKI67* IESSTR* IEPD IEWASH IELES* IECHOICE IELIFE IEGFR* IEHGB* IEPLAT* IEWBC* IENEUT* IELIVER* IEBILI* IEALB* IECONTR IENPREG IENPRRT IENCONC IENCAP IENDISC* IENPPGL IENILL IENWILL';

/** Personalised, with uptake of FDG: the group that takes capecitabine as well. */
export const START_NET: TrialCasebook = {
  study: 'start-net',
  site: 'SE-01',
  timeZone: 'Europe/Stockholm',
  answers: {
    ...LOGS,
    'administration-dotatoc': ADMINISTRATION_DOTATOC,
    'arm-received-start-net': varied(course.ARM_RECEIVED, () => ({ ACTARMCD: is('PERS') })),
    capecitabine: CAPECITABINE,
    'capecitabine-taken': CAPECITABINE_TAKEN,
    chemistry: CHEMISTRY_3,
    consent: course.CONSENT,
    death: course.DEATH,
    demography: course.DEMOGRAPHY,
    dosimetry: DOSIMETRY,
    'dosimetry-imaging': DOSIMETRY_IMAGING,
    ecog: course.ECOG,
    'end-of-treatment': course.END_OF_TREATMENT,
    'fdg-pet': FDG_PET,
    haematology: HAEMATOLOGY,
    'inclusion-start-net': inclusionAnswers(CRITERIA),
    'lost-to-follow-up': course.LOST_TO_FOLLOW_UP,
    'net-history': NET_HISTORY,
    'overall-response': OVERALL_RESPONSE,
    'randomisation-start-net': varied(
      course.RANDOMISATION,
      () => ({ ARMCD: is('PERS'), STRFDG: is('POSITIVE'), STRGRADE: is('G2') }),
      () => [
        [{ STRFDG: is('NEGATIVE') }, 'RAND-FDG'],
        [{ STRGRADE: is('G3') }, 'RAND-GRADE'],
      ],
    ),
    'sstr-pet': SSTR_PET,
    'treatment-decision': course.TREATMENT_DECISION,
    'tumour-baseline': TUMOUR_BASELINE,
    'physical-examination': PHYSICAL_EXAMINATION,
    ecg: ECG,
    'pregnancy-test': PREGNANCY_TEST,
    'somatostatin-analogue': SOMATOSTATIN_ANALOGUE,
    radiopharmaceutical: RADIOPHARMACEUTICAL,
    'unused-dose': UNUSED_DOSE,
    'survival-follow-up': SURVIVAL_FOLLOW_UP,
    'dpd-test': DPD_TEST,
    contraception: CONTRACEPTION,
    'capecitabine-change': CAPECITABINE_CHANGE,
    visit: course.VISIT,
    'vital-signs': course.VITAL_SIGNS,
    withdrawal: course.WITHDRAWAL,
  },
  // No public source says how old bloods may be before a dose.
  neverFires: ['treatment-decision: TD-RESULTS-OLD'],
  courses: [
    [
      {
        visit: ['SCR'],
        on: '2026-01-05',
        forms: [
          'consent',
          'demography',
          'net-history',
          'vital-signs',
          'ecog',
          'haematology',
          'chemistry',
          'physical-examination',
          'ecg',
        ],
      },
      { visit: ['IMB'], on: '2026-01-12', forms: ['sstr-pet', 'fdg-pet', 'tumour-baseline', 'dpd-test'] },
      { visit: ['INC'], on: '2026-01-19', forms: ['pregnancy-test', 'inclusion-start-net'] },
      { visit: ['RND'], on: '2026-01-20', forms: ['randomisation-start-net'] },
      {
        visit: ['LAB', 1],
        on: '2026-01-27',
        forms: ['haematology', 'chemistry', 'treatment-decision'],
        answers: bloodsAfter(CHEMISTRY_3),
      },
      {
        visit: ['D', 1],
        on: '2026-02-03',
        forms: [
          'somatostatin-analogue',
          'radiopharmaceutical',
          'administration-dotatoc',
          'unused-dose',
          'capecitabine',
          'treatment-decision',
        ],
        answers: { 'treatment-decision': course.DECISION_AFTER_DOSE },
        secondParts: { 'administration-dotatoc': SECOND_PARTS.dotatoc },
      },
      { visit: ['DOS', 1], on: '2026-02-24', forms: ['dosimetry'] },
      { visit: ['S24', 1], on: '2026-02-04', forms: ['dosimetry-imaging'] },
      { visit: ['CAP', 1], on: '2026-02-24', forms: ['capecitabine-taken'] },
      { visit: ['W4', 1], on: '2026-03-03', forms: ['visit'] },
      { visit: ['CT'], on: '2026-04-20', forms: ['overall-response'] },
      {
        visit: null,
        on: '2026-08-03',
        forms: [
          ...LOG_CODES,
          'capecitabine-change',
          'arm-received-start-net',
          'end-of-treatment',
          'withdrawal',
        ],
      },
      { visit: ['SF6'], on: '2026-11-09', forms: ['contraception'] },
      { visit: ['FUW'], on: '2026-11-09', forms: ['survival-follow-up'] },
      { visit: null, on: '2026-11-16', forms: ['lost-to-follow-up', 'death'] },
    ],
    // A man, whom a complete deficiency of DPD and a tumour that did not grow keep out.
    [
      { visit: ['SCR'], on: '2026-01-05', forms: ['demography'], isRight: true, otherwise: { SEX: is('M') } },
      {
        visit: ['IMB'],
        on: '2026-01-12',
        forms: ['dpd-test', 'tumour-baseline'],
        isRight: true,
        answers: {
          'dpd-test': {
            ...varied(DPD_TEST, () => ({ DPDRES: is('COMPLETE') })),
            asked: ['DPD-COMPLETE'],
          },
          'tumour-baseline': varied(TUMOUR_BASELINE, () => ({ PDYN: no, PDREFDAT: null })),
        },
      },
      {
        visit: ['INC'],
        on: '2026-01-19',
        forms: ['inclusion-start-net'],
        answers: {
          'inclusion-start-net': exclusionAnswers(CRITERIA, { IEPD: 'N', IENPREG: 'Y', IENCAP: 'N' }),
        },
      },
    ],
    ...DEATHS,
  ],
};
