import { Client, type QueryResultRow } from 'pg';
import { explainConnectionError } from '../platform/database/connection-errors.js';
import { SESSION_OPTIONS } from '../platform/database/connection.js';
import type { Query } from '../platform/audit/verify-records.js';

/** Works on one connection of the owner and closes it. @throws DatabaseUnusable when it cannot be opened */
export async function withOwnerConnection<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'lutetia command',
    options: SESSION_OPTIONS,
  });
  try {
    await client.connect();
    return await work(
      async <R extends QueryResultRow>(text: string, params: readonly unknown[] = []) =>
        (await client.query<R>(text, [...params])).rows,
    );
  } catch (error) {
    throw explainConnectionError(error, url) ?? error;
  } finally {
    await client.end();
  }
}
