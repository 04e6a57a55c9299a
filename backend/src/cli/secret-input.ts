import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFault } from './command.js';

/**
 * Reads one line without showing it. Without a terminal it is the first line of standard input.
 *
 * @throws CommandFault where the input ends before a line
 */
export async function readSecret(prompt: string): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isTerminal) process.stdout.write(prompt);
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    return await Promise.race([reader.question(''), endOf(reader)]);
  } finally {
    reader.close();
    if (isTerminal) process.stdout.write('\n');
  }
}

function endOf(reader: Interface): Promise<never> {
  return new Promise((_resolve, reject) => {
    reader.once('close', () => reject(new CommandFault('No password was given: standard input is empty.')));
  });
}
