/** A made-up trial with what ReLUTH does not have: a ruled number of cycles, groups, arms received, a two-year repeat. */
import { addDays, requireCalendarDay } from '../../calendar/calendar-day.js';
import type { ItemType } from '../../forms/definition.js';
import { compileStudy, type CompiledStudy } from '../../study/compile.js';
import type { PublishedStudy, StudyDefinition } from '../../study/definition.js';
import type { CycleDefinition, VisitDefinition } from '../../study/visit-definition.js';
import { gatherFacts } from '../facts.js';
import { planSchedule } from '../plan.js';
import type { ParticipantRecords } from '../records.js';
import type { ParticipantFacts, PlannedVisit, SchedulePlan, SiteCalendar } from '../types.js';
import { plainForm } from './reluth.js';
import { scenarioRecords, visitKey, type Scenario } from './scenario.js';

const ITEMS: Readonly<Record<string, Readonly<Record<string, ItemType>>>> = {
  visit: { VISDAT: 'day', VISLOC: 'text', VISMODE: 'text' },
  consent: { RFICDAT: 'day' },
  inclusion: { INCLDAT: 'day' },
  petct: { PETDAT: 'day', FDG: 'text' },
  randomisation: { RANDDAT: 'day', ARMCD: 'text' },
  'arm-received': { ACTARMCD: 'text' },
  administration: { EXOCCUR: 'yes-no', EXSTDTC: 'instant', EXENDTC: 'instant' },
  haematology: { LBDAT: 'day' },
  capecitabine: { CAPDOSE: 'decimal' },
  dosimetry: { KIDGY: 'decimal', KIDPER: 'decimal' },
  response: { RSDAT: 'day', PD: 'yes-no' },
  death: { DTHDAT: 'partial-day' },
};

const PLUS_MINUS_WEEKS = { before: 'P2W', after: 'P2W' };

