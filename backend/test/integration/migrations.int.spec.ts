import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { applicationPassword } from '../../src/platform/database/connection.js';
import { ownerDataSource } from '../../src/platform/database/data-source.js';
import { migrate, migrateDown } from '../../src/platform/database/migrate.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { openApplicationDatabase } from '../../src/platform/database/open-application-database.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { withEmptyDatabase } from '../support/database.js';
import { buildHouse, contextOf, enrol, saveValues } from '../support/fixtures.js';

const settings = (ownerUrl: string) => ({ ownerUrl, applicationPassword: null });

describe('migrations', () => {
  it('go up, down to nothing, and up again', async () => {
    await withEmptyDatabase(async (url) => {
      expect(await migrate(settings(url))).toHaveLength(MIGRATIONS.length);
      expect(await migrate(settings(url))).toEqual([]);
      await migrateDown(settings(url));
      expect(await objectsLeft(url)).toEqual(['migration']);
      expect(await migrate(settings(url))).toHaveLength(MIGRATIONS.length);
    });
  });

  it('may be run by two processes at once', async () => {
    await withEmptyDatabase(async (url) => {
      const ran = await Promise.all([migrate(settings(url)), migrate(settings(url))]);
      expect(ran.flat()).toHaveLength(MIGRATIONS.length);
    });
  });

  it('make the schema that the entities describe', async () => {
    await withEmptyDatabase(async (url) => {
      await migrate(settings(url));
      const owner = await ownerDataSource(url).initialize();
      try {
        const { upQueries } = await owner.driver.createSchemaBuilder().log();
        const aboutColumns = upQueries
          .map(({ query }) => query)
          .filter((query) => /^CREATE TABLE|^ALTER TABLE .* (COLUMN|ADD) /.test(query));
        expect(aboutColumns).toEqual([]);
      } finally {
        await owner.destroy();
      }
    });
  });

  it('work for an owner who is no superuser, and hold that owner to row security', async () => {
    await withEmptyDatabase(async (url) => {
      const login = `lutetia_test_owner_${randomBytes(4).toString('hex')}`;
      const ownUrl = await giveTo(url, login);
      try {
        // The login is the cluster's: the tests beside this one go on using it with the password it has.
        const password = applicationPassword(settings(url));
        await migrate({ ownerUrl: ownUrl, applicationPassword: password });
        const dataSource = await openApplicationDatabase(
          { DATABASE_URL: ownUrl, LUTETIA_APP_PASSWORD: password ?? '' },
          () => undefined,
        );
        const transactions = new Transactions(dataSource);
        const house = await buildHouse(transactions);
        const nurse = contextOf(house, 'nurse');
        const { form } = await transactions.write(nurse, (tx) => enrol(tx, house.study, house.site, 1));
        await transactions.write(nurse, (tx) => saveValues(tx, form, { ECOG: { v: '1' } }));
        const scope = await transactions.statement({
          name: 'scope',
          text: `select * from record_scope('form', '${form}')`,
        });
        await dataSource.destroy();
        expect(scope).toHaveLength(1);
        const [seen] = await asOwner(
          ownUrl,
          'select (select count(*) from form) as forms, count(*) as entries from audit_event',
        );
        expect(seen).toEqual({ forms: '0', entries: '25' });
        await migrateDown(settings(ownUrl));
      } finally {
        await takeBack(url, login);
      }
    });
  });
});

async function objectsLeft(url: string): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
     union all select proname from pg_proc where pronamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
}

/** Gives the database to a login that may make roles and nothing else. Returns that login's address. */
async function giveTo(url: string, login: string): Promise<string> {
  const database = new URL(url).pathname.slice(1);
  const password = randomBytes(8).toString('hex');
  await asOwner(url, `create role ${login} login createrole password '${password}'`);
  await letItManageTheApplicationLogin(url, login);
  await asOwner(url, `alter database ${database} owner to ${login}`);
  const own = new URL(url);
  own.username = login;
  own.password = password;
  return own.toString();
}

/** From PostgreSQL 16 on, CREATEROLE alone manages only the roles it made itself; before, every ordinary one. */
async function letItManageTheApplicationLogin(url: string, login: string): Promise<void> {
  const [server] = await asOwner<{ version: number }>(
    url,
    `select current_setting('server_version_num')::int as version`,
  );
  if ((server?.version ?? 0) >= 160_000)
    await asOwner(url, `grant lutetia_app to ${login} with admin option`);
}

async function takeBack(url: string, login: string): Promise<void> {
  await asOwner(url, `reassign owned by ${login} to current_user`);
  await asOwner(url, `drop owned by ${login}`);
  await asOwner(url, `drop role ${login}`);
}

async function asOwner<R extends Record<string, unknown>>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}
