import type { DataSource } from 'typeorm';
import { explainConnectionError } from './connection-errors.js';
import { applicationUrl, connectionSettings } from './connection.js';
import { applicationDataSource } from './data-source.js';

/** Enough for 32 clients at once on a small server; a statement holds a connection for a millisecond. */
const POOL_SIZE = 16;

/** Opens the application's pool. @throws DatabaseUnusable with a sentence for the operator */
export async function openApplicationDatabase(
  environment: NodeJS.ProcessEnv,
  onIdleError: (error: Error) => void,
): Promise<DataSource> {
  const settings = connectionSettings(environment);
  try {
    return await applicationDataSource(settings, { size: POOL_SIZE, onIdleError }).initialize();
  } catch (error) {
    throw explainConnectionError(error, applicationUrl(settings)) ?? error;
  }
}
