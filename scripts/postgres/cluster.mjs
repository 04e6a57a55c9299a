import { chownSync, chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { runAs } from './account.mjs';
import { unwritable, writePrivateFile } from './data-directory.mjs';

/** The name of the role that owns the database. */
export const OWNER = 'lutetia';

/**
 * Creates the database cluster when there is none. It is made beside its place and moved there when whole, so that
 * an interrupted first start leaves nothing half-made behind.
 *
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 * @param {{ password: string, durable: boolean }} options
 */
export function ensureCluster(data, account, program, { password, durable }) {
  if (existsSync(data.cluster)) return;
  const draft = `${data.cluster}.new`;
  const passwordFile = join(data.home, 'initial-password');
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writePrivateFile(passwordFile, password);
    giveTo(account, draft, passwordFile);
    initialise(data.home, account, program('initdb'), [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    renameSync(draft, data.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error instanceof PlainError ? error : unwritable(data.home, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {string} home where the cluster is being made, for the message
 * @param {import('./account.mjs').ServerAccount} account
 * @param {string} initdb
 * @param {string[]} parameters
 */
function initialise(home, account, initdb, parameters) {
  const { status, stderr, error } = runAs(account, initdb, parameters);
  if (status === 0) return;
  const line =
    stderr?.split('\n').find((text) => /FATAL|PANIC|error:/.test(text)) ?? error?.message ?? stderr;
  const complaint = line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim();
  throw new PlainError(`The database could not be created in ${home}: ${complaint}`);
}

/**
 * @param {import('./account.mjs').ServerAccount} account
 * @param {...string} paths
 */
function giveTo({ uid, gid }, ...paths) {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) chownSync(path, uid, gid);
  if (paths[0] !== undefined) chmodSync(paths[0], 0o700);
}
