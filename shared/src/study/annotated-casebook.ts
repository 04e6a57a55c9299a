import type { FormDefinition, ItemDefinition, SectionDefinition } from '../forms/definition.js';
import { withoutPlaces } from './blank-form.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import { ANSWER_WORDS, type AnnotationLanguage } from './annotation-words.js';
import { text } from './words.js';

/** A form as it stands empty, with the names under which its values are stored. */
export interface AnnotatedForm {
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly source: string | null;
  /** Names of the visits that ask for it and of the milestones it records, in the order of the study. */
  readonly usedAt: readonly string[];
  readonly sections: readonly AnnotatedSection[];
}

export interface AnnotatedSection {
  readonly name: string;
  /** Code of the group whose rows repeat; null where it is filled in once. */
  readonly repeats: string | null;
  /** When it is shown, as the definition writes it; null where it always is. */
  readonly condition: string | null;
  readonly items: readonly AnnotatedItem[];
}

export interface AnnotatedItem {
  readonly label: string;
  readonly help: string | null;
  /** Path of its value: `ITEM`, in a group `group/row/ITEM`. */
  readonly path: string;
  /** What may be answered, a line each: choices with their codes, units, kinds of date. */
  readonly answers: readonly string[];
  readonly isCritical: boolean;
  /** When it is shown and when it must be answered, as the definition writes it. */
  readonly conditions: readonly string[];
}

/** Every form of a study version in the order in which the study first asks for it, annotated. */
export function annotatedCasebook(
  { definition, forms }: PublishedStudy,
  language: AnnotationLanguage,
): readonly AnnotatedForm[] {
  const uses = usesOf(definition, language);
  const inOrder = [...uses.keys(), ...Object.keys(forms).filter((code) => !uses.has(code))];
  return inOrder.flatMap((code) => {
    const form = forms[code];
    return form === undefined ? [] : [annotated(form, [...(uses.get(code) ?? [])], language)];
  });
}

function usesOf(study: StudyDefinition, language: string): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>();
  const use = (form: string, name: string): void => {
    const places = uses.get(form) ?? new Set();
    uses.set(form, places.add(name));
  };
  for (const epoch of study.epochs) {
    for (const visit of [...epoch.visits, ...epoch.cycles.flatMap(({ visits }) => visits)]) {
      for (const { form } of visit.activities) use(form, withoutPlaces(text(visit.name, language)));
    }
  }
  for (const { form, name } of study.milestones) use(form, text(name, language));
  return uses;
}

function annotated(
  form: FormDefinition,
  usedAt: readonly string[],
  language: AnnotationLanguage,
): AnnotatedForm {
  const { code, version, source, sections } = form;
  return {
    code,
    version,
    name: text(form.name, language),
    source: source ?? null,
    usedAt,
    sections: sections.map((section) => ({
      name: text(section.name, language),
      repeats: section.repeating === true ? section.code : null,
      condition: section.visible === undefined ? null : ANSWER_WORDS[language].shownWhen(section.visible),
      items: section.items.map((item) => annotatedItem(form, section, item, language)),
    })),
  };
}

function annotatedItem(
  form: FormDefinition,
  section: SectionDefinition,
  item: ItemDefinition,
  language: AnnotationLanguage,
): AnnotatedItem {
  const words = ANSWER_WORDS[language];
  const conditions = [
    item.visible === undefined ? null : words.shownWhen(item.visible),
    typeof item.required === 'string' ? words.requiredWhen(item.required) : null,
    item.required === false ? words.optional : null,
  ];
  return {
    label: text(item.label, language),
    help: item.help === undefined ? null : text(item.help, language),
    path: section.repeating === true ? `${section.code}/${words.row}/${item.code}` : item.code,
    answers: answersOf(form, item, language),
    isCritical: item.critical === true,
    conditions: conditions.filter((condition) => condition !== null),
  };
}

function answersOf(
  form: FormDefinition,
  item: ItemDefinition,
  language: AnnotationLanguage,
): readonly string[] {
  const words = ANSWER_WORDS[language];
  if (item.calculate !== undefined) return [words.calculated(item.calculate)];
  switch (item.type) {
    case 'text':
      return [words.text(item.maxLength ?? null)];
    case 'integer':
      return [words.number(0)];
    case 'decimal':
      return [words.number(item.decimals ?? null)];
    case 'scale':
      return [words.scale(item.min ?? 0, item.max ?? 100, item.step ?? 1), ...endsOf(item, language)];
    case 'quantity':
      return [words.inUnits(words.number(item.decimals ?? null), (item.units ?? []).join(' | '))];
    case 'choice':
    case 'choices':
      return choicesOf(form, item, language);
    case 'yes-no':
      return [`${words.yes} [Y]`, `${words.no} [N]`];
    case 'day':
    case 'partial-day':
    case 'time':
    case 'instant':
      return [words[item.type]];
  }
}

function endsOf({ min, max, ends }: ItemDefinition, language: AnnotationLanguage): readonly string[] {
  if (ends === undefined) return [];
  return [`${min ?? 0}: ${text(ends.low, language)}`, `${max ?? 100}: ${text(ends.high, language)}`];
}

function choicesOf(
  { codelists }: FormDefinition,
  { codelist, type }: ItemDefinition,
  language: AnnotationLanguage,
): readonly string[] {
  const entries = codelist === undefined ? [] : (codelists[codelist] ?? []);
  const choices = entries.map(({ code, name }) => `${text(name, language)} [${code}]`);
  return type === 'choices' ? [ANSWER_WORDS[language].several, ...choices] : choices;
}
