import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { SERVER_OPTIONS } from '../../../scripts/lib/server-options.mjs';

const BACKEND = path.resolve(import.meta.dirname, '../..');
const HOOKS = path.resolve(BACKEND, '../scripts/test/typescript.mjs');
const SERVER = path.join(BACKEND, 'dist/main.js');

/** A server under measurement, in a process of its own. */
export interface RunningServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Runs one TypeScript file of the bench to its end: what it reads goes in, what it prints comes back. */
export async function runFile(file: string, input: unknown): Promise<string> {
  const child = start(file, input, []);
  const [output, code] = await Promise.all([textOf(child), once(child, 'exit')]);
  if (code[0] !== 0) throw new Error(`${file} ended with ${String(code[0])}`);
  return output;
}

/** Starts a TypeScript file that prints its port and then serves. */
export async function startFile(file: string, input: unknown): Promise<RunningServer> {
  const child = start(file, input, SERVER_OPTIONS);
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { port: Number(chunk.toString('utf8').trim()), stop: () => stop(child) };
}

/** Starts the built product on a database, and waits until it answers. */
export async function startProduct(databaseUrl: string, dataDir: string): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...SERVER_OPTIONS, SERVER], {
    cwd: path.dirname(BACKEND),
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LUTETIA_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the product did not start (exit code ${child.exitCode})`);
    if (await isHealthy(port)) return { port, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error('the product did not answer within 30 s');
}

function start(file: string, input: unknown, options: readonly string[]): ChildProcess {
  const program = ['--import', HOOKS, path.join(import.meta.dirname, file)];
  const child = spawn(process.execPath, [...options, ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  return child;
}

async function textOf(child: ChildProcess): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout ?? []) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function isHealthy(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/health`).catch((error: unknown) => {
    if (error instanceof TypeError) return null;
    throw error;
  });
  return response?.ok === true;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
