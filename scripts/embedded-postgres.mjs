import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { isDirectoryLocked, lockDirectory } from './lib/directory-lock.mjs';
import { PlainError } from './lib/plain-error.mjs';
import { serverAccount } from './postgres/account.mjs';
import { postgresPrograms } from './postgres/binaries.mjs';
import { OWNER, ensureCluster } from './postgres/cluster.mjs';
import {
  dataDirectory,
  openDataDirectory,
  ownerPassword,
  writePrivateFile,
} from './postgres/data-directory.mjs';
import { startServer, stopOrphan } from './postgres/server.mjs';

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url address of the database, with the owner's password
 * @property {(database: string) => string} urlFor the same for another database of this server
 * @property {string} dataDir
 * @property {Promise<string>} ended why the server ended without having been asked to; never settles after `stop`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a real PostgreSQL of our own from the npm package of this platform, with a password and on a socket that no
 * other user of the computer reaches (on loopback where there are none), and creates the database when missing. Only one
 * process at a time may use a data directory.
 *
 * @param {{ dataDir: string, database?: string, durable?: boolean }} options `durable: false` is for tests: quicker,
 *   but a crash of the machine may cost the data
 * @returns {Promise<EmbeddedPostgres>}
 * @throws {PlainError} when the directory is in use or not writable, or PostgreSQL does not start
 */
export async function startEmbeddedPostgres({ dataDir, database = 'lutetia', durable = true }) {
  const root = openDataDirectory(dataDir);
  const lock = await lockDirectory(root);
  if (lock === null) {
    throw new PlainError(
      `The data directory ${root} is in use by another run of Lutetia: stop that one, or set LUTETIA_DATA_DIR.`,
    );
  }
  try {
    const account = serverAccount();
    const data = dataDirectory(root, account);
    const program = postgresPrograms(account, data.home);
    const password = ownerPassword(data);
    ensureCluster(data, account, program, { password, durable });
    stopOrphan(data, account, program);
    const server = await startServer(data, account, program, { durable });

    const urlFor = (/** @type {string} */ name) =>
      `postgres://${OWNER}:${password}@${server.address}/${name}`;
    await ensureDatabase(urlFor('postgres'), database);
    writePrivateFile(data.urlFile, `${urlFor(database)}\n`);
    const stop = async () => {
      rmSync(data.urlFile, { force: true });
      await server.stop();
      await lock.release();
    };
    return { url: urlFor(database), urlFor, dataDir: root, ended: server.ended, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The address of the database that a running Lutetia serves from this data directory.
 * @param {string} dataDir
 * @returns {Promise<string | null>} null when none runs
 */
export async function runningDatabaseUrl(dataDir) {
  const file = join(resolve(dataDir), 'database-url');
  if (!existsSync(file) || !(await isDirectoryLocked(resolve(dataDir)))) return null;
  return readFileSync(file, 'utf8').trim();
}

/**
 * @param {string} maintenanceUrl
 * @param {string} database
 */
async function ensureDatabase(maintenanceUrl, database) {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
