import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { runs, systemBrowsers } from './chromium/candidates.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';

/**
 * A Chromium for the browser tests: named in LUTETIA_TEST_CHROMIUM, downloaded by Playwright, or on the machine; else one
 * is installed, by apt-get (as root on Debian and Ubuntu) or by Playwright.
 *
 * @returns {{ executablePath: string, args: string[] }} launch options for Playwright
 * @throws {PlainError} when none can be had
 */
export function resolveChromium() {
  const found = named() ?? firstThatRuns() ?? installed();
  if (found === null) {
    throw new PlainError(
      'No Chromium for the browser tests: run "npx playwright install chromium", or set LUTETIA_TEST_CHROMIUM to a browser.',
    );
  }
  // Root and containers cannot have Chromium's sandbox; the pages are our own.
  const isUnsandboxed = process.getuid?.() === 0 || process.env.CI !== undefined;
  return { executablePath: found, args: isUnsandboxed ? ['--no-sandbox', '--disable-dev-shm-usage'] : [] };
}

/** @returns {string | null} */
function named() {
  const path = process.env.LUTETIA_TEST_CHROMIUM;
  if (path === undefined || path === '') return null;
  if (runs(path)) return path;
  throw new PlainError(`LUTETIA_TEST_CHROMIUM names ${path}, which is not a browser that runs.`);
}

/** @returns {string | null} */
function firstThatRuns() {
  return [chromium.executablePath(), ...systemBrowsers()].find(runs) ?? null;
}

/** @returns {string | null} */
function installed() {
  for (const attempt of [installByApt, installByPlaywright]) {
    attempt();
    const found = firstThatRuns();
    if (found !== null) return found;
  }
  return null;
}

/** Another installation may be at work. */
const WAIT_FOR_OTHERS = ['-o', 'DPkg::Lock::Timeout=300'];

function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('  Installing Chromium with apt-get (once) ...');
  const options = {
    stdio: /** @type {const} */ (['ignore', 'ignore', 'inherit']),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  // Older distributions have only the whole browser.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const parameters = ['install', '-y', '-qq', '--no-install-recommends', ...WAIT_FOR_OTHERS, name];
    if (spawnSync('apt-get', parameters, options).status === 0) return;
  }
}

function installByPlaywright() {
  console.log('  Installing Chromium with Playwright (once) ...');
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(() => console.log(`  Chromium: ${resolveChromium().executablePath}`));
}
