/** The cycles and visits of the made-up trial. */
import type { CycleDefinition, VisitDefinition } from '../../study/visit-definition.js';

const PLUS_MINUS_WEEKS = { before: 'P2W', after: 'P2W' };

export const PERSONALISED: CycleDefinition = {
  code: 'C',
  name: 'Cycle {cycle}',
  from: 1,
  while: 'kidneyDoseGy + nextKidneyDoseGy <= 30.0',
  expected: 7,
  atMost: 12,
  when: "arm == 'PERS'",
  first: { relativeTo: 'randomisation', offset: 'P1W', window: { after: 'P3W' } },
  next: { relativeTo: 'administration', offset: 'P10W', window: PLUS_MINUS_WEEKS },
  doseVisit: 'D',
  plannedActivityGBq: 7.5,
  visits: [
    {
      code: 'LAB',
      name: 'Cycle {cycle} labs',
      shortName: 'Lab',
      kind: 'treatment',
      timing: { relativeTo: 'dose', offset: '-P1W', window: { before: 'P1W', after: 'P6D' } },
      activities: [{ form: 'visit' }, { form: 'haematology', validFor: { before: 'dose', atMost: 'P2W' } }],
    },
    {
      code: 'D',
      name: 'Cycle {cycle} dose',
      shortName: 'D',
      kind: 'treatment',
      activities: [
        { form: 'visit' },
        { form: 'administration', repeating: true },
        { form: 'capecitabine', when: "group == 'CAP' && cycle <= 4" },
      ],
    },
    {
      code: 'S24',
      name: 'Cycle {cycle} SPECT',
      shortName: '24 h',
      kind: 'assessment',
      timing: { relativeTo: 'dose', offset: 'PT24H', window: { before: 'PT4H', after: 'PT4H' } },
      activities: [{ form: 'visit' }, { form: 'dosimetry' }],
    },
  ],
};

/** The visits before randomisation: the PET must not be older than four months then. */
export const SCREENING: readonly VisitDefinition[] = [
  {
    code: 'SCR',
    name: 'Screening',
    shortName: 'SCR',
    kind: 'screening',
    timing: { relativeTo: 'screening', offset: 'P0D', window: { after: 'P2W' } },
    activities: [
      { form: 'visit', mayPrecedeConsent: true },
      { form: 'consent', mayPrecedeConsent: true },
      { form: 'petct', validFor: { before: 'randomisation', atMost: 'P4M' } },
    ],
  },
  {
    code: 'RND',
    name: 'Randomisation',
    shortName: 'RND',
    kind: 'screening',
    timing: { relativeTo: 'consent', offset: 'P2W', window: { after: 'P2W' } },
    activities: [{ form: 'visit' }, { form: 'inclusion' }, { form: 'randomisation' }],
  },
];

export const ASSESSMENT: readonly VisitDefinition[] = [
  {
    code: 'CT',
    name: 'M{n} imaging',
    shortName: 'M{n}',
    kind: 'assessment',
    timing: { relativeTo: 'randomisation', offset: 'P3M', window: PLUS_MINUS_WEEKS },
    repeat: {
      every: 'P3M',
      until: 'progression',
      untilDay: { relativeTo: 'randomisation', offset: 'P24M' },
      expected: 12,
      atMost: 40,
    },
    activities: [{ form: 'visit' }, { form: 'response' }],
  },
  {
    code: 'SAFE',
    name: 'Safety call {k}',
    shortName: 'S{k}',
    kind: 'follow-up',
    timing: { relativeTo: 'consent', offset: 'P1W' },
    repeat: { every: 'P1W', while: 'repetition <= 3', expected: 5, atMost: 20 },
    activities: [{ form: 'visit' }],
  },
];
