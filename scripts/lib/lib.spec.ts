import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDirectoryLocked, lockDirectory } from './directory-lock.mjs';
import { explain, requireDatabase } from './outside-database.mjs';
import { oneLine } from './plain-error.mjs';
import { freePort, portState } from './ports.mjs';
import { ROOT } from './root.mjs';
import { SERVER_OPTIONS } from './server-options.mjs';
import { beginStep, printStep, tellPart } from './steps.mjs';

describe('the lock on a directory', () => {
  it('lets one in, and the next after it has let go', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lutetia-lock-'));
    const first = await lockDirectory(directory);
    expect(await lockDirectory(directory)).toBeNull();
    await first?.release();
    const next = await lockDirectory(directory);
    expect(next).not.toBeNull();
    await next?.release();
  });

  it('ends with a holder that is killed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lutetia-lock-'));
    const script = `
      const { lockDirectory } = await import(${JSON.stringify(new URL('directory-lock.mjs', import.meta.url).href)});
      await lockDirectory(${JSON.stringify(directory)});
      console.log('locked');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(await isDirectoryLocked(directory)).toBe(true);

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await isDirectoryLocked(directory)).toBe(false);
  });
});

describe('a port', () => {
  it('is free until somebody listens on it', async () => {
    const port = await freePort();
    expect(await portState(port, '127.0.0.1')).toEqual({ free: true });

    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect((server.address() as AddressInfo).port).toBe(port);
    expect(await portState(port, '127.0.0.1')).toEqual({ free: false, code: 'EADDRINUSE' });
    server.close();
  });
});

describe('what people are told', () => {
  const address = { place: 'db:5432', host: 'db', user: 'owner', database: 'lutetia' };

  it.each([
    ['28P01', 'PostgreSQL at db:5432 does not let the user "owner" in: check user and password.'],
    ['3D000', 'there is no database "lutetia" at db:5432.'],
    ['ECONNREFUSED', 'no PostgreSQL answers at db:5432.'],
    ['ENOTFOUND', 'the host db is not known.'],
  ])('explains %s', (code, sentence) => {
    expect(explain(Object.assign(new Error('x'), { code }), address)).toBe(sentence);
  });

  it('explains a password that is missing, for which the driver has no code', () => {
    const error = new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string');
    expect(explain(error, address)).toBe(
      'PostgreSQL at db:5432 asks for the password of "owner": write it as postgres://owner:password@...',
    );
  });

  it('explains a file of the address that cannot be read', async () => {
    const url = 'postgres://owner:s3cret@127.0.0.1:1/lutetia?sslrootcert=/no/such/file';
    await expect(requireDatabase(url)).rejects.toThrow(
      /^DATABASE_URL: cannot read the file \/no\/such\/file that it names \(ENOENT\)\.$/,
    );
  });

  it('keeps to one line and never shows a password', () => {
    const error = new Error('cannot reach\n  postgres://owner:s3cret@db:5432/lutetia');
    expect(oneLine(error)).toBe('cannot reach postgres://owner:***@db:5432/lutetia');
  });
});

describe('a long step', () => {
  it('says now and then how far it has come where no terminal shows it', () => {
    const said: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
    const clock = jest.spyOn(performance, 'now');
    const at = (seconds: number): void => void clock.mockReturnValue(1e9 + seconds * 1000);
    at(0);
    printStep('Before', 85);
    beginStep('Loading');
    for (const [seconds, done] of [
      [3, 1],
      [9.9, 2],
      [10, 3],
      [19, 4],
      [21, 5],
    ] as const) {
      at(seconds);
      tellPart('Loading', done, 5);
    }
    printStep('Loading', 21_000);
    clock.mockRestore();
    log.mockRestore();
    const lines = said.map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines).toEqual(['Before 85 ms', 'Loading, 3 of 5 ...', 'Loading, 5 of 5 ...', 'Loading 21.0 s']);
  });
});

describe('how the server is started', () => {
  const spoken = SERVER_OPTIONS.join(' ');

  it('is the same in a container and by hand', () => {
    const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
    const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    expect(JSON.parse(command)).toEqual(['node', ...SERVER_OPTIONS, 'backend/dist/main.js']);
    const operations = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    expect(operations).toContain(`node ${spoken} backend/dist/main.js`);
  });
});
