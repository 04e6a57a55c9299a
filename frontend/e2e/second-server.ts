import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, ROOT } from '../playwright.config.js';

/** One more server process over the database of the one under test, which a test may kill. */
export class SecondServer {
  private child: ChildProcess | null = null;
  private up: Promise<void> = Promise.resolve();

  constructor(readonly port: number) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it serves. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'backend/dist/main.js')], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(this.port),
        DATABASE_URL: databaseUrl(),
        LUTETIA_DATA_DIR: dataDir,
        LUTETIA_DEMO: '1',
        LUTETIA_LOG: 'silent',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    this.up = new Promise((resolve, reject) => {
      child.on('message', (message: { type: string; sentence?: string }) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'failure') reject(new Error(message.sentence));
      });
    });
    return this.up;
  }

  /** As a power cut ends it, and up again at once; resolves without waiting for that. */
  cutAndRestart(): void {
    this.child?.kill('SIGKILL');
    void this.start();
  }

  /** Resolves when it serves again. */
  async served(): Promise<void> {
    await this.up;
  }

  stop(): void {
    this.child?.kill('SIGKILL');
  }
}

function databaseUrl(): string {
  const embedded = join(dataDir, 'database-url');
  const url = existsSync(embedded) ? readFileSync(embedded, 'utf8').trim() : process.env['DATABASE_URL'];
  if (url === undefined) throw new Error('the server under test has no database that can be found');
  return url;
}
