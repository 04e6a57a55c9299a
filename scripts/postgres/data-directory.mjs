import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { runAs } from './account.mjs';

/** Where root keeps what the server's own account must reach when the data directory is out of its reach. */
const ROOT_FALLBACK = '/var/lib/lutetia';

/**
 * What Lutetia keeps on disk. `root` holds our own files (secrets, journals, the log); `home` holds the cluster and
 * is `root` itself unless the server's account cannot enter it.
 * @typedef {{ root: string, home: string, cluster: string, passwordFile: string, urlFile: string, logFile: string }} DataDirectory
 */

/**
 * Creates the directory when missing.
 * @param {string} dataDir
 * @returns {string} its real, absolute path
 * @throws {PlainError} when it cannot be written
 */
export function openDataDirectory(dataDir) {
  const directory = resolve(dataDir);
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
    return realpathSync(directory);
  } catch (error) {
    throw unwritable(directory, error);
  }
}

/**
 * One level at a time: Node's own recursive mkdir never returns where the parent exists but refuses with ENOENT (procfs).
 * @param {string} directory absolute
 */
function makeDirectory(directory) {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o711 });
}

/**
 * @param {string} root as returned by `openDataDirectory`
 * @param {import('./account.mjs').ServerAccount} account
 * @returns {DataDirectory}
 */
export function dataDirectory(root, account) {
  const home = homeFor(root, account);
  return {
    root,
    home,
    cluster: join(home, 'postgres'),
    passwordFile: join(root, 'database-password'),
    urlFile: join(root, 'database-url'),
    logFile: join(root, 'postgres.log'),
  };
}

/**
 * The owner's password: made once, readable by the account that starts Lutetia and by nobody else.
 * @param {DataDirectory} data
 * @returns {string}
 */
export function ownerPassword({ root, cluster, passwordFile }) {
  // A disk that was full, or a kill at that moment, leaves an empty file.
  const kept = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : '';
  if (kept !== '') return kept;
  if (existsSync(cluster)) {
    throw new PlainError(`${root} holds a database but not its password: put the file ${passwordFile} back.`);
  }
  const password = randomBytes(24).toString('base64url');
  writePrivateFile(passwordFile, `${password}\n`);
  return password;
}

/**
 * @param {string} file
 * @param {string} text
 */
export function writePrivateFile(file, text) {
  try {
    rmSync(file, { force: true });
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw unwritable(file, error);
  }
}

/**
 * @param {string} path
 * @param {unknown} error
 */
export function unwritable(path, error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reason =
    {
      EACCES: 'permission denied',
      EPERM: 'permission denied',
      EROFS: 'read-only file system',
      ENOENT: 'no such place',
      ENOSPC: 'disk full',
    }[code] ?? code;
  return new PlainError(`Cannot write to ${path} (${reason}): choose another place with LUTETIA_DATA_DIR.`);
}

/**
 * @param {string} root
 * @param {import('./account.mjs').ServerAccount} account
 */
function homeFor(root, account) {
  if (account.uid === undefined || account.gid === undefined) return root;
  if (mayEnter(account, root)) return root;
  chmodSync(root, 0o711);
  if (mayEnter(account, root)) return root;

  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const home = join(ROOT_FALLBACK, name);
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 });
    chownSync(home, 0, account.gid);
    chmodSync(home, 0o711);
  } catch (error) {
    throw unwritable(home, error);
  }
  writePrivateFile(join(root, 'postgres-is-at'), `${join(home, 'postgres')}\n`);
  return home;
}

/**
 * @param {import('./account.mjs').ServerAccount} account
 * @param {string} directory
 */
export function mayEnter(account, directory) {
  return runAs(account, 'test', ['-x', directory]).status === 0;
}
