import { resolve } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';

/** What the server reads: its `config.ts` names the same, which settings.spec.ts compares. */
export const SERVER_SETTINGS = [
  'LUTETIA_DATA_DIR',
  'LUTETIA_TODAY',
  'LUTETIA_DEMO',
  'LUTETIA_APP_PASSWORD',
  'LUTETIA_SEAL_KEY',
  'LUTETIA_SECURE_COOKIES',
  'LUTETIA_TRUST_PROXY',
  'LUTETIA_LOG',
  'LUTETIA_IDLE_MINUTES',
  'LUTETIA_SESSION_HOURS',
];
const KNOWN = [...SERVER_SETTINGS, 'LUTETIA_DEBUG'];
/** Settings of the tests and of the benchmark, which share the environment with the product they start. */
const OF_THE_TOOLS = /^LUTETIA_(TEST|E2E|BENCH)_/;

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
 * @throws {PlainError} on a value nobody can serve, and on a name that is none of ours
 */
export function readSettings(env) {
  refuseUnknown(env);
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
 * Before anything is started: a misspelt setting would otherwise be told by the server, after PostgreSQL and the build.
 * @param {NodeJS.ProcessEnv} env
 */
function refuseUnknown(env) {
  const unknown = Object.keys(env).find(
    (name) => name.startsWith('LUTETIA_') && !KNOWN.includes(name) && !OF_THE_TOOLS.test(name),
  );
  if (unknown !== undefined)
    throw new PlainError(`${unknown} is no setting of Lutetia; there are ${KNOWN.join(', ')}.`);
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
