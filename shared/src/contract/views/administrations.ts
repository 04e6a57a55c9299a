import type { FormValues } from '../../forms/value.js';

export interface AdministrationView {
  readonly formId: string;
  readonly visitId: string;
  readonly cycle: number;
  readonly number: number;
  readonly on: string;
  readonly startedAt: string | null;
  readonly values: FormValues;
}
