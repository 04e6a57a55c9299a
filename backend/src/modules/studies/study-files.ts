import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StudyLoader, StudyLoading } from './study-loader.js';

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
    const text = await readFile(path.join(seeds, 'studies', study, 'study.json'), 'utf8');
    loaded.set(study, await loader.load(JSON.parse(text), path.join(seeds, 'forms'), liveFrom));
  }
  return loaded;
}
