// Runs before anything is installed: only what Node itself brings, and no syntax that an old Node cannot read.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NEEDED = { major: 20, minor: 19 };

/** npm writes this file last: without it an installation is missing or was interrupted. */
const MARKER = join(ROOT, 'node_modules', '.package-lock.json');
const LOCKFILE = join(ROOT, 'package-lock.json');

/** Times closer than this come from one and the same checkout or installation. */
const TOLERANCE_MS = 2000;

if (isTooOld(process.versions.node)) {
  fail(`Lutetia needs Node ${NEEDED.major}.${NEEDED.minor} or later; this is Node ${process.versions.node}.`);
} else if (isMissing()) {
  install();
}

/** @param {string} version */
function isTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED.major || (major === NEEDED.major && minor < NEEDED.minor);
}

function isMissing() {
  return !existsSync(MARKER) || statSync(LOCKFILE).mtimeMs > statSync(MARKER).mtimeMs + TOLERANCE_MS;
}

function install() {
  console.log('  Installing packages (npm ci; once, and after an upgrade) ...');
  const started = Date.now();
  const { status, signal, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) {
    console.log(`  Installing ${((Date.now() - started) / 1000).toFixed(1).padStart(30)} s`);
    return;
  }
  const reason = error ? error.message : signal ? `stopped by ${signal}` : `npm ci ended with code ${status}`;
  fail(`The packages could not be installed (${reason}): see what npm says above, and check the network.`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
