import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('installing packages', () => {
  const clone = mkdtempSync(join(tmpdir(), 'lutetia clone é '));
  const script = join(clone, 'scripts', 'ensure-deps.mjs');
  const begun = join(clone, 'begun');

  beforeAll(() => {
    mkdirSync(join(clone, 'scripts'));
    cpSync(new URL('ensure-deps.mjs', import.meta.url), script);
    writeFileSync(join(clone, 'package-lock.json'), '{}');
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));
  beforeEach(() => rmSync(begun, { force: true }));

  /** Runs it with an npm that does what the shell script says. */
  const run = (npm: string) => {
    writeFileSync(join(clone, 'npm'), `#!/bin/sh\n${npm}\n`);
    chmodSync(join(clone, 'npm'), 0o755);
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of their own, as in a terminal.
      detached: true,
      env: { ...process.env, PATH: `${clone}${delimiter}${process.env['PATH'] ?? ''}` },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
    return { child, ended };
  };

  it.each([
    ['Ctrl-C, which reaches both', 'SIGINT', -1],
    ['SIGTERM to itself', 'SIGTERM', 1],
  ] as const)('leaves no npm at work behind on %s', async (_what, signal, whom) => {
    const { child, ended } = run(`
      trap '' INT TERM
      echo $$ > "${begun}"
      while true; do sleep 0.05; done`);
    while (!existsSync(begun) || readFileSync(begun, 'utf8') === '')
      await new Promise((next) => setTimeout(next, 10));
    process.kill(whom * (child.pid ?? 0), signal);
    expect(await ended).toEqual({ code: 130, said: '' });
    expect(() => process.kill(Number(readFileSync(begun, 'utf8')), 0)).toThrow('ESRCH');
  });

  it('says in one line that npm failed, and ends with 1', async () => {
    const { code, said } = await run('exit 217').ended;
    expect({ code, said }).toEqual({
      code: 1,
      said: 'The packages could not be installed (npm ci ended with code 217): see what npm says above, and check the network.\n',
    });
  });
});
