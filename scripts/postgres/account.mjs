import { spawnSync } from 'node:child_process';
import { PlainError } from '../lib/plain-error.mjs';

/**
 * The account PostgreSQL runs under; an empty object means our own. PostgreSQL refuses to run as root, so root steps
 * down to an account that already exists: nothing is added to the machine.
 * @typedef {{ uid?: number, gid?: number }} ServerAccount
 */

/**
 * @returns {ServerAccount}
 * @throws {PlainError} as root on a machine without any of the usual accounts
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new PlainError(
    'PostgreSQL does not run as root and this machine has neither the user "postgres" nor "nobody": ' +
      'start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/**
 * Runs a program as that account, from a directory everybody may enter.
 * @param {ServerAccount} account
 * @param {string} program
 * @param {string[]} parameters
 */
export function runAs(account, program, parameters) {
  return spawnSync(program, parameters, { ...processOptions(account), encoding: 'utf8' });
}

/**
 * @param {ServerAccount} account
 * @returns {{ uid?: number, gid?: number, cwd?: string, env: NodeJS.ProcessEnv }}
 */
export function processOptions(account) {
  const { PGDATA, PGPORT, PGHOST, PGUSER, PGPASSWORD, PGOPTIONS, ...env } = process.env;
  return {
    ...account,
    ...(process.platform === 'win32' ? {} : { cwd: '/' }),
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
  };
}

/**
 * @param {'-u' | '-g'} kind
 * @param {string} name
 * @returns {number | null}
 */
function idOf(kind, name) {
  const { status, stdout } = spawnSync('id', [kind, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
