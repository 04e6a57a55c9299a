import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from '../definition.js';

const FOLDER = join(import.meta.dirname, '../../../../seeds/forms');

/** Every form of the library, for tests. */
export function seedForms(): readonly FormDefinition[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as FormDefinition);
}

/** One form of the library by its code and version, for tests. */
export function seedForm(code: string, version = '1'): FormDefinition {
  const found = seedForms().find((form) => form.code === code && form.version === version);
  if (found === undefined) throw new Error(`no version ${version} of the form ${code} in the library`);
  return found;
}
