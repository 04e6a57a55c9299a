import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlainError } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';
import { filesBelow, fingerprint, readStamp, writeStamp } from './files.mjs';

const STAMP = 'frontend';

/**
 * Builds the screens with Vite in a process of its own, unless nothing they are made of has changed.
 * @returns {Promise<{ built: boolean }>}
 * @throws {PlainError} with what Vite complains of
 */
export async function buildFrontend() {
  const inputs = fingerprint(frontendInputs());
  const isFresh = readStamp(STAMP) === inputs && existsSync(join(ROOT, 'frontend/dist/index.html'));
  if (isFresh) return { built: false };
  await runVite();
  writeStamp(STAMP, inputs);
  return { built: true };
}

function frontendInputs() {
  const folders = ['frontend/src', 'frontend/public', 'shared/src'].flatMap((folder) =>
    filesBelow(join(ROOT, folder)),
  );
  const files = [
    'frontend/index.html',
    'frontend/vite.config.ts',
    'frontend/package.json',
    'package-lock.json',
  ]
    .map((file) => join(ROOT, file))
    .filter(existsSync);
  return [...folders.filter((file) => !/\.spec\.tsx?$/.test(file)), ...files];
}

/** @returns {Promise<void>} */
function runVite() {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(ROOT, 'frontend'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      console.error(output.trim());
      reject(new PlainError('The screens do not build: see what Vite says above.'));
    });
  });
}
