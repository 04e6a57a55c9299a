import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { resolveChromium } from '../scripts/resolve-chromium.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = process.env['LUTETIA_E2E_PORT'] ?? '3987';
export const dataDir = join(ROOT, '.data', 'e2e');

// Playwright reads this file in every worker; only the first, which starts the product, begins with empty data.
if (process.env['TEST_WORKER_INDEX'] === undefined && process.env['LUTETIA_E2E_KEEP'] !== '1') {
  rmSync(dataDir, { recursive: true, force: true });
}

/** The product as a person starts it, with its own data, and a real browser in front of it. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1366, height: 900 },
    launchOptions: resolveChromium(),
    // Whoever wants no motion waits for none; the tests of what opens over a page ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording every step costs a fifth of the time; asked for when a failure is looked into.
    trace: process.env['LUTETIA_E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: ROOT,
    url: `http://127.0.0.1:${PORT}/api/health`,
    timeout: 180_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT, LUTETIA_DATA_DIR: dataDir, LUTETIA_DEMO: '1' },
  },
});
