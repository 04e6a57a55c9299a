import { DEATHS } from './deaths.js';
import { is, no, of, varied, yes, type TrialCasebook } from './answers.js';
import * as course from './course.js';
import { exclusionAnswers, inclusionAnswers } from './eligibility.js';
import { MEDICAL_HISTORY } from './history.js';
import { DOSIMETRY_IMAGING, SSTR_PET } from './imaging.js';
import { ECG, PHYSICAL_EXAMINATION, PREGNANCY_TEST, SOMATOSTATIN_ANALOGUE } from './examination.js';
import { CHEMISTRY_RELUTH, HAEMATOLOGY_RELUTH, bloodsAfter } from './laboratory.js';
import { LESIONS_BASELINE, OVERALL_RESPONSE } from './lesions.js';
import { LOG_CODES, LOGS, SURVIVAL_FOLLOW_UP } from './safety.js';
import { ADMINISTRATION, RADIOPHARMACEUTICAL, UNUSED_DOSE, SECOND_PARTS } from './treatment.js';

const CRITERIA =
  'IEAGE* IEHIST* IEPRRT* IECTRL* IEPD* IEBOARD IEECOG* IELIFE IESSTR* IELES* IEHGB* IENEUT* IEPLAT* IENTOX* IENUNRES IENPANC* IENRESP* IENNEC IENEBRT IENGFR IENLIVER* IENBILI* IENBRAIN IENILL IENCANCER';

/** The days of `seeds/expected/reluth/02`. */
export const RELUTH: TrialCasebook = {
  study: 'reluth',
  site: 'FR-12',
  timeZone: 'Europe/Paris',
  answers: {
    ...LOGS,
    administration: ADMINISTRATION,
    'arm-received-reluth': course.ARM_RECEIVED,
    chemistry: CHEMISTRY_RELUTH,
    consent: varied(course.CONSENT, () => ({ DOSISUB: yes })),
    death: course.DEATH,
    demography: course.DEMOGRAPHY,
    'dosimetry-imaging': DOSIMETRY_IMAGING,
    ecog: course.ECOG_RELUTH,
    'end-of-treatment': course.END_OF_TREATMENT,
    haematology: HAEMATOLOGY_RELUTH,
    inclusion: varied(
      inclusionAnswers(CRITERIA),
      () => ({ SSTRDAT: is('2026-01-09') }),
      ({ days }) => [
        // Four months at most; 124 days are more than any four.
        [{ SSTRDAT: days(-124) }, 'IE-IMAGING-OLD'],
        [{ SSTRDAT: days(1) }, 'IE-IMAGING-LATER'],
      ],
    ),
    'lesions-baseline': LESIONS_BASELINE,
    'lost-to-follow-up': course.LOST_TO_FOLLOW_UP,
    'medical-history': MEDICAL_HISTORY,
    'overall-response': OVERALL_RESPONSE,
    randomisation: varied(
      course.RANDOMISATION,
      () => ({ STRDC: is('GE18'), STRPROG: is('RADIOLOGICAL'), STRGFR: is('GE60'), STRLINE: no }),
      () => [
        [{ STRDC: is('LT18') }, 'RAND-CONTROL'],
        [{ STRPROG: is('NON-RADIOLOGICAL') }, 'RAND-PROGRESSION'],
        [{ STRGFR: is('LT60') }, 'RAND-GFR'],
      ],
    ),
    'sstr-pet': SSTR_PET,
    'treatment-decision': course.TREATMENT_DECISION,
    'physical-examination': PHYSICAL_EXAMINATION,
    ecg: ECG,
    'pregnancy-test': PREGNANCY_TEST,
    'somatostatin-analogue': SOMATOSTATIN_ANALOGUE,
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
          'medical-history',
          'vital-signs',
          'ecog',
          'haematology',
          'chemistry',
          'lesions-baseline',
          'physical-examination',
          'ecg',
        ],
      },
      { visit: ['SSTR'], on: '2026-01-09', forms: ['sstr-pet'] },
      { visit: ['INC'], on: '2026-01-19', forms: ['pregnancy-test', 'inclusion'] },
      {
        visit: ['PRE', 1],
        on: '2026-01-26',
        forms: ['haematology', 'chemistry', 'treatment-decision'],
        answers: bloodsAfter(CHEMISTRY_RELUTH),
      },
      {
        visit: ['D1', 1],
        on: '2026-02-02',
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
      { visit: ['IMG24', 1], on: '2026-02-03', forms: ['dosimetry-imaging'] },
      { visit: ['W2', 1], on: '2026-02-16', forms: ['visit'] },
      { visit: ['ASM'], on: '2026-05-11', forms: ['overall-response'] },
      { visit: ['RND'], on: '2026-05-18', forms: ['randomisation'] },
      { visit: ['FU'], on: '2026-07-27', forms: ['survival-follow-up'] },
      {
        visit: null,
        on: '2026-08-03',
        forms: [
          ...LOG_CODES,
          'arm-received-reluth',
          'end-of-treatment',
          'lost-to-follow-up',
          'withdrawal',
          'death',
        ],
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
    // MDRD of a woman of 68 years with 180 umol/L: 175 x (180/88.4)^-1.154 x 68^-0.203 x 0.742 = 24.3, below 40.
    [
      {
        visit: ['SCR'],
        on: '2026-01-05',
        forms: ['demography', 'chemistry'],
        isRight: true,
        answers: {
          chemistry: {
            ...varied(CHEMISTRY_RELUTH, () => ({
              CREAT: of('180', 'umol/L'),
              EGFR: of('24', 'mL/min/{1.73_m2}'),
            })),
            asked: ['LB-EGFR-ENTRY'],
          },
        },
      },
      {
        visit: ['INC'],
        on: '2026-01-19',
        forms: ['inclusion'],
        answers: { inclusion: exclusionAnswers(CRITERIA, { IENGFR: 'N' }, { SSTRDAT: is('2026-01-09') }) },
      },
    ],
    ...DEATHS,
  ],
};
