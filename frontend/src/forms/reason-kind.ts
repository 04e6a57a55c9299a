import { WHOLE_FORM, sectionAt } from '@lutetia/shared/forms/absences';
import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';

/** What reasons fit: of a sample, of what is measured, or of what is asked and read in the record. */
export type ReasonKind = 'laboratory' | 'measured' | 'told';

/** Ready answers to what is unusual, by the kind of what it is asked of: only what can be repeated was repeated. */
export const OFFERED_REASONS = {
  laboratory: ['retyped', 'repeated'],
  measured: ['retyped', 'repeated'],
  told: ['checked'],
} as const;

/**
 * Which reasons fit what stands at a path: an item, a section or the whole form. A section, or a form, is of a laboratory
 * where it holds results.
 */
export function reasonKindAt(definition: FormDefinition, path: string): ReasonKind {
  const section = path === WHOLE_FORM ? null : sectionAt(definition, path);
  const items = definition.sections.flatMap((own) => own.items);
  if (path === WHOLE_FORM || section !== null)
    return (section?.items ?? items).some(({ analyte }) => analyte !== undefined) ? 'laboratory' : 'told';
  const code = path.slice(path.lastIndexOf('/') + 1);
  return kindOf(items.find((item) => item.code === code));
}

function kindOf(item: ItemDefinition | undefined): ReasonKind {
  if (item?.analyte !== undefined) return 'laboratory';
  return item?.type === 'quantity' || item?.type === 'decimal' ? 'measured' : 'told';
}
