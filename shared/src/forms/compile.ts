import { assembleForm } from './assemble.js';
import type { CompiledForm } from './compiled.js';
import type { FormDefinition } from './definition.js';
import type { FormFault } from './form-fault.js';
import { lintForm } from './lint.js';

export { itemAt, type CompiledForm, type CompiledItem } from './compiled.js';
export type { FormFault } from './form-fault.js';
export { lintForm } from './lint.js';

/** A form definition that must not be used, with everything that is wrong with it. */
export class FormFaults extends Error {
  constructor(
    readonly form: string,
    readonly faults: readonly FormFault[],
  ) {
    super(`form ${form}: ${faults.map((fault) => `${fault.pointer} ${fault.sentence}`).join('; ')}`);
    this.name = 'FormFaults';
  }
}

/**
 * Makes a form definition ready for evaluation. Expensive: keep the answer, one per form version.
 *
 * @throws FormFaults when `lintForm` finds a fault
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  const faults = lintForm(definition).filter((fault) => fault.severity === 'fault');
  if (faults.length > 0) throw new FormFaults(definition.code, faults);
  return assembleForm(definition);
}
