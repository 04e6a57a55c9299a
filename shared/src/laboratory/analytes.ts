import type { FormDefinition, ItemDefinition, Words } from '../forms/definition.js';

/** What a laboratory measures for a study. */
export interface Analyte {
  readonly code: string;
  readonly name: Words;
  /** UCUM; the first is the one its factors convert into. Empty for what has no unit. */
  readonly units: readonly string[];
  readonly factors: Readonly<Record<string, number>>;
}

const itemsOf = new WeakMap<FormDefinition['sections'], readonly ItemDefinition[]>();

/**
 * The items of a form that hold results of a laboratory: those with an analyte in sections laid out as such. Found once:
 * a definition does not change.
 */
export function laboratoryItems({ sections }: Pick<FormDefinition, 'sections'>): readonly ItemDefinition[] {
  const known = itemsOf.get(sections);
  if (known !== undefined) return known;
  const items = sections
    .filter(({ layout, repeating }) => layout === 'laboratory' && repeating !== true)
    .flatMap((section) => section.items)
    .filter(({ analyte }) => analyte !== undefined);
  itemsOf.set(sections, items);
  return items;
}

/** Every analyte the forms ask for, each once, in the order of the forms. */
export function analytesOf(forms: Iterable<Pick<FormDefinition, 'sections'>>): readonly Analyte[] {
  const analytes = new Map<string, Analyte>();
  for (const form of forms) {
    for (const { analyte, label, units = [], factors = {} } of laboratoryItems(form)) {
      if (analyte !== undefined && !analytes.has(analyte))
        analytes.set(analyte, { code: analyte, name: label, units, factors });
    }
  }
  return [...analytes.values()];
}
