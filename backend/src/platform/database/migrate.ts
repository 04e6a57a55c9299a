import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { codeOf, explainConnectionError } from './connection-errors.js';
import {
  APPLICATION_LOGIN,
  applicationPassword,
  DatabaseUnusable,
  whereTo,
  type ConnectionSettings,
} from './connection.js';
import { ownerDataSource } from './data-source.js';
import { refuseOtherPrograms, refuseOtherVersions } from './other-versions.js';

/** Of our own choosing; keeps two processes from migrating one database at once. */
const MIGRATION_LOCK = 5_240_916_330_121;
/** What PostgreSQL says when two sessions alter one role at the same moment. */
const TUPLE_UPDATED_CONCURRENTLY = 'XX000';
const ATTEMPTS = 8;

/**
 * Brings the database to the newest schema and the application's login to its password.
 *
 * @returns names of the migrations that ran, in order
 * @throws DatabaseUnusable when the server cannot be used as the settings say, or another version made the database
 */
export async function migrate(settings: ConnectionSettings): Promise<string[]> {
  return withOwner(settings.ownerUrl, async (owner) => {
    const ran = await locked(owner, async () => {
      await refuseOtherVersions(owner, settings);
      await refuseOtherPrograms(owner, settings);
      return owner.runMigrations();
    });
    await setApplicationPassword(owner, applicationPassword(settings));
    return ran.map((migration) => migration.name);
  });
}

/** Takes every migration back, newest first; the application's login stays, it belongs to the cluster. */
export async function migrateDown(settings: ConnectionSettings): Promise<void> {
  await withOwner(settings.ownerUrl, (owner) =>
    locked(owner, async () => {
      for (const _ of owner.migrations) await owner.undoLastMigration();
    }),
  );
}

/** Works with the owner's connection and closes it. @throws DatabaseUnusable when it cannot be opened */
export async function withOwner<T>(url: string, work: (owner: DataSource) => Promise<T>): Promise<T> {
  const owner = ownerDataSource(url);
  try {
    await owner.initialize();
    await requireUnicode(owner, url);
    return await work(owner);
  } catch (error) {
    throw explainConnectionError(error, url) ?? error;
  } finally {
    if (owner.isInitialized) await owner.destroy();
  }
}

/** Names and free text come in every script. @throws DatabaseUnusable for a database of another encoding */
async function requireUnicode(owner: DataSource, url: string): Promise<void> {
  const [row] = await owner.query<{ encoding: string }[]>(
    `select current_setting('server_encoding') as encoding`,
  );
  if (row === undefined || row.encoding === 'UTF8') return;
  throw new DatabaseUnusable(
    `The database at ${whereTo(url)} is encoded in ${row.encoding}; it must be UTF8: create one with "create database ... encoding 'UTF8' template template0"`,
  );
}

async function locked<T>(owner: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = owner.createQueryRunner();
  await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
}

/** Roles belong to the cluster, so another database's migration may be altering this one right now. */
async function setApplicationPassword(owner: DataSource, password: string | null): Promise<void> {
  if (password === null) return;
  for (let attempt = 1; ; attempt++) {
    try {
      await owner.query(`select set_config('lutetia.new_password', $1, false)`, [password]);
      await owner.query(ALTER_PASSWORD);
      return;
    } catch (error) {
      if (codeOf(error) !== TUPLE_UPDATED_CONCURRENTLY || attempt === ATTEMPTS) throw error;
      await pause(20 * attempt);
    }
  }
}

/** `alter role` takes no parameters; this keeps the password out of the statement's text and the server's log. */
const ALTER_PASSWORD = `
  do $$ begin
    execute format('alter role ${APPLICATION_LOGIN} password %L', current_setting('lutetia.new_password'));
  end $$`;
