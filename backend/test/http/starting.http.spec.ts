import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { withHouseApp } from '../support/house-app.js';

/** The server as it is built before the backend's tests. */
const SERVER = path.resolve(import.meta.dirname, '../../dist/main.js');

interface Ending {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the server with these settings alone until it ends by itself. */
function start(settings: Record<string, string>): Promise<Ending> {
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

describe('a server that cannot start', () => {
  const running = withHouseApp();

  it.each([
    ['a setting that cannot be used', { PORT: 'http' }, /^PORT is "http".*\n$/],
    ['a proxy that is no address', { LUTETIA_TRUST_PROXY: 'nginx' }, /^LUTETIA_TRUST_PROXY is "nginx".*\n$/],
    [
      'a seal key that is none',
      { DATABASE_URL: 'postgres://h/d', LUTETIA_SEAL_KEY: 'secret' },
      /^LUTETIA_SEAL_KEY is no key.*\n$/,
    ],
    [
      'a data directory below a file',
      { DATABASE_URL: 'postgres://h/d', LUTETIA_DATA_DIR: `${import.meta.filename}/data` },
      /^LUTETIA_DATA_DIR is ".*", where nothing can be written \(ENOTDIR\).*\n$/,
    ],
    [
      'an address to listen on that nobody knows',
      { DATABASE_URL: 'postgres://h/d', HOST: 'no.such.host.invalid' },
      /^HOST is "no\.such\.host\.invalid".*\n$/,
    ],
    [
      'a password with a stray per cent sign',
      { DATABASE_URL: 'postgres://u:secret%@127.0.0.1:9/d' },
      /^DATABASE_URL holds a %.*\n$/,
    ],
    ['no database named', {}, /^DATABASE_URL is not set.*\n$/],
    [
      'an address that is none',
      { DATABASE_URL: 'mysql://u:secret@h/d' },
      /^DATABASE_URL is not an address.*\n$/,
    ],
    [
      'nobody at the address',
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:9/d' },
      /^No PostgreSQL answers.*\n$/,
    ],
    [
      'a day that is none',
      { DATABASE_URL: 'postgres://h/d', LUTETIA_TODAY: '2026-02-30' },
      /^LUTETIA_TODAY.*\n$/,
    ],
  ])('says so in one line without a password and ends with 1: %s', async (_, settings, line) => {
    const { code, said } = await start(settings);
    expect(said).toMatch(line);
    expect(said).not.toContain('secret');
    expect(code).toBe(1);
  });

  it('names the port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address !== null ? address.port : '');
    const { code, said } = await start({ PORT: port, DATABASE_URL: running().database.url });
    other.close();
    expect(said).toBe(`Port ${port} is taken by another program: stop it, or set PORT.\n`);
    expect(code).toBe(1);
  });

  it('refuses a database with demonstration accounts when it is no demonstration', async () => {
    const { owner, url } = running().database;
    await owner.query(`update person set demonstration = true where email like 'nurse%'`);
    const { code, said } = await start({ DATABASE_URL: url });
    expect(said).toMatch(/^The database holds demonstration accounts.*\n$/);
    expect(code).toBe(1);
  });

  it('refuses a database that another version made', async () => {
    const { owner, url } = running().database;
    const ofLater = `insert into migration (timestamp, name) values (4102444800000, 'AddDreams4102444800000')`;
    await owner.query(ofLater);
    const { code, said } = await start({ DATABASE_URL: url });
    expect(said).toMatch(/^The database at \S+ is of a later version of Lutetia, .*\n$/);
    expect(code).toBe(1);
  });
});
