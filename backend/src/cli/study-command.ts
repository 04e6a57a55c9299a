import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { readStudyText, type FormFile, type StudyFault } from '@lutetia/shared/study/reader';
import type { PublishedStudy } from '@lutetia/shared/study/definition';
import { studyOutline } from '@lutetia/shared/study/outline';
import { readFormLibrary } from '../modules/studies/form-library-files.js';
import { formsBeside, readDefinition } from '../modules/studies/study-files.js';
import { StudyLoader, type StudyLoading } from '../modules/studies/study-loader.js';
import { faultLine, StudyRefused } from '../modules/studies/study-refused.js';
import { clockFrom } from '../platform/clock/clock.js';
import { codeOf } from '../platform/database/connection-errors.js';
import { CommandFault, UsageFault, type Command, type CommandContext } from './command.js';
import { parseStudyWish, type StudyWish } from './study-wish.js';
import { withTransactions } from './with-transactions.js';

export const studyCommand: Command = {
  usages: [
    ['study check FILE [--forms DIR]', 'look for every fault of a study definition'],
    [
      'study load FILE [--forms DIR] [--live-from DAY] [--dry-run]',
      'publish it, all or nothing; --dry-run says what would change',
    ],
  ],
  run: async ([act, ...words], context) => {
    switch (act) {
      case 'check':
        return check(parseStudyWish(words, []), context);
      case 'load':
        return load(parseStudyWish(words, ['--live-from', '--dry-run']), context);
      default:
        throw new UsageFault('Say what to do with the study: check or load.');
    }
  },
};

async function check(wish: StudyWish, context: CommandContext): Promise<number> {
  const study = await read(wish, context);
  if (study === null) return 1;
  const { name, version, visits, forms, sites, assumedTimings } = studyOutline(study);
  context.say(
    `${name} version ${version} has no fault: ${visits} visits, ${forms.length} forms, ${sites} sites; ${assumedTimings} timings are assumed.`,
  );
  return 0;
}

async function load(wish: StudyWish, context: CommandContext): Promise<number> {
  const { environment, say } = context;
  const liveFrom = wish.liveFrom ?? clockFrom(environment).todayIn('UTC');
  if (parseCalendarDay(liveFrom) === null)
    throw new UsageFault('Give the day as YYYY-MM-DD after --live-from.');
  const study = await read(wish, context);
  if (study === null) return 1;
  const loading = await withTransactions(environment, (transactions) =>
    new StudyLoader(transactions).publish(study, { liveFrom, preview: wish.dryRun }),
  );
  for (const line of loadingLines(study, loading, wish.dryRun)) say(line);
  return 0;
}

/** Reads the definition and says what is wrong or doubtful; null when something is wrong. */
async function read({ file, forms }: StudyWish, { say }: CommandContext): Promise<PublishedStudy | null> {
  const library = await libraryOf(file, forms);
  const reading = readStudyText(await textOf(file), library.files);
  const found = [...(reading.ok ? reading.warnings : reading.faults), ...library.warnings];
  const of = (severity: StudyFault['severity']): StudyFault[] =>
    found.filter((one) => one.severity === severity);
  tell(say, 'warning', of('warning'));
  if (reading.ok) return reading.study;
  tell(say, 'fault', of('fault'));
  return null;
}

function tell(say: CommandContext['say'], noun: string, faults: readonly StudyFault[]): void {
  if (faults.length > 0) say(`${faults.length} ${noun}${faults.length === 1 ? '' : 's'}:`);
  for (const one of faults) say(faultLine(one));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readDefinition(file);
  } catch (error) {
    if (error instanceof StudyRefused) throw error;
    throw unreadable(file, error);
  }
}

async function libraryOf(
  file: string,
  given: string | null,
): Promise<{ readonly files: readonly FormFile[]; readonly warnings: readonly StudyFault[] }> {
  const folder = given ?? (await formsBeside(file));
  if (folder === null)
    throw new CommandFault(`No folder "forms" stands beside ${file}: name one with --forms.`);
  try {
    return await readFormLibrary(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** What the file system refuses, in words; anything else is not ours to explain. */
function unreadable(place: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === null ? error : new CommandFault(`${place} cannot be read (${code}).`);
}

function loadingLines(
  { definition }: PublishedStudy,
  { published, follows, liveFrom, changes }: StudyLoading,
  dryRun: boolean,
): readonly string[] {
  const { code, version, sites } = definition;
  if (!published) return [`${code} version ${version} is published already; nothing changes.`];
  const would = dryRun ? 'would be' : 'was';
  const as = follows === null ? 'as a new study' : `after version ${follows}`;
  const live = liveFrom === null ? 'live nowhere yet' : `live from ${liveFrom}`;
  return [
    `${code} version ${version} ${would} published ${as}, ${live} at ${sites.length} sites.`,
    ...changes.map(({ pointer, sentence }) => `  ${pointer === '' ? '/' : pointer}: ${sentence}`),
    ...(dryRun ? ['Nothing was changed.'] : []),
  ];
}
