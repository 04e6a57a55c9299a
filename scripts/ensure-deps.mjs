// Runs before anything is installed: only what Node itself brings, and no syntax that an old Node cannot read.
import { spawn } from 'node:child_process';
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

/**
 * On Ctrl-C npm goes on for a minute with putting things back, behind the back of whoever starts again at once and then
 * meets it at work on the same files. What it leaves unfinished has no marker, and the next start begins it anew.
 */
function install() {
  console.log('  Installing packages (npm ci; once, and after an upgrade) ...');
  const started = Date.now();
  /** @type {import('node:child_process').ChildProcess | null} */
  let npm = null;
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isStopped = true;
      npm?.kill('SIGKILL');
    });
  }
  npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  npm.on('error', ({ message }) => failed(message));
  npm.on('exit', (status, signal) => {
    if (status === 0)
      console.log(`  Installing ${((Date.now() - started) / 1000).toFixed(1).padStart(30)} s`);
    else if (isStopped) process.exitCode = 130;
    else failed(signal ? `stopped by ${signal}` : `npm ci ended with code ${status}`);
  });
}

/** @param {string} reason */
function failed(reason) {
  fail(`The packages could not be installed (${reason}): see what npm says above, and check the network.`);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
