import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { withOwnerConnection } from '../../src/cli/owner-connection.js';
import { DatabaseUnusable, whereTo } from '../../src/platform/database/connection.js';
import { explainConnectionError } from '../../src/platform/database/connection-errors.js';
import { applicationDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openTestDatabase, withEmptyDatabase, type TestDatabase } from '../support/database.js';

const SETTINGS = `select current_setting('TimeZone') as zone, current_setting('DateStyle') as dates,
  current_setting('IntervalStyle') as intervals, date '2026-02-01'::text as day`;
const FIXED = { zone: 'UTC', dates: 'ISO, YMD', intervals: 'postgres', day: '2026-02-01' };

describe('a database with preferences of its own', () => {
  it('is worked with in UTC and ISO days, by both logins', async () => {
    const database = await openTestDatabase();
    try {
      const { rows } = await database.owner.query<{ name: string }>('select current_database() as name');
      const name = rows[0]?.name ?? '';
      await database.owner.query(`
        alter database ${name} set datestyle = 'SQL, DMY';
        alter database ${name} set timezone = 'America/Los_Angeles';
        alter database ${name} set intervalstyle = 'iso_8601'`);
      const settings = { ownerUrl: database.url, applicationPassword: null };
      const pool = applicationDataSource(settings, { size: 1, onIdleError: () => undefined });
      await pool.initialize();
      expect(await pool.query(SETTINGS)).toEqual([FIXED]);
      await pool.destroy();
      expect(await withOwnerConnection(database.url, (query) => query(SETTINGS))).toEqual([FIXED]);
    } finally {
      await database.close();
    }
  });

  it('is refused in one line when it cannot hold every script', async () => {
    await withEmptyDatabase(async (url) => {
      const latin = new URL(url);
      const server = new Client({ connectionString: url });
      await server.connect();
      latin.pathname = `${latin.pathname}_latin`;
      const name = latin.pathname.slice(1);
      await server.query(
        `create database ${name} encoding 'LATIN1' template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'`,
      );
      try {
        await expect(migrate({ ownerUrl: latin.href, applicationPassword: null })).rejects.toThrow(
          /is encoded in LATIN1; it must be UTF8/,
        );
      } finally {
        await server.query(`drop database ${name} with (force)`);
        await server.end();
      }
    });
  });
});

describe('a database that another version made', () => {
  const BEFORE_THE_FIRST_RELEASE = `update migration set name = 'CreateAudit1763690640000' where id = (select max(id) from migration)`;
  const LATER = `insert into migration (timestamp, name) values (4102444800000, 'AddDreams4102444800000')`;

  /** Every object with its rights, and every migration that ran. */
  const everything = async ({ owner }: TestDatabase): Promise<unknown> => {
    const { rows } = await owner.query(`
      select relname as name, relacl::text as rights from pg_class where relnamespace = 'public'::regnamespace
      union all select oid::regprocedure::text, proacl::text from pg_proc where pronamespace = 'public'::regnamespace
      union all select name, id::text from migration order by 1, 2`);
    return rows;
  };

  /** What migrating a database says that this made another version's. */
  const refusalOf = async (made: string, embeddedIn?: string): Promise<{ said: string; url: string }> => {
    const database = await openTestDatabase();
    try {
      await database.owner.query(made);
      const before = await everything(database);
      const settings = {
        ownerUrl: database.url,
        applicationPassword: null,
        ...(embeddedIn === undefined ? {} : { embeddedIn }),
      };
      const refusal: unknown = await migrate(settings).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DatabaseUnusable);
      expect(await everything(database)).toEqual(before);
      return { said: (refusal as DatabaseUnusable).message, url: whereTo(database.url) };
    } finally {
      await database.close();
    }
  };

  it('is refused untouched when it is older than the first release, with what to do', async () => {
    const { said, url } = await refusalOf(BEFORE_THE_FIRST_RELEASE);
    expect(said).toBe(
      `The database at ${url} was made before the first release of Lutetia and cannot be brought up to date: make a new, empty database, name it in DATABASE_URL, and name a new directory in LUTETIA_DATA_DIR.`,
    );
  });

  it('is refused untouched when a later version made it', async () => {
    const { said, url } = await refusalOf(LATER);
    expect(said).toBe(
      `The database at ${url} is of a later version of Lutetia, with the migration AddDreams4102444800000: start that version, or make a new, empty database, name it in DATABASE_URL, and name a new directory in LUTETIA_DATA_DIR.`,
    );
  });

  it('is refused with the directories to move or delete when it is the embedded one', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'lutetia-other-version-'));
    try {
      const { said } = await refusalOf(BEFORE_THE_FIRST_RELEASE, directory);
      expect(said).toMatch(
        new RegExp(`: move or delete the data directory ${directory} and start again\\.$`),
      );
      writeFileSync(path.join(directory, 'postgres-is-at'), '/var/lib/lutetia/0123456789ab/postgres\n');
      const elsewhere = await refusalOf(LATER, directory);
      expect(elsewhere.said).toMatch(
        new RegExp(
          `, or move or delete the data directory ${directory} and /var/lib/lutetia/0123456789ab and start again\\.$`,
        ),
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('a database that is not ours to use', () => {
  it('is refused untouched, in one line, when another program keeps tables of our names in it', async () => {
    await withEmptyDatabase(async (url) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('create table visit (place text); create table spatial_ref_sys (srid integer)');
      const refusal: unknown = await migrate({ ownerUrl: url, applicationPassword: null }).catch(
        (error: unknown) => error,
      );
      const { rows } = await client.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
      );
      await client.end();
      expect(refusal).toBeInstanceOf(DatabaseUnusable);
      expect((refusal as Error).message).toBe(
        `The database at ${whereTo(url)} is of another program, with a table visit: make an empty database and name it in DATABASE_URL.`,
      );
      expect(rows).toEqual([{ relname: 'spatial_ref_sys' }, { relname: 'visit' }]);
    });
  });

  it('is refused in one line when it can only be read', async () => {
    await withEmptyDatabase(async (url) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const name = new URL(url).pathname.slice(1);
      await client.query(`alter database ${name} set default_transaction_read_only = on`);
      await client.end();
      await expect(migrate({ ownerUrl: url, applicationPassword: null })).rejects.toThrow(
        `The database at ${whereTo(url)} can only be read: name one in DATABASE_URL that can be written to, not a standby`,
      );
    });
  });

  it('is told as full when its disk is', () => {
    const full = Object.assign(new Error('could not extend file "base/1/2"'), { code: '53100' });
    expect(explainConnectionError(full, 'postgres://owner:s3cret@db/lutetia')?.message).toBe(
      'The disk of PostgreSQL at db:5432/lutetia is full: make room and start again',
    );
  });
});
