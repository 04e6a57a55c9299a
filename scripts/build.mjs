import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFrontend } from './build/frontend.mjs';
import { compileFolder } from './build/compile.mjs';
import { filesBelow, fingerprint, readStamp, writeStamp } from './build/files.mjs';
import { runScript } from './lib/plain-error.mjs';
import { ROOT } from './lib/root.mjs';
import { duration, step } from './lib/steps.mjs';

const STAMP = 'all';
const RESULTS = ['shared/dist', 'backend/dist/main.js', 'frontend/dist/index.html'];

/**
 * Builds the core and the server (swc) and, meanwhile, the screens (Vite). Each part builds only what changed.
 * @param {{ ifStale?: boolean, screens?: boolean, quiet?: boolean }} [options] `ifStale` leaves at once when no source changed since
 *   the last whole build; `screens: false` leaves the frontend out;
 *   `quiet` prints no steps
 */
export async function build({ ifStale = false, screens = true, quiet = false } = {}) {
  const sources = fingerprint(allSources());
  if (ifStale && readStamp(STAMP) === sources && RESULTS.every((result) => existsSync(join(ROOT, result))))
    return;

  const parts = [
    compile('Building the core', 'shared', quiet),
    compile('Building the server', 'backend', quiet),
  ];
  const code = Promise.all(parts);
  const building = () => (quiet ? buildFrontend() : step('Building the screens', buildFrontend));
  const frontend = screens ? building() : null;
  const outcomes = await Promise.allSettled([code, frontend]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  if (screens) writeStamp(STAMP, sources);
}

/**
 * @param {string} name
 * @param {string} workspace
 * @param {boolean} quiet
 */
function compile(name, workspace, quiet) {
  const work = () => compileFolder(`${workspace}/src`, `${workspace}/dist`);
  return quiet ? work() : step(name, work);
}

function allSources() {
  const folders = ['shared/src', 'backend/src', 'frontend/src', 'frontend/public'];
  const files = ['.swcrc', 'package-lock.json', 'frontend/index.html', 'frontend/vite.config.ts'];
  return [
    ...folders.flatMap((folder) => filesBelow(join(ROOT, folder))),
    ...files.map((file) => join(ROOT, file)).filter(existsSync),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const started = performance.now();
    await build({
      ifStale: process.argv.includes('--if-stale'),
      screens: !process.argv.includes('--no-screens'),
    });
    console.log(`Built in ${duration(performance.now() - started)}`);
  });
}
