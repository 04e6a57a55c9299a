/** A failure whose message is the whole story for the person at the keyboard: printed alone, without a stack. */
export class PlainError extends Error {
  /** @override */
  name = 'PlainError';
}

/**
 * Takes the password out of every database address in a text.
 * @param {string} text
 */
export function withoutPasswords(text) {
  return text.replace(/(postgres(?:ql)?:\/\/[^:@/\s]*):\S*@/gi, '$1:***@');
}

/**
 * Runs a script's main function; a failure becomes one line on stderr and exit code 1.
 * LUTETIA_DEBUG=1 adds the stack of what was not foreseen.
 * @param {() => Promise<void> | void} main
 */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(oneLine(error));
    if (process.env.LUTETIA_DEBUG === '1' && !(error instanceof PlainError)) console.error(error);
    process.exitCode = 1;
  }
}

/**
 * @param {unknown} error
 * @returns {string} the message on one line, without passwords
 */
export function oneLine(error) {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return withoutPasswords(message.trim().replace(/\s*\n\s*/g, ' '));
}
