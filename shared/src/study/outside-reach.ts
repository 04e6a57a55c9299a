import type { FormDefinition, ItemDefinition, UseDefinition, UseSource } from '../forms/definition.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import type { FactDefinition } from './fact-definition.js';

/** What must be read to serve the names a form uses from outside. */
export interface OutsideReach {
  /** Codes of the forms to read. */
  readonly forms: ReadonlySet<string>;
  /** True where a derived value or the age of results at a dose is asked for: then all that is recorded counts. */
  readonly needsPlan: boolean;
}

/** By form code, of the forms only that use something from outside. */
export function outsideReaches({ definition, forms }: PublishedStudy): ReadonlyMap<string, OutsideReach> {
  const reaches = new Map<string, OutsideReach>();
  for (const form of Object.values(forms)) {
    const uses = form.uses ?? [];
    if (uses.length === 0) continue;
    const codes = new Set([definition.roles.visit.form]);
    for (const use of uses) for (const code of formsOf(use, form, definition, forms)) codes.add(code);
    reaches.set(form.code, { forms: codes, needsPlan: uses.some((use) => isDerived(use, definition)) });
  }
  return reaches;
}

/** The fact an age is counted from: the day of birth where the study keeps it, else its year. */
export function birthFact({ facts }: Pick<StudyDefinition, 'facts'>): FactDefinition | null {
  return (
    facts.find(({ code, type }) => code === 'dateOfBirth' && type === 'day') ??
    facts.find(({ code, type }) => code === 'yearOfBirth' && type === 'number') ??
    null
  );
}

/** Code of the form an item from outside is read from. */
export function sourceForm(
  from: Extract<UseSource, { item: string }>,
  { roles }: Pick<StudyDefinition, 'roles'>,
): string {
  return 'role' in from ? roles[from.role].form : from.form;
}

/** Items of a form that answer the same question as an item of another: of the same analyte, in the same form the same. */
export function sameQuestion(
  item: ItemDefinition,
  own: string,
  other: FormDefinition,
): ItemDefinition | null {
  const items = other.sections
    .filter(({ repeating }) => repeating !== true)
    .flatMap((section) => section.items);
  if (other.code === own) return items.find(({ code }) => code === item.code) ?? null;
  if (item.analyte === undefined) return null;
  return items.find(({ analyte }) => analyte === item.analyte) ?? null;
}

function isDerived({ from }: UseDefinition, { derived = [] }: StudyDefinition): boolean {
  return 'resultsForDose' in from || ('fact' in from && derived.some(({ code }) => code === from.fact));
}

function formsOf(
  { from }: UseDefinition,
  form: FormDefinition,
  definition: StudyDefinition,
  forms: PublishedStudy['forms'],
): readonly string[] {
  if ('resultsForDose' in from || 'planned' in from) return [];
  if ('ageAt' in from) return [birthFact(definition)?.form ?? []].flat();
  if ('fact' in from) return formsOfFact(from.fact, definition);
  if ('item' in from) {
    const source = sourceForm(from, definition);
    return from.take === 'baseline' ? [source, ...startForms(definition)] : [source];
  }
  const item = form.sections.flatMap(({ items }) => items).find(({ code }) => code === from.previous);
  return item === undefined
    ? []
    : Object.values(forms)
        .filter((other) => sameQuestion(item, form.code, other) !== null)
        .map(({ code }) => code);
}

function formsOfFact(fact: string, { facts, milestones }: StudyDefinition): readonly string[] {
  const isGroup = fact === 'group';
  return [...facts, ...milestones].filter(({ code }) => isGroup || code === fact).map(({ form }) => form);
}

/** Where the first dose and the randomisation are recorded. */
function startForms({ roles, milestones }: StudyDefinition): readonly string[] {
  const randomisations = milestones.filter(({ kind }) => kind === 'randomisation');
  return [roles.administration.form, ...randomisations.map(({ form }) => form)];
}
