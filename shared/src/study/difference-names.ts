import { conditionWords, lowered } from './condition-words.js';
import { nameForAll } from './cycle-names.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import type { ExpressionText } from './definition-text.js';
import { visitPlaces } from './references.js';
import { text } from './words.js';

/** What the codes of one version are called, in the words of that version. */
export interface Names {
  readonly form: (code: string) => string;
  /** What a day is counted from or a repeat lasts until: `dose`, `randomisation`, `Baseline MRI`. */
  readonly anchor: (code: string) => string;
  readonly visit: (code: string) => string;
  readonly condition: (condition: ExpressionText) => string;
  /** Label and code of an item, visit, form, milestone or group: `Date of death (DTHDAT)`; the text itself otherwise. */
  readonly thing: (code: string) => string;
}

const VISIT = 'visit:';

/** The names of a version's own codes; a code it does not define stands for itself. */
export function namesOf(study: PublishedStudy): Names {
  const { definition, forms } = study;
  const visits = visitNames(definition);
  const milestones = new Map(definition.milestones.map(({ code, name }) => [code, text(name)]));
  const formNames = new Map(Object.entries(forms).map(([code, form]) => [code, text(form.name)]));
  const things = new Map([...itemLabels(study), ...milestones, ...formNames, ...visits]);
  const anchor = (code: string): string =>
    code.startsWith(VISIT)
      ? (visits.get(code.slice(VISIT.length)) ?? code)
      : lowered(milestones.get(code) ?? code);
  return {
    form: (code) => formNames.get(code) ?? code,
    anchor,
    visit: (code) => visits.get(code) ?? code,
    condition: conditionWords(study),
    thing: (code) => {
      const name = things.get(code);
      return name === undefined || name === code ? code : `${name} (${code})`;
    },
  };
}

/** A visit of several groups of cycles has one name for all of them. */
function visitNames(definition: StudyDefinition): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { visit, cycle } of visitPlaces(definition)) {
    const isAgain = names.has(visit.code);
    names.set(visit.code, nameForAll(text(visit.name), isAgain ? null : cycle));
  }
  return names;
}

function itemLabels({ forms }: PublishedStudy): readonly (readonly [string, string])[] {
  return Object.values(forms).flatMap(({ sections }) =>
    sections.flatMap(({ items }) => items.map(({ code, label }) => [code, text(label)] as const)),
  );
}
