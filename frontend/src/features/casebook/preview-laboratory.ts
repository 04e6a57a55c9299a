import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { laboratoryItems } from '@lutetia/shared/laboratory/analytes';
import type { LaboratoryResult } from '@lutetia/shared/laboratory/form-results';
import type { LaboratoryPage } from '../../forms/laboratory/use-laboratory.js';

const NO_LIMITS: LaboratoryResult = { limits: null, missing: 'laboratory', flag: null, significant: null };

/** A laboratory nobody named: results stand in their table as a nurse sees it, without limits. Null without results. */
export function previewLaboratory(definition: FormDefinition): LaboratoryPage | null {
  const items = laboratoryItems(definition);
  if (items.length === 0) return null;
  return {
    names: [],
    name: '',
    isElsewhere: false,
    isKept: false,
    results: new Map(items.map(({ code }) => [code, NO_LIMITS])),
    waiting: [],
    mayJudge: false,
  };
}
