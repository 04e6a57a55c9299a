import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { requireDatabase } from '../lib/outside-database.mjs';

/**
 * Gives the browser tests a database of their own on the server of DATABASE_URL, and leaves none behind. Without
 * DATABASE_URL they have an embedded one anyway.
 *
 * @template T
 * @param {string | undefined} serverUrl
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets what its environment needs in addition
 * @returns {Promise<T>}
 */
export async function withDatabaseOfItsOwn(serverUrl, work) {
  if (serverUrl === undefined || serverUrl === '') return work({});
  await requireDatabase(serverUrl);
  const name = `lutetia_test_${randomBytes(4).toString('hex')}_browser`;
  await onServer(serverUrl, `create database ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return await work({ DATABASE_URL: url.href });
  } finally {
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  }
}

/**
 * @param {string} url
 * @param {string} statement
 */
async function onServer(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
