import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../lib/plain-error.mjs';
import { portState } from '../lib/ports.mjs';

const PATIENCE_MS = 2000;
const POLL_MS = 100;

/**
 * @param {{ port: number, host: string }} settings
 * @throws {PlainError} when nobody could listen there
 */
export async function requirePort({ port, host }) {
  const state = await settledPortState(port, host);
  if (state.free) return;
  if (state.code === 'EADDRINUSE') {
    throw new PlainError(
      `Port ${port} is taken by another program: stop it, or choose another port with PORT.`,
    );
  }
  if (state.code === 'EACCES')
    throw new PlainError(`Port ${port} may not be used by this account: set PORT above 1023.`);
  throw new PlainError(`Cannot listen on ${host}:${port} (${state.code}): check HOST and PORT.`);
}

/**
 * The server of a launcher that was killed a moment ago is still letting go of its port.
 * @param {number} port
 * @param {string} host
 */
async function settledPortState(port, host) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const state = await portState(port, host);
    if (state.free || state.code !== 'EADDRINUSE' || performance.now() > deadline) return state;
    await sleep(POLL_MS);
  }
}
