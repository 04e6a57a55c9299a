import { DEATHS } from './deaths.js';
import { is, no, varied, yes, type TrialCasebook } from './answers.js';
import * as course from './course.js';
import { inclusionAnswers } from './eligibility.js';
import { ECG, PHYSICAL_EXAMINATION, PREGNANCY_TEST, SOMATOSTATIN_ANALOGUE } from './examination.js';
import { MENINGIOMA_HISTORY, NEUROLOGICAL_STATUS } from './history.js';
import { DOSIMETRY_IMAGING, SSTR_PET } from './imaging.js';
import { CHEMISTRY_2, HAEMATOLOGY, bloodsAfter } from './laboratory.js';
import { AT_BASELINE, MRI_ASSESSMENT } from './lesions.js';
import { LOG_CODES, LOGS, SURVIVAL_FOLLOW_UP } from './safety.js';
import {
  ADMINISTRATION,
  COMPARATOR_TREATMENT,
  RADIOPHARMACEUTICAL,
  UNUSED_DOSE,
  SECOND_PARTS,
} from './treatment.js';

const CRITERIA =
  'IEAGE* IEHIST* IEPS* IEMRI* IEPD* IESSTR* IESURG* IEEBRT* IESYST* IENEUT* IEHGB* IEPLAT* IEBILI* IELIVER* IEALB* IECREAT* IEGFR* IEELEC*';

/** One participant to the radioligand with all forms of the trial, one to the local standard for its treatment. */
export const LUMEN_1: TrialCasebook = {
  study: 'lumen-1',
  site: 'AT-01',
  timeZone: 'Europe/Vienna',
  answers: {
    ...LOGS,
    administration: ADMINISTRATION,
    'arm-received-lumen-1': varied(course.ARM_RECEIVED, () => ({ ACTARMCD: is('RLT') })),
    chemistry: CHEMISTRY_2,
    'comparator-treatment': COMPARATOR_TREATMENT,
    consent: varied(course.CONSENT, () => ({ DOSISUB: yes })),
    death: course.DEATH,
    demography: course.DEMOGRAPHY,
    'dosimetry-imaging': DOSIMETRY_IMAGING,
    ecog: course.ECOG,
    'end-of-treatment': course.END_OF_TREATMENT,
    haematology: HAEMATOLOGY,
    'inclusion-lumen-1': inclusionAnswers(CRITERIA),
    'lost-to-follow-up': course.LOST_TO_FOLLOW_UP,
    'meningioma-history': MENINGIOMA_HISTORY,
    'mri-assessment': MRI_ASSESSMENT,
    'neurological-status': NEUROLOGICAL_STATUS,
    'randomisation-lumen-1': varied(
      course.RANDOMISATION,
      () => ({ ARMCD: is('RLT'), STRGRADE: is('G23') }),
      () => [[{ STRGRADE: is('G1') }, 'RAND-GRADE']],
    ),
    'sstr-pet': SSTR_PET,
    'treatment-decision': course.TREATMENT_DECISION,
    'physical-examination': PHYSICAL_EXAMINATION,
    ecg: ECG,
    'pregnancy-test': PREGNANCY_TEST,
    radiopharmaceutical: RADIOPHARMACEUTICAL,
    'unused-dose': UNUSED_DOSE,
    'survival-follow-up': SURVIVAL_FOLLOW_UP,
    'somatostatin-analogue': SOMATOSTATIN_ANALOGUE,
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
          'meningioma-history',
          'vital-signs',
          'ecog',
          'neurological-status',
          'physical-examination',
          'ecg',
        ],
      },
      { visit: ['PET'], on: '2026-01-07', forms: ['sstr-pet'] },
      {
        visit: ['MRI0'],
        on: '2026-01-08',
        forms: ['mri-assessment'],
        isRight: true,
        otherwise: AT_BASELINE,
      },
      { visit: ['LAB0'], on: '2026-01-09', forms: ['haematology', 'chemistry'] },
      { visit: ['INC'], on: '2026-01-12', forms: ['pregnancy-test', 'inclusion-lumen-1'] },
      { visit: ['RND'], on: '2026-01-13', forms: ['randomisation-lumen-1'] },
      {
        visit: ['PRE', 1],
        on: '2026-01-19',
        forms: ['haematology', 'chemistry', 'treatment-decision'],
        answers: bloodsAfter(CHEMISTRY_2),
      },
      {
        visit: ['D1', 1],
        on: '2026-01-20',
        forms: [
          'somatostatin-analogue',
          'radiopharmaceutical',
          'administration',
          'unused-dose',
          'treatment-decision',
        ],
        answers: { 'treatment-decision': course.DECISION_AFTER_DOSE },
        secondParts: { administration: SECOND_PARTS.administration },
      },
      { visit: ['IMG24', 1], on: '2026-01-21', forms: ['dosimetry-imaging'] },
      { visit: ['W2', 1], on: '2026-02-03', forms: ['visit'] },
      { visit: ['MRI'], on: '2026-04-07', forms: ['mri-assessment'] },
      {
        visit: ['FU'],
        on: '2026-08-03',
        after: { kind: 'progression', values: { MRIBASE: no } },
        forms: ['survival-follow-up'],
      },
      {
        visit: null,
        on: '2026-08-03',
        forms: [
          ...LOG_CODES,
          'arm-received-lumen-1',
          'end-of-treatment',
          'lost-to-follow-up',
          'withdrawal',
          'death',
        ],
      },
    ],
    [
      { visit: ['SCR'], on: '2026-01-05', forms: ['consent'] },
      { visit: ['INC'], on: '2026-01-12', forms: ['inclusion-lumen-1'], isRight: true },
      {
        visit: ['RND'],
        on: '2026-01-13',
        forms: ['randomisation-lumen-1'],
        isRight: true,
        otherwise: { ARMCD: is('SOC') },
      },
      { visit: ['SOC1'], on: '2026-01-20', forms: ['comparator-treatment'] },
    ],
    // Bloods of 8 days; 7 at most.
    [
      { visit: ['LAB0'], on: '2026-01-12', forms: ['chemistry'], isRight: true },
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
