import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { DatabaseUnusable, whereTo, type ConnectionSettings } from './connection.js';

/**
 * Refuses a database in which another program keeps tables of names that are ours. Reads only.
 *
 * @throws DatabaseUnusable with what to do about it
 */
export async function refuseOtherPrograms(owner: DataSource, settings: ConnectionSettings): Promise<void> {
  if ((await migrationsDone(owner)).length > 0) return;
  const ours = owner.entityMetadatas.map(({ tableName }) => tableName);
  const [taken] = await owner.query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = to_regnamespace(current_schema()) and relname = any ($1)
     order by relname limit 1`,
    [ours],
  );
  if (taken === undefined) return;
  throw new DatabaseUnusable(
    `The database at ${whereTo(settings.ownerUrl)} is of another program, with a table ${taken.name}: make an empty database and name it in DATABASE_URL.`,
  );
}

/**
 * Refuses a database with migrations that this version does not have: its tables are not those that this one works with,
 * whether a later version made it or one from before the first release. Reads only.
 *
 * @throws DatabaseUnusable with what to do about it
 */
export async function refuseOtherVersions(owner: DataSource, settings: ConnectionSettings): Promise<void> {
  const done = await migrationsDone(owner);
  const own = owner.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const foreign = done.filter((name) => !own.includes(name));
  if (foreign.length === 0) return;
  const where = whereTo(settings.ownerUrl);
  const isLater = own.every((name) => done.includes(name));
  throw new DatabaseUnusable(
    isLater
      ? `The database at ${where} is of a later version of Lutetia, with ${namesOf(foreign)}: start that version, or ${startAnew(settings)}.`
      : `The database at ${where} was made before the first release of Lutetia and cannot be brought up to date: ${startAnew(settings)}.`,
  );
}

/** Names of the migrations that ran in this database, in order. */
async function migrationsDone(owner: DataSource): Promise<string[]> {
  const [table] = await owner.query<{ exists: boolean }[]>(
    `select to_regclass('migration') is not null as exists`,
  );
  if (table?.exists !== true) return [];
  const rows = await owner.query<{ name: string }[]>('select name from migration order by id');
  return rows.map(({ name }) => name);
}

function namesOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? `the migration ${first}` : `${first} and ${others.length} more migrations`;
}

/** The seals of a trail lie in the data directory, so a new database needs a new one. */
function startAnew({ embeddedIn }: ConnectionSettings): string {
  if (embeddedIn === undefined)
    return 'make a new, empty database, name it in DATABASE_URL, and name a new directory in LUTETIA_DATA_DIR';
  return `move or delete ${directoriesOf(embeddedIn).join(' and ')} and start again`;
}

/** Started as root, the launcher may keep the database elsewhere, and says where (docs/operations.md). */
function directoriesOf(dataDir: string): string[] {
  const elsewhere = path.join(dataDir, 'postgres-is-at');
  const home = existsSync(elsewhere) ? path.dirname(readFileSync(elsewhere, 'utf8').trim()) : null;
  return [`the data directory ${dataDir}`, ...(home === null ? [] : [home])];
}
