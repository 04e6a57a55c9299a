import { CannotStart } from '../config/cannot-start.js';
import { StudyRefused } from '../modules/studies/study-loader.js';
import { codeOf } from '../platform/database/connection-errors.js';
import { CommandFault, UsageFault, type Command, type CommandContext } from './command.js';
import { COMMANDS } from './commands.js';

/** Runs one command line and says what went wrong in a line. @returns the exit code: 0, 1 (refused), 2 (called wrongly) */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...parameters] = words;
  if (name === undefined || name === 'help' || name === '--help') {
    context.say(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    context.say(`There is no command ${JSON.stringify(name)}.\n\n${usage()}`);
    return 2;
  }
  try {
    return await command.run(parameters, context);
  } catch (error) {
    if (error instanceof UsageFault) {
      context.say(`${error.message}\n${usageOf(command)}`);
      return 2;
    }
    context.say(sentenceOf(error));
    return 1;
  }
}

/** Errors whose words were written for the person at the keyboard. */
const OURS = [CommandFault, CannotStart, StudyRefused] as const;

/** What PostgreSQL says of a table, column or function that is not there. */
const NOT_MIGRATED: ReadonlySet<string> = new Set(['42P01', '42703', '42883']);

/** One line, without a stack trace and without what a driver may have put into its message. */
function sentenceOf(error: unknown): string {
  if (OURS.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = codeOf(error);
  if (code !== null && NOT_MIGRATED.has(code))
    return 'The database has not been brought up to this version yet: start Lutetia, or run the command migrate first.';
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
  const shown = message.replace(/postgres(ql)?:\/\/\S+/g, 'the database');
  return `The command failed: ${shown}${code === null ? '' : ` (${code})`}`;
}

function usage(): string {
  const blocks = Object.values(COMMANDS).flatMap(({ usages }) =>
    usages.map(([words, does]) => `  ${words}\n      ${does}`),
  );
  return ['Usage: npm run lutetia -- <command>', '', ...blocks].join('\n');
}

/** `Usage: npm run lutetia -- user add E-MAIL NAME [ROLE]`, a line for each way. */
function usageOf({ usages }: Command): string {
  return usages
    .map(([words], index) => `${index === 0 ? 'Usage:' : '   or:'} npm run lutetia -- ${words}`)
    .join('\n');
}
