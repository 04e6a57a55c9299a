/** ReLUTH with forms cut down to the items the schedule reads, so that these tests depend on nothing else. */
import { readFileSync } from 'node:fs';
import type { FormDefinition, ItemDefinition, ItemType } from '../../forms/definition.js';
import { compileStudy, type CompiledStudy } from '../../study/compile.js';
import type { PublishedStudy, StudyDefinition } from '../../study/definition.js';

const SEEDS = new URL('../../../../seeds/', import.meta.url);

const ITEMS: Readonly<Record<string, Readonly<Record<string, ItemType>>>> = {
  visit: { VISDAT: 'day', VISLOC: 'text', VISMODE: 'text' },
  consent: { RFICDAT: 'day', ICVER: 'text', DOSISUB: 'yes-no' },
  demography: { SEX: 'text', BRTHYR: 'integer' },
  inclusion: { INCLDAT: 'day', INCLYN: 'yes-no', IEYN: 'yes-no' },
  'medical-history': { BASIS: 'text' },
  'lesions-baseline': { TUDAT: 'day' },
  'vital-signs': { WEIGHT: 'decimal' },
  'sstr-pet': { SSTRDAT: 'day' },
  ecog: { ECOG: 'integer' },
  haematology: { LBDAT: 'day', PLAT: 'decimal' },
  chemistry: { LBDAT: 'day', CREAT: 'decimal' },
  'treatment-decision': { TDDAT: 'day', TDDECIS: 'choice', TDREAS: 'choice', TDREASX: 'text' },
  administration: { EXOCCUR: 'yes-no', EXSTDTC: 'instant', EXTRTCMP: 'yes-no' },
  'overall-response': { RSDAT: 'day', OVRLRESP: 'text' },
  randomisation: {
    RANDDAT: 'day',
    ARMCD: 'text',
    RANDNO: 'text',
    STRDC: 'text',
    STRPROG: 'text',
    STRGFR: 'text',
    STRLINE: 'text',
  },
  'arm-received-reluth': { ACTARMDAT: 'day', ACTARMCD: 'text' },
  'end-of-treatment': { EOTDAT: 'day', EOTREAS: 'choice', EOTOTH: 'text' },
  withdrawal: { WDDAT: 'day', WDTRT: 'yes-no', WDPROC: 'yes-no', WDCONT: 'yes-no', WDREC: 'yes-no' },
  'lost-to-follow-up': { LTFDAT: 'day' },
  death: { DTHDAT: 'partial-day' },
  'dosimetry-imaging': { IMGDTC: 'instant' },
};

/** What a choice may hold here: the decisions on a cycle, why one is not given, and why treatment ends. */
const ANSWERS = [
  ...['GIVE', 'DELAY', 'SKIP', 'STOP'],
  ...['TOXICITY', 'KIDNEY-DOSE', 'PROGRESSION', 'PARTICIPANT', 'SUPPLY', 'OTHER'],
  ...['PROGRESSIVE DISEASE', 'ADVERSE EVENT', 'PHYSICIAN DECISION', 'WITHDRAWAL BY SUBJECT'],
];

/** Reads a seed file as JSON. */
export function readSeed(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, SEEDS), 'utf8')) as unknown;
}

/** A form with one section of the given items. */
export function plainForm(code: string, items: Readonly<Record<string, ItemType>>): FormDefinition {
  const definitions = Object.entries(items).map(([item, type]): ItemDefinition => ({
    code: item,
    label: item,
    type,
    ...(type === 'choice' ? { codelist: 'ANSWERS' } : {}),
  }));
  const name = code.charAt(0).toUpperCase() + code.slice(1).replace('-', ' ');
  const codelists = Object.values(items).includes('choice')
    ? { ANSWERS: ANSWERS.map((answer) => ({ code: answer, name: answer })) }
    : {};
  const sections = [{ code: 'main', name, items: definitions }];
  return { format: 'lutetia-form/1', code, version: '1.0', name, codelists, sections, checks: [] };
}

/** The forms of ReLUTH, each with only what the schedule reads; one it does not read has a note. */
export function plainForms(): Readonly<Record<string, FormDefinition>> {
  const { forms } = readSeed('studies/reluth/study.json') as StudyDefinition;
  return Object.fromEntries(
    Object.keys(forms).map((code) => [code, plainForm(code, ITEMS[code] ?? { NOTE: 'text' })]),
  );
}

/** The seeded definition of ReLUTH with its plain forms, as it is published. */
export function publishedReluth(): PublishedStudy {
  return { definition: readSeed('studies/reluth/study.json') as StudyDefinition, forms: plainForms() };
}

/** The same, ready for planning. */
export function compiledReluth(): CompiledStudy {
  return compileStudy(publishedReluth());
}
