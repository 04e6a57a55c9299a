import type { CodelistEntry, FormDefinition } from '@lutetia/shared/forms/definition';

/** The ways a visit may take place, as the API names them. */
export const VISIT_MODES = ['on-site', 'telephone', 'home', 'other-hospital'] as const;

/** The place a visit form asks for: its choice that is not the mode. Without one there are no options. */
export function placeItem(definition: FormDefinition): { readonly options: readonly CodelistEntry[] } {
  const choices = definition.sections
    .flatMap((section) => section.items)
    .filter((item) => item.type === 'choice')
    .map((item) => definition.codelists[item.codelist ?? ''] ?? []);
  return { options: choices.find((options) => !options.some(({ code }) => code === 'telephone')) ?? [] };
}
