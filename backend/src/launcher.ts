import { codeOf, explainConnectionError } from './platform/database/connection-errors.js';
import { connectionSettings } from './platform/database/connection.js';
import { CannotStart } from './config/cannot-start.js';

/** What the server tells the process that started it; without one it prints the same. */
type LauncherMessage =
  | { readonly type: 'begin'; readonly text: string }
  | { readonly type: 'part'; readonly text: string; readonly done: number; readonly of: number }
  | { readonly type: 'step'; readonly text: string; readonly ms: number }
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'failure'; readonly sentence: string };

/** Tells how far a long step has come. */
export type TellPart = (done: number, of: number) => void;

/** Does one step of starting and says what it is, how far it has come, and how long it took. */
export async function step<T>(text: string, work: (onPart: TellPart) => Promise<T>): Promise<T> {
  const began = performance.now();
  await tell({ type: 'begin', text });
  const result = await work((done, of) => void tell({ type: 'part', text, done, of }));
  const ms = Math.round(performance.now() - began);
  if (!(await tell({ type: 'step', text, ms }))) console.log(`${text} (${ms} ms)`);
  return result;
}

/** Says where the server is reached. */
export async function tellReady(url: string): Promise<void> {
  if (!(await tell({ type: 'ready', url }))) console.log(`Serving ${url}`);
}

/** Tells why the server cannot start, in one line without passwords and without a stack. */
export async function tellFailure(error: unknown): Promise<void> {
  const sentence = withoutPasswords(sentenceOf(error)).replace(/\s*\n\s*/g, ' ');
  if (!(await tell({ type: 'failure', sentence }))) console.error(sentence);
}

/** Gives a message to the launcher. @returns false when there is none, or it has gone */
async function tell(message: LauncherMessage): Promise<boolean> {
  if (!process.connected) return false;
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, (error) => resolve(error === null));
  });
}

function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  const listening = listeningSentence(error);
  if (listening !== null) return listening;
  const explained = explainConnectionError(error, connectionSettings(process.env).ownerUrl);
  if (explained !== null) return explained.message;
  return `The server cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

function listeningSentence(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'listen') return null;
  const port = 'port' in error ? String(error.port) : '';
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop it, or set PORT.`;
    case 'EACCES':
      return `Port ${port} may not be used by this account: set PORT to 1024 or more.`;
    case 'EADDRNOTAVAIL':
      return 'HOST is no address of this machine.';
    default:
      return null;
  }
}

function withoutPasswords(text: string): string {
  return text.replace(/(\w+:\/\/[^:@/\s]*):\S*@/g, '$1@');
}
