import { WHOLE_FORM, sectionAt } from '@lutetia/shared/forms/absences';
import type { FormDefinition, ItemDefinition, SectionDefinition } from '@lutetia/shared/forms/definition';

/** What reasons fit: of a sample, of what is measured, or of what is asked and read in the record. */
export type ReasonKind = 'laboratory' | 'measured' | 'told';

/** Ready answers to what is unusual, by the kind of what it is asked of: only what can be repeated was repeated. */
export const OFFERED_REASONS = {
  laboratory: ['retyped', 'repeated'],
  measured: ['retyped', 'repeated'],
  told: ['checked'],
} as const;

/**
 * Which reasons fit what stands at a path: an item, a section or the whole form. A form is of a laboratory where a table of
 * it is one; what is followed from form to form, such as the sum of lesions, is not of a laboratory for that.
 */
export function reasonKindAt(definition: FormDefinition, path: string): ReasonKind {
  const marked = path === WHOLE_FORM ? definition.sections : sectionAt(definition, path);
  if (marked !== null) return [marked].flat().some(isLaboratory) ? 'laboratory' : 'told';
  const code = path.slice(path.lastIndexOf('/') + 1);
  const holds = ({ items }: SectionDefinition): boolean => items.some((item) => item.code === code);
  const section = definition.sections.find(holds);
  return kindOf(
    section,
    section?.items.find((item) => item.code === code),
  );
}

function kindOf(section: SectionDefinition | undefined, item: ItemDefinition | undefined): ReasonKind {
  if (item?.analyte !== undefined && section !== undefined && isLaboratory(section)) return 'laboratory';
  return item?.type === 'quantity' || item?.type === 'decimal' ? 'measured' : 'told';
}

function isLaboratory({ layout }: SectionDefinition): boolean {
  return layout === 'laboratory';
}
