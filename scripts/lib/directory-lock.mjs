import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A lock on a directory that the operating system lets go of when its holder dies, however it dies: a listening
 * local socket named after the directory's device and inode. A file with a process number would outlive a killed
 * holder, and the number may by then belong to somebody else.
 *
 * @param {string} directory an existing directory
 * @returns {Promise<{ release: () => Promise<void> } | null>} null when another process holds it
 */
export async function lockDirectory(directory) {
  const address = lockAddress(directory);
  const server = (await listen(address)) ?? (await listenOverAbandoned(address));
  if (server === null) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/**
 * @param {string} directory an existing directory
 * @returns {Promise<boolean>} whether some process holds the lock on it
 */
export function isDirectoryLocked(directory) {
  return isAnswered(lockAddress(directory));
}

/** @param {string} directory */
function lockAddress(directory) {
  const { dev, ino } = statSync(directory, { bigint: true });
  const name = `lutetia-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  if (process.platform === 'linux') return `\0${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/**
 * @param {string} address
 * @returns {Promise<import('node:net').Server | null>} null when the address is taken
 */
function listen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).end());
    server.once('error', (error) =>
      'code' in error && error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/**
 * Socket files (macOS, BSD) stay behind when their holder is killed; nobody answers on them then.
 * @param {string} address
 */
async function listenOverAbandoned(address) {
  const isFile = process.platform !== 'win32' && process.platform !== 'linux';
  if (!isFile || (await isAnswered(address))) return null;
  rmSync(address, { force: true });
  return listen(address);
}

/**
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function isAnswered(address) {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
