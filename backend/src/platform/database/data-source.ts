import { DataSource, type Logger } from 'typeorm';
import { applicationUrl, SESSION_OPTIONS, type ConnectionSettings } from './connection.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** What fails is thrown, and told once; by itself TypeORM would print a failed migration beside. */
const nothing = (): undefined => undefined;
const SILENT: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};

/** The owner's data source: migrations and nothing else. Not yet connected. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    entities: ENTITIES,
    logger: SILENT,
    extra: { max: 2, options: SESSION_OPTIONS },
    applicationName: 'lutetia owner',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
  });
}

export interface PoolSettings {
  /** Most connections at once. */
  readonly size: number;
  /** What to do when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError: (error: Error) => void;
}

/** The application's data source, a pool that works as the application's login. Not yet connected. */
export function applicationDataSource(settings: ConnectionSettings, pool: PoolSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: applicationUrl(settings),
    entities: ENTITIES,
    logger: SILENT,
    applicationName: 'lutetia',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: pool.onIdleError,
    extra: { max: pool.size, idleTimeoutMillis: 30_000, options: SESSION_OPTIONS },
  });
}