const PERSONALISED: CycleDefinition = {
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
const SCREENING: readonly VisitDefinition[] = [
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

const ASSESSMENT: readonly VisitDefinition[] = [
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

export const OPEN_ENDED: StudyDefinition = {
  format: 'lutetia-study/1',
  code: 'open-ended',
  version: '1.0',
  name: 'Open-ended',
  title: 'Open-ended',
  registrations: [],
  ctcae: '5.0',
  radionuclide: 'Lu-177',
  sources: {},
  sites: [],
  arms: [
    { code: 'STD', name: 'Standard', shortName: 'Standard' },
    {
      code: 'PERS',
      name: 'Personalised',
      shortName: 'Personalised',
      groups: [
        { code: 'DTOC', name: 'dTOC', when: "fdg == 'NEG'" },
        { code: 'CAP', name: 'CAP-dTOC', when: "fdg == 'POS'" },
      ],
    },
  ],
  strata: [],
  subStudies: [],
  facts: [
    { code: 'arm', type: 'text', form: 'randomisation', item: 'ARMCD' },
    { code: 'armReceived', type: 'text', form: 'arm-received', item: 'ACTARMCD' },
    { code: 'fdg', type: 'text', form: 'petct', item: 'FDG' },
  ],
  derived: [
    {
      code: 'kidneyDoseGy',
      name: 'kidney dose',
      unit: 'Gy',
      kind: 'sum',
      form: 'dosimetry',
      item: 'KIDGY',
      projected: 'nextKidneyDoseGy',
    },
    {
      code: 'nextKidneyDoseGy',
      name: 'kidney dose per activity',
      unit: 'Gy',
      kind: 'latest',
      form: 'dosimetry',
      item: 'KIDPER',
      timesPlannedActivity: true,
    },
  ],
  roles: {
    visit: { form: 'visit', day: 'VISDAT', place: 'VISLOC', mode: 'VISMODE' },
    administration: { form: 'administration', start: 'EXSTDTC', end: 'EXENDTC', given: 'EXOCCUR' },
    allocation: { arm: 'arm', received: 'armReceived' },
  },
  milestones: [
    { code: 'consent', kind: 'consent', name: 'Consent', form: 'consent', day: 'RFICDAT' },
    { code: 'inclusion', kind: 'inclusion', name: 'Inclusion', form: 'inclusion', day: 'INCLDAT' },
    {
      code: 'randomisation',
      kind: 'randomisation',
      name: 'Randomisation',
      form: 'randomisation',
      day: 'RANDDAT',
    },
    {
      code: 'progression',
      kind: 'progression',
      name: 'Progression',
      form: 'response',
      day: 'RSDAT',
      when: 'PD',
    },
    {
      code: 'death',
      kind: 'death',
      name: 'Death',
      form: 'death',
      day: 'DTHDAT',
      closes: [{ epochs: ['*'], reason: 'Participant has died' }],
    },
  ],
  epochs: [
    { code: 'screening', name: 'Screening', shortName: 'Scr.', cycles: [], visits: SCREENING },
    { code: 'treatment', name: 'Treatment', shortName: 'Treat.', cycles: [PERSONALISED], visits: [] },
    { code: 'assessment', name: 'Assessment', shortName: 'Assess.', cycles: [], visits: ASSESSMENT },
  ],
  participantForms: [{ form: 'death' }, { form: 'arm-received' }],
  deviations: [
    { kind: 'out-of-window', important: true, kinds: ['treatment'] },
    { kind: 'out-of-window', important: false },
    { kind: 'interval-too-short', important: true },
    { kind: 'interval-too-long', important: false },
    { kind: 'after-closure', important: true },
    { kind: 'against-rule', important: true },
    { kind: 'arm-received-differs', important: true },
    { kind: 'expired-labs', important: true },
    { kind: 'missed', important: true, visits: ['D'] },
  ],
  forms: {},
};

/** The trial with its cycles changed. */
export function withCycles(changes: Partial<CycleDefinition>, study = OPEN_ENDED): StudyDefinition {
  return {
    ...study,
    epochs: study.epochs.map((epoch) => ({
      ...epoch,
      cycles: epoch.cycles.map((cycle) => ({ ...cycle, ...changes })),
    })),
  };
}

/** A definition with plain forms, as it is published. */
export function publishedPlain(definition: StudyDefinition): PublishedStudy {
  const forms = Object.fromEntries(
    Object.entries(ITEMS).map(([code, items]) => [code, plainForm(code, items)]),
  );
  return { definition, forms };
}

/** The same, ready for planning. */
export function compiledPlain(definition: StudyDefinition = OPEN_ENDED): CompiledStudy {
  return compileStudy(publishedPlain(definition));
}

/** What is told of a participant: only what differs from a blank one. */
export type Told = Partial<Pick<Scenario, 'visits' | 'forms' | 'acts' | 'timeZone'>> & {
  readonly calendar?: SiteCalendar;
  /** Id of the version all forms were entered under. */
  readonly studyVersion?: string;
};

/** Records of a participant enrolled on Monday 5 January 2026. */
export function recordsOf(study: CompiledStudy, told: Told): ParticipantRecords {
  const scenario: Scenario = {
    title: 'told',
    screeningOn: '2026-01-05',
    timeZone: told.timeZone ?? 'UTC',
    visits: told.visits ?? {},
    forms: told.forms ?? [],
    acts: told.acts ?? [],
    expect: [],
    deviations: [],
  };
  const records = scenarioRecords(study, scenario);
  const studyVersion = told.studyVersion ?? null;
  const forms = records.forms.map((form) => ({ ...form, studyVersion }));
  return { ...records, forms, calendar: told.calendar ?? null };
}

/** The plan of a participant of whom this is told. */
export function planOf(study: CompiledStudy, told: Told): SchedulePlan {
  return planSchedule(study, factsOf(study, told));
}

/** The facts of a participant of whom this is told. */
export function factsOf(study: CompiledStudy, told: Told): ParticipantFacts {
  return gatherFacts(study, recordsOf(study, told));
}

/** A visit of a plan, `D/2` or `CT/0/3`; null when it is not there. */
export function visitIn(plan: SchedulePlan, text: string): PlannedVisit | null {
  const key = visitKey(text);
  const found = plan.visits.find(
    (visit) => visit.code === key.code && visit.cycle === key.cycle && visit.repetition === key.repetition,
  );
  return found ?? null;
}

/** Randomised to the personalised arm on Monday 19 January 2026, FDG-negative unless told otherwise. */
export function randomised(fdg = 'NEG', arm = 'PERS'): Required<Pick<Told, 'visits' | 'forms'>> {
  return {
    visits: { SCR: '2026-01-05', RND: '2026-01-19' },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'petct', visit: 'SCR', values: { PETDAT: '2026-01-05', FDG: fdg } },
      { form: 'inclusion', visit: 'RND', values: { INCLDAT: '2026-01-19' } },
      { form: 'randomisation', visit: 'RND', values: { RANDDAT: '2026-01-19', ARMCD: arm } },
    ],
  };
}

/** Dose days ten weeks apart, the first on Monday 26 January 2026. */
export const DOSE_DAYS = [
  '2026-01-26',
  '2026-04-06',
  '2026-06-15',
  '2026-08-24',
  '2026-11-02',
  '2027-01-11',
  '2027-03-22',
  '2027-05-31',
].map(requireCalendarDay);

/** That many doses given in time, each with its kidney dose in Gy and per GBq; null leaves the SPECT out. */
export function treated(
  doses: readonly (readonly [gray: string, perGBq: string] | null)[],
  start = randomised(),
): Required<Pick<Told, 'visits' | 'forms'>> {
  const visits: Record<string, string> = { ...start.visits };
  const forms = [...start.forms];
  doses.forEach((dose, index) => {
    const cycle = index + 1;
    const day = DOSE_DAYS[index] ?? '';
    visits[`D/${cycle}`] = day;
    forms.push({
      form: 'administration',
      visit: `D/${cycle}`,
      values: { EXOCCUR: 'Y', EXSTDTC: `${day}T10:00Z`, EXENDTC: `${day}T10:30Z` },
    });
    if (dose === null) return;
    const [gray, perGBq] = dose;
    visits[`S24/${cycle}`] = addDays(requireCalendarDay(day), 1);
    forms.push({ form: 'dosimetry', visit: `S24/${cycle}`, values: { KIDGY: gray, KIDPER: perGBq } });
  });
  return { visits, forms };
}
