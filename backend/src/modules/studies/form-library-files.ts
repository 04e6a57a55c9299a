import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { warning, type StudyFault } from '@lutetia/shared/study/faults';
import { jsonTextFaults } from '@lutetia/shared/study/json-text';
import { STUDY_LIMITS } from '@lutetia/shared/study/limits';
import type { FormFile } from '@lutetia/shared/study/reader';

/** The form library of a folder. */
export interface FormLibraryFiles {
  readonly files: readonly FormFile[];
  /** Files of the folder that could not be read as JSON. */
  readonly warnings: readonly StudyFault[];
}

/** Largest form that is read, in bytes; the largest in use has a hundredth of that. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Reads every JSON file of a folder and of those inside it; which form a file holds is told by its content.
 *
 * @throws the error of the file system when the folder cannot be read
 */
export async function readFormLibrary(folder: string): Promise<FormLibraryFiles> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const read = await Promise.all(names.map((name) => readForm(folder, name)));
  return {
    files: read.flatMap(({ file }) => (file === null ? [] : [file])),
    warnings: read.flatMap(({ sentence }) => (sentence === null ? [] : [warning('/forms', sentence)])),
  };
}

interface Read {
  readonly file: FormFile | null;
  readonly sentence: string | null;
}

async function readForm(folder: string, name: string): Promise<Read> {
  const place = path.join(folder, name);
  const { size } = await stat(place);
  if (size > MOST_BYTES) return { file: null, sentence: `The file ${name} is too large for a form` };
  try {
    const text = (await readFile(place, 'utf8')).replace(/^\uFEFF/u, '');
    const file = { name, content: JSON.parse(text) as unknown };
    const [slip] = jsonTextFaults(text, STUDY_LIMITS.depth);
    if (slip === undefined) return { file, sentence: null };
    return {
      file: null,
      sentence: `The file ${name} of the form library, ${slip.pointer}: ${slip.sentence}`,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { file: null, sentence: `The file ${name} of the form library is not JSON` };
  }
}
