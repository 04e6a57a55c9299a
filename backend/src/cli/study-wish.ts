import { UsageFault } from './command.js';

/** A study command as asked for on the command line. */
export interface StudyWish {
  readonly file: string;
  /** Folder of the form library; null: the one beside the file. */
  readonly forms: string | null;
  readonly liveFrom: string | null;
  readonly dryRun: boolean;
}

const WITH_VALUE: readonly string[] = ['--forms', '--live-from'];

/** @param options - those the act takes besides `--forms`. @throws UsageFault */
export function parseStudyWish(words: readonly string[], options: readonly string[]): StudyWish {
  const given = new Map<string, string>();
  const files: string[] = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith('--')) files.push(word);
    else if (word !== '--forms' && !options.includes(word))
      throw new UsageFault(`There is no option ${word} here.`);
    else given.set(word, WITH_VALUE.includes(word) ? (left.shift() ?? '') : 'yes');
  }
  const [file, another] = files;
  if (file === undefined || another !== undefined)
    throw new UsageFault('Give the one file of the definition.');
  if ([...given.values()].includes('')) throw new UsageFault('An option lacks its value.');
  return {
    file,
    forms: given.get('--forms') ?? null,
    liveFrom: given.get('--live-from') ?? null,
    dryRun: given.has('--dry-run'),
  };
}
