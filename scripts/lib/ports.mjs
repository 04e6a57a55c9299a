import { connect, createServer } from 'node:net';

/**
 * @returns {Promise<number>} a TCP port on loopback that nobody listens on at this moment
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * Whether a server could listen there now.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<{ free: true } | { free: false, code: string }>} `code` is the operating system's, such as EADDRINUSE
 */
export async function portState(port, host) {
  if (await answers(port, host)) return { free: false, code: 'EADDRINUSE' };
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) =>
      resolve({ free: false, code: 'code' in error ? String(error.code) : 'unknown' }),
    );
    server.listen(port, host, () => server.close(() => resolve({ free: true })));
  });
}

/**
 * Listening alone does not show a server bound to every address on some systems; a connection does.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: host === '0.0.0.0' ? '127.0.0.1' : host });
    const settle = (/** @type {boolean} */ value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(500, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
