import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fault } from '@lutetia/shared/study/faults';
import { STUDY_LIMITS } from '@lutetia/shared/study/limits';
import { tooLong } from '@lutetia/shared/study/reader';
import { codeOf } from '../../platform/database/connection-errors.js';
import { readFormLibrary } from './form-library-files.js';
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
  loader: Pick<StudyLoader, 'read' | 'publish'>,
  home: string,
  liveFrom: string,
): Promise<ReadonlyMap<string, StudyLoading>> {
  const seeds = path.join(home, 'seeds');
  const { files } = await readFormLibrary(path.join(seeds, 'forms'));
  const loaded = new Map<string, StudyLoading>();
  for (const study of (await readdir(path.join(seeds, 'studies'))).sort()) {
    const text = await readDefinition(path.join(seeds, 'studies', study, 'study.json'));
    loaded.set(study, await loader.publish(loader.read(JSON.parse(text), files), { liveFrom }));
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

/** A definition's file as text, read no further than one may be: a device or a pipe does not say its length. @throws StudyRefused when it is too long to be read at all */
export async function readDefinition(file: string): Promise<string> {
  const bytes = await buffer(createReadStream(file, { end: STUDY_LIMITS.bytes }));
  if (bytes.length > STUDY_LIMITS.bytes) throw new StudyRefused(path.basename(file), [tooLong()]);
  return utf8Text(bytes, path.basename(file));
}

const BYTE_ORDER_MARK = /^\uFEFF/u;

/** Text with or without its byte order mark. @throws StudyRefused for UTF-16 and Latin-1, which some editors write */
function utf8Text(bytes: Buffer, name: string): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) throw new StudyRefused(name, [fault('', 'The file is written in UTF-16; save it as UTF-8')]);
  if (!isUtf8(bytes))
    throw new StudyRefused(name, [fault('', 'The file is not written in UTF-8; save it as UTF-8')]);
  return bytes.toString('utf8').replace(BYTE_ORDER_MARK, '');
}
