import { readdirSync } from 'node:fs';
import type { FormDefinition } from '../../forms/definition.js';
import { readSeed } from '../../schedule/spec-support/reluth.js';
import type { FormFile } from '../form-library.js';

/** Forms as files of a library, in the version that the seeded studies name. */
export function asLibrary(forms: Readonly<Record<string, FormDefinition>>): readonly FormFile[] {
  return Object.entries(forms).map(([code, form]) => ({
    name: `${code}.json`,
    content: { ...form, version: '1' },
  }));
}

/** The form library of the installation. */
export function seededLibrary(): readonly FormFile[] {
  const names = readdirSync(new URL('../../../../seeds/forms/', import.meta.url));
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, content: readSeed(`forms/${name}`) }));
}
