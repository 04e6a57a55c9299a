import { assembleForm } from '@lutetia/shared/forms/assemble';
import type { CompiledForm } from '@lutetia/shared/forms/compiled';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm, reevaluate } from '@lutetia/shared/forms/evaluate';
import { parseChanges } from '@lutetia/shared/forms/changes';
import type { FormContext, FormEvaluation } from '@lutetia/shared/forms/evaluation';
import type { SiteMoment } from '@lutetia/shared/forms/read-value';
import type { FormChanges, FormValues } from '@lutetia/shared/forms/value';

/** What runs the checks of one form. Its code, the expression language, is fetched after the page is drawn. */
export interface FormEngine {
  readonly compiled: CompiledForm;
  /** Why changes cannot be saved, the first reason; null where they can. */
  readonly refusal: (changes: FormChanges, moment: SiteMoment) => string | null;
  /** Does only what depends on the values that differ from those given before. */
  readonly evaluate: (values: FormValues, context: FormContext) => FormEvaluation;
}

/** @throws Error when an expression does not compile: a defect in a published form */
export function formEngine(definition: FormDefinition): FormEngine {
  const compiled = assembleForm(definition);
  let last: { readonly values: FormValues; readonly evaluation: FormEvaluation } | null = null;
  const evaluate = (values: FormValues, context: FormContext): FormEvaluation => {
    const evaluation =
      last === null
        ? evaluateForm(compiled, values, context)
        : reevaluate(compiled, last.evaluation, values, changedPaths(last.values, values), context);
    last = { values, evaluation };
    return evaluation;
  };
  const refusal = (changes: FormChanges, moment: SiteMoment): string | null =>
    parseChanges(compiled, changes, moment).problems[0]?.message ?? null;
  return { compiled, refusal, evaluate };
}

/** A value written anew counts as changed, whatever it says: then it is only looked at once more. */
function changedPaths(before: FormValues, after: FormValues): readonly string[] {
  const paths = Object.keys(after).filter((path) => after[path] !== before[path]);
  return [...paths, ...Object.keys(before).filter((path) => !(path in after))];
}
