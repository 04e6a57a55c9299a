import pg from 'pg';
import { PlainError, oneLine } from './plain-error.mjs';

const NO_ADDRESS = 'DATABASE_URL is not an address of the form postgres://user:password@host:port/database.';

const TIMEOUT_MS = 10_000;

/** The oldest PostgreSQL with what the migrations use. */
const OLDEST_VERSION = 15;

/**
 * Makes sure that the database of a DATABASE_URL answers and lets us in, before any long work begins.
 * @param {string} url
 * @throws {PlainError} one line saying what to mend; never the password
 */
export async function requireDatabase(url) {
  const address = parseAddress(url);
  try {
    // The client is made in here: it reads the files that the address names.
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
    try {
      await client.connect();
      await requireFit(client, address);
    } finally {
      await client.end().catch(ignoreClosed);
    }
  } catch (error) {
    throw error instanceof PlainError ? error : new PlainError(`DATABASE_URL: ${explain(error, address)}`);
  }
}

/**
 * @param {import('pg').Client} client
 * @param {DatabaseAddress} address
 */
async function requireFit(client, { place, database }) {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int / 10000 as major,
           current_setting('transaction_read_only') = 'on' as is_read_only`);
  if (rows[0].major < OLDEST_VERSION) {
    throw new PlainError(
      `DATABASE_URL: PostgreSQL ${rows[0].major} at ${place} is too old; ${OLDEST_VERSION} or later is needed.`,
    );
  }
  if (rows[0].is_read_only) {
    throw new PlainError(
      `DATABASE_URL: the database "${database}" at ${place} can only be read: name one that can be written to, not a standby.`,
    );
  }
}

/**
 * A connection that never opened cannot be closed; what went wrong has been said already.
 */
function ignoreClosed() {}

/**
 * @typedef {{ place: string, host: string, user: string, database: string }} DatabaseAddress
 */

/**
 * @param {string} url
 * @returns {DatabaseAddress}
 */
function parseAddress(url) {
  try {
    const { protocol, hostname, port, username, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new URIError(protocol);
    const host = decodeURIComponent(hostname);
    return {
      place: `${host}:${port || 5432}`,
      host,
      user: decodeURIComponent(username),
      database: decodeURIComponent(pathname.slice(1)),
    };
  } catch (error) {
    // Without its cause: that quotes the address, and the password with it.
    if (error instanceof TypeError || error instanceof URIError) throw new PlainError(NO_ADDRESS);
    throw error;
  }
}

/**
 * @param {unknown} error
 * @param {DatabaseAddress} address
 * @returns {string}
 */
export function explain(error, { place, host, user, database }) {
  const code = codeOf(error);
  if (error instanceof Error && 'syscall' in error && error.syscall === 'open' && 'path' in error)
    return `cannot read the file ${error.path} that it names (${code}).`;
  // The driver's own words, which carry no code.
  if (error instanceof Error && error.message.includes('client password must be a string'))
    return `PostgreSQL at ${place} asks for the password of "${user}": write it as postgres://${user}:password@...`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host ${host} is not known.`;
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `no PostgreSQL answers at ${place}.`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${place} does not let the user "${user}" in: check user and password.`;
    case '3D000':
      return `there is no database "${database}" at ${place}.`;
    case '53300':
      return `PostgreSQL at ${place} has no connection left.`;
    case '57P03':
      return `PostgreSQL at ${place} is still starting up.`;
    default:
      return `cannot connect to ${place}: ${oneLine(error)}.`;
  }
}

/**
 * A host with several addresses fails with all their errors together.
 * @param {unknown} error
 * @returns {string | null}
 */
function codeOf(error) {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
