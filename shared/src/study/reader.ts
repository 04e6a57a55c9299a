import type { FormDefinition } from '../forms/definition.js';
import { definitionShape } from './definition-shape.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import type { StudyFault } from './faults.js';
import { lintStudy } from './lint.js';
import { usedForms } from './references.js';

export type { StudyFault } from './faults.js';

export type StudyReading =
  | { readonly ok: true; readonly study: PublishedStudy; readonly warnings: readonly StudyFault[] }
  | { readonly ok: false; readonly faults: readonly StudyFault[] };

/**
 * Reads a study definition from outside. Answers with every fault at once, each with its JSON pointer.
 *
 * @param forms - the form library by code; only the forms the study uses are published with it
 */
export function readStudy(json: unknown, forms: Readonly<Record<string, FormDefinition>>): StudyReading {
  const shapeFaults: StudyFault[] = [];
  definitionShape(json, '', shapeFaults);
  // References cannot be followed through a broken shape; they are looked at as soon as it is mended.
  if (!isDefinition(json, shapeFaults)) return { ok: false, faults: shapeFaults };
  const faults = lintStudy(json, forms);
  if (faults.some(({ severity }) => severity === 'fault')) return { ok: false, faults };
  const used = Object.entries(forms).filter(([code]) => usedForms(json).has(code));
  return { ok: true, study: { definition: json, forms: Object.fromEntries(used) }, warnings: faults };
}

function isDefinition(json: unknown, shapeFaults: readonly StudyFault[]): json is StudyDefinition {
  return shapeFaults.length === 0 && json !== null;
}
