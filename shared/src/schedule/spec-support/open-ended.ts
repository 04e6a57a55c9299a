/** A made-up trial with what ReLUTH does not have: a ruled number of cycles, groups, arms received, a two-year repeat. */
import type { ItemType } from '../../forms/definition.js';
import { compileStudy, type CompiledStudy } from '../../study/compile.js';
import type { PublishedStudy, StudyDefinition } from '../../study/definition.js';
import type { CycleDefinition, RepeatDefinition } from '../../study/visit-definition.js';
import { ASSESSMENT, PERSONALISED, SCREENING } from './open-ended-visits.js';
import { plainForm } from './reluth.js';

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
    { kind: 'recorded-though-skipped', important: false },
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

/** The trial with the repeat of one visit changed. */
export function withRepeat(code: string, changes: Partial<RepeatDefinition>): StudyDefinition {
  return {
    ...OPEN_ENDED,
    epochs: OPEN_ENDED.epochs.map((epoch) => ({
      ...epoch,
      visits: epoch.visits.map((visit) =>
        visit.code === code && visit.repeat !== undefined
          ? { ...visit, repeat: { ...visit.repeat, ...changes } }
          : visit,
      ),
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
