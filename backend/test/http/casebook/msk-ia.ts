import { DEATHS } from './deaths.js';
import { is, no, type TrialCasebook } from './answers.js';
import * as course from './course.js';
import { exclusionAnswers, inclusionAnswers } from './eligibility.js';
import { ECG, PHYSICAL_EXAMINATION, PREGNANCY_TEST } from './examination.js';
import { NEN_HISTORY } from './history.js';
import { DOSIMETRY_IMAGING, SSTR_PET } from './imaging.js';
import { CHEMISTRY_2, COAGULATION, HAEMATOLOGY, bloodsAfter } from './laboratory.js';
import { BASELINE_IMAGING, OVERALL_RESPONSE } from './lesions.js';
import { ANGIOGRAPHY, LIVER_STATUS } from './liver.js';
import { LOG_CODES, LOGS, SURVIVAL_FOLLOW_UP } from './safety.js';
import { ADMINISTRATION_HEPATIC, RADIOPHARMACEUTICAL, UNUSED_DOSE, SECOND_PARTS } from './treatment.js';

const CRITERIA =
  'IEAGE* IEHIST* IEUNRES IELES* IEPD* IESSTR* IEECOG* IECONTR IELOCAL IESYST IESURG IENPREG IENALLERG IENLIFE IENLIVER* IENNEC IENNEG* IENPRRT IENCHEMO IENANGIO IENPORTAL* IENKIDNEY* IENHGB* IENWBC* IENNEUT* IENPLAT* IENINR* IENPTT* IENBILI* IENALB* IENTOX IENY90 IENBRAIN IENDIAB IENOCT IENILL IENEBRT IENINCONT IENCANCER';

export const MSK_IA: TrialCasebook = {
  study: 'msk-ia',
  site: 'US-01',
  timeZone: 'America/New_York',
  answers: {
    ...LOGS,
    'administration-hepatic': ADMINISTRATION_HEPATIC,
    angiography: ANGIOGRAPHY,
    'baseline-imaging': BASELINE_IMAGING,
    chemistry: CHEMISTRY_2,
    coagulation: COAGULATION,
    consent: course.CONSENT,
    death: course.DEATH,
    demography: course.DEMOGRAPHY,
    'dosimetry-imaging': DOSIMETRY_IMAGING,
    ecog: course.ECOG,
    'end-of-treatment': course.END_OF_TREATMENT,
    haematology: HAEMATOLOGY,
    'inclusion-msk-ia': inclusionAnswers(CRITERIA),
    'liver-status': LIVER_STATUS,
    'lost-to-follow-up': course.LOST_TO_FOLLOW_UP,
    'nen-history': NEN_HISTORY,
    'overall-response': OVERALL_RESPONSE,
    'sstr-pet': SSTR_PET,
    'treatment-decision': course.TREATMENT_DECISION,
    'physical-examination': PHYSICAL_EXAMINATION,
    ecg: ECG,
    'pregnancy-test': PREGNANCY_TEST,
    radiopharmaceutical: RADIOPHARMACEUTICAL,
    'unused-dose': UNUSED_DOSE,
    'survival-follow-up': SURVIVAL_FOLLOW_UP,
    visit: course.VISIT,
    'vital-signs': course.VITAL_SIGNS,
    withdrawal: course.WITHDRAWAL,
  },
  courses: [
    [
      {
        visit: ['SCR'],
        on: '2026-01-05',
        forms: [
          'consent',
          'demography',
          'nen-history',
          'vital-signs',
          'ecog',
          'haematology',
          'chemistry',
          'coagulation',
          'physical-examination',
          'ecg',
        ],
      },
      { visit: ['PET'], on: '2026-01-07', forms: ['sstr-pet'] },
      { visit: ['CT0'], on: '2026-01-08', forms: ['baseline-imaging', 'liver-status'] },
      { visit: ['INC'], on: '2026-01-19', forms: ['pregnancy-test', 'inclusion-msk-ia'] },
      {
        visit: ['PRE', 1],
        on: '2026-01-26',
        forms: ['haematology', 'chemistry', 'coagulation', 'treatment-decision'],
        answers: bloodsAfter(CHEMISTRY_2),
      },
      {
        visit: ['D1', 1],
        on: '2026-02-02',
        forms: [
          'radiopharmaceutical',
          'angiography',
          'administration-hepatic',
          'unused-dose',
          'treatment-decision',
        ],
        answers: { 'treatment-decision': course.DECISION_AFTER_DOSE },
        secondParts: { 'administration-hepatic': SECOND_PARTS.hepatic },
      },
      { visit: ['IMG24', 1], on: '2026-02-03', forms: ['dosimetry-imaging'] },
      { visit: ['W2', 1], on: '2026-02-16', forms: ['visit'] },
      { visit: ['IMG', 2], on: '2026-05-04', forms: ['overall-response'] },
      { visit: ['FUI'], on: '2026-08-03', forms: ['survival-follow-up'] },
      {
        visit: null,
        on: '2026-08-03',
        forms: [...LOG_CODES, 'end-of-treatment', 'lost-to-follow-up', 'withdrawal', 'death'],
      },
    ],
    // A man: nobody asks him for a test of pregnancy.
    [
      { visit: ['SCR'], on: '2026-01-05', forms: ['demography'], isRight: true, otherwise: { SEX: is('M') } },
      {
        visit: ['INC'],
        on: '2026-01-19',
        forms: ['inclusion-msk-ia'],
        answers: { 'inclusion-msk-ia': exclusionAnswers(CRITERIA, { IENPREG: 'Y' }, { IEUNRES: no }) },
      },
    ],
    // 14 days after an embolisation, an oral chemotherapy and an operation.
    [
      {
        visit: ['SCR'],
        on: '2026-01-05',
        forms: ['nen-history'],
        isRight: true,
        otherwise: Object.fromEntries(
          ['EMBOLISATION', 'ORAL-CHEMOTHERAPY', 'SURGERY'].flatMap((kind, index) => [
            [`treatments/r${index + 2}/CMCAT`, is(kind)],
            [`treatments/r${index + 2}/CMTRT`, is(kind)],
            [`treatments/r${index + 2}/CMSTDAT`, is('2026-01')],
            [`treatments/r${index + 2}/CMENDAT`, is('2026-01-05')],
          ]),
        ),
      },
      {
        visit: ['INC'],
        on: '2026-01-19',
        forms: ['inclusion-msk-ia'],
        answers: {
          'inclusion-msk-ia': exclusionAnswers(CRITERIA, { IELOCAL: 'N', IESYST: 'N', IESURG: 'N' }),
        },
      },
    ],
    // Bloods of 15 days; 14 at most.
    [
      { visit: ['SCR'], on: '2026-01-05', forms: ['chemistry'], isRight: true },
      {
        visit: ['D1', 1],
        on: '2026-01-20',
        forms: ['treatment-decision'],
        answers: { 'treatment-decision': course.DECISION_ON_OLD_RESULTS },
      },
    ],
    ...DEATHS,
  ],
};
