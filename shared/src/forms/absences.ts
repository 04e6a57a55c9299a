import { isCompanion } from '../laboratory/companions.js';
import { text } from '../study/words.js';
import type { FormDefinition, SectionDefinition } from './definition.js';
import type { FormValues, ItemValue } from './value.js';

/**
 * Why a whole form or a whole section holds nothing.
 *
 * It stands among the form's values under a path no item can have, `@form` or `@section/CODE`, and is always
 * `{ absent, reason? }`. What lies under it holds no value, satisfies "required" and is asked by no check.
 */
export const WHOLE_FORM = '@form';
const SECTION = '@section/';

/** The path that says why a section holds nothing. */
export function sectionPath(code: string): string {
  return `${SECTION}${code}`;
}

/** True for the path of a whole form or section, whether or not the form has that section. */
export function isAbsencePath(path: string): boolean {
  return path === WHOLE_FORM || path.startsWith(SECTION);
}

/** The section a path says something about; null for `@form`, items, and sections the form does not have. */
export function sectionAt(definition: FormDefinition, path: string): SectionDefinition | null {
  if (!path.startsWith(SECTION)) return null;
  const code = path.slice(SECTION.length);
  return definition.sections.find((section) => section.code === code) ?? null;
}

/** Codes of the sections that hold nothing for a reason of their own, or because the whole form does. */
export function absentSections(definition: FormDefinition, values: FormValues): ReadonlySet<string> {
  const isWhole = Object.hasOwn(values, WHOLE_FORM);
  const absent = definition.sections.filter(
    ({ code }) => isWhole || Object.hasOwn(values, sectionPath(code)),
  );
  return new Set(absent.map(({ code }) => code));
}

/**
 * Those of some paths that lie under a mark: for `@form` every other one, for a section those of its items in all its rows.
 * Calculated values are not among them: nobody gave them, and they go with what they are calculated from; what stands
 * beside a laboratory result goes with that.
 *
 * @param mark - `@form` or the path of a section of the form
 */
export function pathsUnder(
  definition: FormDefinition,
  paths: readonly string[],
  mark: string,
): readonly string[] {
  const calculated = calculatedItems(definition);
  const others = paths.filter(
    (path) => path !== mark && !isCompanion(path) && !calculated.has(path.slice(path.lastIndexOf('/') + 1)),
  );
  if (mark === WHOLE_FORM) return others;
  const section = sectionAt(definition, mark);
  if (section === null) return [];
  if (section.repeating === true) return others.filter((path) => path.startsWith(`${section.code}/`));
  const own = new Set(section.items.map(({ code }) => code));
  return others.filter((path) => own.has(path));
}

function calculatedItems(definition: FormDefinition): ReadonlySet<string> {
  const items = definition.sections.flatMap((section) => section.items);
  return new Set(items.filter(({ calculate }) => calculate !== undefined).map(({ code }) => code));
}

/** A mark under which values stand. */
export interface Contradiction {
  readonly mark: string;
  readonly said: ItemValue | null;
  readonly paths: readonly string[];
}

/** Marks that say nothing is there while something is; a form in this state is never kept. */
export function contradictions(definition: FormDefinition, values: FormValues): readonly Contradiction[] {
  const paths = Object.keys(values);
  return paths
    .filter(isAbsencePath)
    .map((mark) => ({ mark, said: values[mark] ?? null, paths: pathsUnder(definition, paths, mark) }))
    .filter(({ paths }) => paths.length > 0);
}

/** Marks over an item that is not to be absent, such as the day of a visit. */
export function marksOver(
  definition: FormDefinition,
  values: FormValues,
  items: ReadonlySet<string>,
): readonly string[] {
  const absent = absentSections(definition, values);
  const over = definition.sections.filter(
    ({ code, items: own }) => absent.has(code) && own.some((item) => items.has(item.code)),
  );
  return [
    ...new Set(over.map(({ code }) => (Object.hasOwn(values, WHOLE_FORM) ? WHOLE_FORM : sectionPath(code)))),
  ];
}

const WHOLE: Readonly<Record<string, string>> = { en: 'Whole form', fr: 'Formulaire entier' };
const WHOLE_SECTION: Readonly<Record<string, string>> = { en: 'section', fr: 'section' };

/** What a person calls the path of a whole form or section; null for any other path. */
export function absenceLabel(definition: FormDefinition, path: string, language = 'en'): string | null {
  if (path === WHOLE_FORM) return WHOLE[language] ?? 'Whole form';
  const section = sectionAt(definition, path);
  if (section === null) return null;
  return `${text(section.name, language)} (${WHOLE_SECTION[language] ?? 'section'})`;
}
