import { assembleForm } from '@lutetia/shared/forms/assemble';
import type { CompiledForm } from '@lutetia/shared/forms/compiled';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm, type FormContext, type FormEvaluation } from '@lutetia/shared/forms/evaluate';
import type { FormValues } from '@lutetia/shared/forms/value';

/** What runs the checks of one form. Its code, the expression language, is fetched after the page is drawn. */
export interface FormEngine {
  readonly compiled: CompiledForm;
  readonly evaluate: (values: FormValues, context: FormContext) => FormEvaluation;
}

/** @throws Error when an expression does not compile: a defect in a published form */
export function formEngine(definition: FormDefinition): FormEngine {
  const compiled = assembleForm(definition);
  return { compiled, evaluate: (values, context) => evaluateForm(compiled, values, context) };
}
