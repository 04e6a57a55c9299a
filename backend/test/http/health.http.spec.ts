import { Client } from 'pg';
import { startTestApp } from '../support/app.js';
import { withHouseApp } from '../support/house-app.js';
import { Transactions } from '../../src/platform/database/transactions.js';

describe('the health of the server', () => {
  const running = withHouseApp();

  it('is told to anybody', async () => {
    const answer = await running().app.anonymous.get('/health');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ status: 'ok', database: 'ok', version: '0.1.0' });
  });

  it('survives connections that break, and recovers by itself', async () => {
    const { url } = running().database;
    const outside = new Client({ connectionString: process.env['LUTETIA_TEST_SERVER'] });
    await outside.connect();
    const name = new URL(url).pathname.slice(1);
    await outside.query(`alter database "${name}" allow_connections false`);
    await outside.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'lutetia_app'`,
      [name],
    );
    const down = await running().app.anonymous.get('/health');
    expect(down.status).toBe(503);
    expect(down.json).toMatchObject({ status: 'unavailable', database: 'unavailable' });
    const refused = await running().app.anonymous.post('/session', { email: 'a@b.example', password: 'x' });
    expect(refused.json).toMatchObject({ status: 503, code: 'database.unavailable' });
    await outside.query(`alter database "${name}" allow_connections true`);
    await outside.end();
    expect((await running().app.anonymous.get('/health')).status).toBe(200);
  });

  it('does not wait for a database that hangs longer than a second', async () => {
    const { owner, url } = running().database;
    const app = await startTestApp({ databaseUrl: url });
    const hang = { name: 'hang', text: 'select pg_sleep(3)' };
    const hanging = Promise.allSettled(
      Array.from({ length: 16 }, () => app.get(Transactions).statement(hang)),
    );
    const began = performance.now();
    const answer = await app.anonymous.get('/health');
    expect(answer.status).toBe(503);
    expect(performance.now() - began).toBeLessThan(2000);
    await owner.query(
      `select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(3)%' and pid <> pg_backend_pid()`,
    );
    await hanging;
    await app.close();
  });
});
