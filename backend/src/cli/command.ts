/** What a command needs from outside; tests give their own. */
export interface CommandContext {
  readonly environment: NodeJS.ProcessEnv;
  /** Writes one line for the person at the keyboard. */
  readonly say: (line: string) => void;
  /** Reads a secret without showing it, or from standard input when that is not a terminal. */
  readonly readSecret: (prompt: string) => Promise<string>;
}

/** One command of the command line. */
export interface Command {
  /** Ways to call it, each with the words after `npm run lutetia --` and what they do. */
  readonly usages: readonly (readonly [words: string, does: string])[];
  /** @returns the exit code: 0 done, 1 done and something is wrong */
  readonly run: (parameters: readonly string[], context: CommandContext) => Promise<number>;
}

/** A command called wrongly: the usage is shown, exit code 2. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** A command that cannot do what it was asked, in words the person can act on: exit code 1, no stack trace. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}
