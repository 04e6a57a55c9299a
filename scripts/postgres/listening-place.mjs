import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/ports.mjs';
import { mayEnter } from './data-directory.mjs';

/** The longest path of a socket that every system takes (104 bytes on macOS, 108 on Linux, with the ending NUL). */
const LONGEST_SOCKET_PATH = 100;

/** The port that names the socket; nothing listens on it. */
const SOCKET_PORT = 5432;

/**
 * Where the server takes connections: a Unix-domain socket in a directory of its account alone, or loopback.
 * @typedef {{ host: string, port: number, settings: string[], remove: () => void }} ListeningPlace `host` as it stands
 *   in an address; `remove` takes away what was made for it, once the server has ended
 */

/**
 * The directory for the server's socket: in the data directory, or in the system's directory for temporary files when
 * that path is too long. What another server of this data directory left there is removed.
 * Call only while holding the directory's lock and when none of its servers runs.
 *
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @returns {string | null} null where there can be none: on Windows, and where neither place is short or ours
 */
export function socketDirectory({ root, home }, account) {
  if (process.platform === 'win32') return null;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const places = [join(home, 'socket'), join(tmpdir(), `lutetia-${name}`)];
  return (
    places.find((place) => {
      const longest = Buffer.byteLength(socketIn(place));
      return longest <= LONGEST_SOCKET_PATH && makePrivate(place, account);
    }) ?? null
  );
}

/**
 * @param {string} directory
 * @returns {ListeningPlace}
 */
export function onSocket(directory) {
  const quoted = `"${directory.replaceAll('"', '""')}"`;
  return {
    host: encodeURIComponent(directory),
    port: SOCKET_PORT,
    settings: [`port=${SOCKET_PORT}`, 'listen_addresses=', `unix_socket_directories=${quoted}`],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** @returns {Promise<ListeningPlace>} */
export async function onLoopback() {
  const port = await freePort();
  return {
    host: '127.0.0.1',
    port,
    settings: [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='],
    remove: () => {},
  };
}

/**
 * A directory that somebody else made there first, or a link, is not used.
 * @param {string} directory
 * @param {import('./account.mjs').ServerAccount} account
 * @returns {boolean} whether the account alone may use it
 */
function makePrivate(directory, account) {
  try {
    const isNew = mkdirSync(directory, { recursive: true, mode: 0o700 }) !== undefined;
    if (isNew && account.uid !== undefined && account.gid !== undefined) {
      chownSync(directory, account.uid, account.gid);
    }
    const found = lstatSync(directory);
    if (!found.isDirectory() || found.uid !== (account.uid ?? process.getuid?.())) return false;
    chmodSync(directory, 0o700);
    for (const left of [socketIn(directory), `${socketIn(directory)}.lock`]) rmSync(left, { force: true });
    return account.uid === undefined || mayEnter(account, directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** @param {string} directory */
function socketIn(directory) {
  return join(directory, `.s.PGSQL.${SOCKET_PORT}`);
}
