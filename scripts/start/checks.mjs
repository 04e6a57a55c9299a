import { PlainError } from '../lib/plain-error.mjs';
import { portState } from '../lib/ports.mjs';

/**
 * @param {{ port: number, host: string }} settings
 * @throws {PlainError} when nobody could listen there
 */
export async function requirePort({ port, host }) {
  const state = await portState(port, host);
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
