import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { STUDY_LIMITS } from '@lutetia/shared/study/limits';
import { tooLong } from '@lutetia/shared/study/reader';
import { codeOf } from '../../platform/database/connection-errors.js';
import type { StudyLoader, StudyLoading } from './study-loader.js';
import { StudyRefused } from './study-refused.js';

/**
 * Publishes every study of the installation that is new or has a new version.
 *
 * @param home - top of the repository or of the installation
 * @param liveFrom - first day of a version that follows another, `YYYY-MM-DD`
 * @returns what became of each, by the name of its folder
 * @throws StudyRefused
 */
export async function loadStudyFiles(
  loader: Pick<StudyLoader, 'load'>,
  home: string,
  liveFrom: string,
): Promise<ReadonlyMap<string, StudyLoading>> {
  const seeds = path.join(home, 'seeds');
  const loaded = new Map<string, StudyLoading>();
  for (const study of (await readdir(path.join(seeds, 'studies'))).sort()) {
    const text = await readDefinition(path.join(seeds, 'studies', study, 'study.json'));
    loaded.set(study, await loader.load(JSON.parse(text), path.join(seeds, 'forms'), liveFrom));
  }
  return loaded;
}

/** How far above a definition its form library may stand: `seeds/studies/reluth/study.json` and `seeds/forms`. */
const LEVELS_ABOVE = 2;

/** The folder `forms` beside a definition's file or above it; null when there is none. */
export async function formsBeside(file: string): Promise<string | null> {
  let folder = path.dirname(path.resolve(file));
  for (let level = 0; level <= LEVELS_ABOVE; level += 1) {
    const forms = path.join(folder, 'forms');
    if (await isFolder(forms)) return forms;
    folder = path.dirname(folder);
  }
  return null;
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A definition's file as text. @throws StudyRefused when it is too long to be read at all */
export async function readDefinition(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > STUDY_LIMITS.bytes) throw new StudyRefused(path.basename(file), [tooLong()]);
  return readFile(file, 'utf8');
}
