import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';
import { SERVER_OPTIONS } from '../lib/server-options.mjs';
import { beginStep, dropSteps, printStep, tellPart } from '../lib/steps.mjs';

const STOP_TIMEOUT_MS = 15_000;

/**
 * What the server tells its launcher over the channel between the two processes. The server ends by itself when the
 * channel closes, so that it never outlives a killed launcher. A failure is told and not printed: one line, from one place.
 * @typedef {{ type: 'begin', text: string } | { type: 'part', text: string, done: number, of: number } | { type: 'step', text: string, ms: number } | { type: 'ready', url: string } | { type: 'failure', sentence: string }} ServerMessage
 */

/**
 * @typedef {object} ServerProcess
 * @property {Promise<string>} ready the address it serves; never settles when it ends before
 * @property {Promise<string>} ended why it ended without having been asked to; never settles after `stop`
 * @property {() => Promise<void>} stop asks it to finish what it is doing and end
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {ServerProcess}
 */
export function startServerProcess(env) {
  const main = join(ROOT, 'backend/dist/main.js');
  if (!existsSync(main)) throw new PlainError('The server is not built: run npm run build.');
  const child = spawn(process.execPath, [...SERVER_OPTIONS, main], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = exitOf(child);
  const told = listenTo(child);
  let isStopping = false;
  const ended = exit.then((end) =>
    isStopping ? never() : (told.failure() ?? `The server ended unexpectedly (${end}).`),
  );

  const stop = async () => {
    isStopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    // Windows has no gentle signal; a closed channel means the same to the server.
    if (process.platform === 'win32') child.disconnect();
    else child.kill('SIGTERM');
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exit;
    clearTimeout(deadline);
  };
  return { ready: told.ready, ended, stop };
}

/** @returns {Promise<never>} */
function never() {
  return new Promise(() => {});
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} such as "code 1" or "SIGKILL", once all it told has arrived
 */
function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      const end = signal ?? `code ${code}`;
      if (child.connected) child.once('disconnect', () => resolve(end));
      else resolve(end);
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ ready: Promise<string>, failure: () => string | null }}
 */
function listenTo(child) {
  /** @type {string | null} */
  let failure = null;
  /** @type {Promise<string>} */
  const ready = new Promise((resolve) => {
    child.on('message', (message) => {
      const known = /** @type {ServerMessage} */ (message);
      if (known.type === 'begin') beginStep(known.text);
      if (known.type === 'part') tellPart(known.text, known.done, known.of);
      if (known.type === 'step') printStep(known.text, known.ms);
      if (known.type === 'ready') resolve(known.url);
      if (known.type === 'failure') {
        dropSteps();
        failure = known.sentence;
      }
    });
  });
  return { ready, failure: () => failure };
}
