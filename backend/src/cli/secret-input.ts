import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Reads one line without showing it. Without a terminal it is the first line of standard input. */
export async function readSecret(prompt: string): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (isTerminal) process.stdout.write(prompt);
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    if (isTerminal) process.stdout.write('\n');
  }
}
