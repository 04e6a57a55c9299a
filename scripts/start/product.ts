import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { portState } from '../lib/ports.mjs';
import { ROOT } from '../lib/root.mjs';

/** Lutetia as `npm start` runs it: a launcher, the server below it, and PostgreSQL. */
export interface Product {
  readonly launcher: ChildProcess;
  /** All it printed to standard output so far. */
  readonly said: () => string;
  /** All it printed to standard error so far. */
  readonly complained: () => string;
  /** Its exit code, once nobody below it holds its output any more; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Resolves when it serves; rejects with its complaint when it ends before. */
  readonly serving: Promise<void>;
}

/** Settings alone, so that nothing of the tests' own surroundings decides. */
export type Settings = Readonly<Record<string, string>>;

const SURROUNDINGS = ['PATH', 'HOME', 'TMPDIR', 'SYSTEMROOT'];

function environment(settings: Settings): NodeJS.ProcessEnv {
  const kept = SURROUNDINGS.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), ...settings };
}

const START = join(ROOT, 'scripts/start.mjs');

/** Starts it in a process group of its own, as a terminal does. */
export function launch(settings: Settings): Product {
  return run(process.execPath, [START], settings);
}

/** Starts it below a shell, as npm does; the launcher of this product is the shell. */
export function launchBelowShell(settings: Settings): Product {
  const script = '"$0" "$1"; exit $?';
  return run('sh', ['-c', script, process.execPath, START], { ...settings, npm_lifecycle_event: 'start' });
}

function run(program: string, parameters: string[], settings: Settings): Product {
  const launcher = spawn(program, parameters, {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  let complained = '';
  const ended = new Promise<number | null>((resolve) => launcher.once('close', resolve));
  const serving = new Promise<void>((resolve, reject) => {
    launcher.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C stops everything.')) resolve();
    });
    launcher.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    void ended.then(() => reject(new Error(`it ended: ${complained}`)));
  });
  serving.catch(() => undefined);
  return { launcher, said: () => said, complained: () => complained, ended, serving };
}

/** Runs `npm run lutetia --` and gives what it printed and its exit code. */
export function command(
  words: readonly string[],
  settings: Settings,
  input = '',
): { said: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/lutetia.mjs'), ...words],
    {
      env: environment(settings),
      input,
      encoding: 'utf8',
    },
  );
  return { said: stdout + stderr, code: status };
}

/** The process of the server below a launcher. */
export function serverOf({ launcher }: Product): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const line = stdout.split('\n').find((one) => {
    const [, parent] = one.trim().split(/\s+/);
    return Number(parent) === launcher.pid && one.includes('backend/dist/main.js');
  });
  if (line === undefined) throw new Error('the launcher has no server');
  return Number(line.trim().split(/\s+/)[0]);
}

/** The process of the PostgreSQL of a data directory. */
export function postgresOf(dataDir: string): number {
  const elsewhere = join(dataDir, 'postgres-is-at');
  const cluster = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(dataDir, 'postgres');
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whether a process ends within twenty seconds; one that has ended and only waits to be counted is gone. */
export async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    const state = stdout.trim();
    if (state === '' || state.startsWith('Z')) return true;
    await sleep(50);
  }
  return false;
}

/** A port below those that the system gives to connections, so that it is still free when the server comes to it. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if ((await portState(port, '127.0.0.1')).free) return port;
  }
}
