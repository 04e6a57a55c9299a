import { Client } from 'pg';
import { withOwnerConnection } from '../../src/cli/owner-connection.js';
import { applicationDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openTestDatabase, withEmptyDatabase } from '../support/database.js';

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
