import type { FormDefinition } from '../../forms/definition.js';

/** A form of a study version as it stands empty, for whoever reads it before anybody fills it in. */
export interface BlankFormView {
  readonly study: string;
  /** Of the study. */
  readonly version: string;
  readonly code: string;
  readonly name: string;
  readonly definition: FormDefinition;
  /** Visits that ask for it, in the order of the study; none for a form of the participant's own. */
  readonly visits: readonly { readonly code: string; readonly name: string }[];
  /** Unit offered first by item, where it is not the form's own first one. */
  readonly preferredUnits: Readonly<Record<string, string>>;
}
