import { readdirSync } from 'node:fs';
import type { FormDefinition } from '../../forms/definition.js';
import { readSeed } from '../../schedule/spec-support/reluth.js';
import type { StudyDefinition } from '../definition.js';
import type { FormFile } from '../form-library.js';

/** Forms as files of a library, each in the version that the seeded ReLUTH names: a new version there breaks no test. */
export function asLibrary(forms: Readonly<Record<string, FormDefinition>>): readonly FormFile[] {
  const { forms: versions } = readSeed('studies/reluth/study.json') as StudyDefinition;
  return Object.entries(forms).map(([code, form]) => ({
    name: `${code}.json`,
    content: { ...form, version: versions[code] ?? '1' },
  }));
}

/** The form library of the installation. */
export function seededLibrary(): readonly FormFile[] {
  const names = readdirSync(new URL('../../../../seeds/forms/', import.meta.url));
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, content: readSeed(`forms/${name}`) }));
}
