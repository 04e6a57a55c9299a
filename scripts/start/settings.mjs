import { resolve } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';

/**
 * What the launcher itself reads from the environment; the server reads the rest (docs/operations.md lists all).
 * @typedef {object} StartSettings
 * @property {number} port
 * @property {string} host
 * @property {string} dataDir absolute
 * @property {string | null} databaseUrl null: the embedded PostgreSQL
 * @property {boolean} demonstration
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {StartSettings}
 * @throws {PlainError} on a value nobody can serve
 */
export function readSettings(env) {
  readSwitch('LUTETIA_DEBUG', env.LUTETIA_DEBUG?.trim(), false);
  const databaseUrl = env.DATABASE_URL?.trim() || null;
  return {
    port: readPort(env.PORT?.trim() || '3000'),
    host: env.HOST?.trim() || '127.0.0.1',
    dataDir: resolve(ROOT, env.LUTETIA_DATA_DIR?.trim() || '.data'),
    databaseUrl,
    demonstration: readSwitch('LUTETIA_DEMO', env.LUTETIA_DEMO?.trim(), databaseUrl === null),
  };
}

/**
 * The same words as the server takes.
 * @param {string} name
 * @param {string | undefined} text
 * @param {boolean} otherwise
 */
function readSwitch(name, text, otherwise) {
  if (text === undefined || text === '') return otherwise;
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new PlainError(`${name} is "${text}": it must be 1 or 0.`);
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new PlainError(`PORT is "${text}": it must be a whole number from 1 to 65535.`);
}
