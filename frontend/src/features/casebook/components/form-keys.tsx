import { useFieldKeys, type FieldKeysOptions } from '../use-field-keys.js';
import { useFormKeys, type FormKeysOptions } from '../use-form-keys.js';

/** The keys of a form and of its fields; they show nothing, and come with what stands beside the form. */
export function FormKeys(props: FormKeysOptions & FieldKeysOptions) {
  useFormKeys(props);
  useFieldKeys(props);
  return null;
}
