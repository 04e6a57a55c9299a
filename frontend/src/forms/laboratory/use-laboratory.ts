import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { FormValues } from '@lutetia/shared/forms/value';
import { withoutStaleJudgements } from '@lutetia/shared/laboratory/companions';
import {
  laboratoryResults,
  namedLaboratory,
  waitingItems,
  type LaboratoryResult,
} from '@lutetia/shared/laboratory/form-results';
import { useMemo } from 'react';
import { useMay } from '../../lib/session.js';

/** What a form page knows of the laboratory its results are of. */
export interface LaboratoryPage {
  /** Laboratories of the site. */
  readonly names: readonly string[];
  /** The laboratory of the results; null while nobody said. */
  readonly name: string | null;
  /** It is none of the site's: its ranges are typed from its report. */
  readonly isElsewhere: boolean;
  /** The form is complete: the limits of its results are those it was completed with. */
  readonly isKept: boolean;
  readonly results: ReadonlyMap<string, LaboratoryResult>;
  /** Items whose abnormal result waits for the investigator. */
  readonly waiting: readonly string[];
  readonly mayJudge: boolean;
}

/**
 * The results of a form as they stand now; null for a form that holds none of a laboratory.
 *
 * @param unsent - paths of what is not saved yet: a word on a value that is being changed is on its way out
 */
export function useLaboratory(
  form: FormView,
  values: FormValues,
  unsent: Readonly<Record<string, unknown>>,
): LaboratoryPage | null {
  const mayJudge = useMay(form.study, 'laboratory.judge');
  const { definition, laboratory, state, values: saved } = form;
  return useMemo(() => {
    if (laboratory === null) return null;
    const isKept = state === 'complete';
    const current = withoutStaleJudgements(values, Object.keys(unsent));
    const named = namedLaboratory(current, laboratory);
    const results = laboratoryResults(definition, current, laboratory, isKept ? saved : null);
    return {
      names: laboratory.laboratories.map(({ name }) => name),
      name: named?.name ?? null,
      isElsewhere: named !== null && named.known === null,
      isKept,
      results,
      waiting: waitingItems(results),
      mayJudge,
    };
  }, [definition, laboratory, state, saved, values, unsent, mayJudge]);
}
