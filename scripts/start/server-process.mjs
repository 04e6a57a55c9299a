import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';
import { printStep } from '../lib/steps.mjs';

const STOP_TIMEOUT_MS = 15_000;

/**
 * What the server tells its launcher over the channel between the two processes. The server ends by itself when the
 * channel closes, so that it never outlives a killed launcher.
 * @typedef {{ type: 'step', text: string, ms: number } | { type: 'ready', url: string }} ServerMessage
 */

/**
 * @typedef {object} ServerProcess
 * @property {Promise<string>} ready the address it serves; rejects when it ends before
 * @property {Promise<number>} ended its exit code; 0 when it was asked to stop
 * @property {() => Promise<void>} stop asks it to finish what it is doing and end
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {ServerProcess}
 */
export function startServerProcess(env) {
  const main = join(ROOT, 'backend/dist/main.js');
  if (!existsSync(main)) throw new PlainError('The server is not built: run npm run build.');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isStopping = false;
  const ended = exitCode(child).then((code) => (isStopping ? 0 : code));
  const ready = firstReady(child, ended);

  const stop = async () => {
    isStopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    // Windows has no gentle signal; a closed channel means the same to the server.
    if (process.platform === 'win32') child.disconnect();
    else child.kill('SIGTERM');
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(deadline);
  };
  return { ready, ended, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended
 * @returns {Promise<string>}
 */
function firstReady(child, ended) {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const known = /** @type {ServerMessage} */ (message);
      if (known.type === 'step') printStep(known.text, known.ms);
      if (known.type === 'ready') resolve(known.url);
    });
    void ended.then((code) => reject(new PlainError(`The server ended before it was ready (code ${code}).`)));
  });
}
