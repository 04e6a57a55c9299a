import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../lib/root.mjs';
import { resolveChromium } from '../resolve-chromium.mjs';
import { countCheck, countJest, countPlaywright } from './counting.mjs';
import { withDatabaseOfItsOwn } from './database.mjs';

const REPORTS = join(ROOT, '.cache', 'test');
/** No runner takes nearly as long; one that does waits for something that will not come. */
const LIMIT_MS = 30 * 60_000;
/**
 * How far what runs beside the browser gives way to it, as niceness. Both lanes want both processors; the browser's lane
 * does one thing after the other, so that it would be left alone with two processors at the end.
 */
const GIVES_WAY = 5;
/** Jest's workers make and drop objects by the million: with room for the young ones the core's tests take a seventh less. */
const JEST_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=64', '--min-semi-space-size=32'];
const require = createRequire(import.meta.url);

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {string} group what `--only` picks by
 * @property {() => Promise<import('./counting.mjs').Count>} run
 */

/** Comes before all others: several of them start the product, and must not build it at the same time. @type {Runner} */
const BUILD = {
  name: 'build',
  group: 'build',
  run: async () => countCheck(await run('scripts/build.mjs', ['--if-stale'])),
};

/** Waits for pages most of its time, and leaves a processor to the others. @type {Runner} */
const BROWSER = { name: 'browser', group: 'browser', run: runBrowserTests };

/** Everything else, in the order in which a fault costs the least time to find. @type {Runner[]} */
const THE_REST = [
  check('types', 'types', '@typescript/native', 'bin/tsc', ['-b']),
  jest('core, UTC', 'core', 'core', 'UTC'),
  check('lint', 'lint', 'oxlint', 'bin/oxlint', ['.']),
  check('lint, borders', 'lint', 'eslint', 'bin/eslint.js', ['.', '--max-warnings', '0']),
  check('format', 'format', 'oxfmt', 'bin/oxfmt', ['--list-different', '.']),
  jest('core, America/New_York', 'core', 'core', 'America/New_York'),
  jest('backend', 'backend', 'backend', 'UTC'),
  jest('scripts', 'scripts', 'scripts', 'UTC'),
];

/** Rounds one after the other; of a round, lanes that run at the same time; of a lane, runners in turn. */
export const ROUNDS = [[[BUILD]], [THE_REST, [BROWSER]]];

/**
 * @param {string} name
 * @param {string} group
 * @param {string} packageName
 * @param {string} program
 * @param {string[]} parameters
 * @returns {Runner}
 */
function check(name, group, packageName, program, parameters) {
  const path = () => join(packageFolder(packageName), program);
  const givingWay = { niceness: GIVES_WAY };
  return { name, group, run: async () => countCheck(await run(path(), parameters, {}, givingWay)) };
}

/**
 * @param {string} name
 * @param {string} group
 * @param {string} project of jest.config.mjs
 * @param {string} timeZone
 * @returns {Runner}
 */
function jest(name, group, project, timeZone) {
  return {
    name,
    group,
    run: async () => {
      const report = freshReport(`${project}-${timeZone.replace('/', '-')}.json`);
      const parameters = ['--selectProjects', project, '--json', `--outputFile=${report}`, '--silent=false'];
      const program = join(packageFolder('jest'), 'bin/jest.js');
      const code = await run(
        program,
        parameters,
        { TZ: timeZone, NODE_ENV: 'test' },
        { nodeOptions: JEST_OPTIONS, quietOutput: true, niceness: GIVES_WAY },
      );
      return countJest(readReport(report), code);
    },
  };
}

async function runBrowserTests() {
  const report = freshReport('browser.json');
  const { executablePath } = resolveChromium();
  const program = join(packageFolder('@playwright/test'), 'cli.js');
  const parameters = ['test', '--config', 'frontend/playwright.config.ts', '--reporter', 'list,json'];
  const settings = { LUTETIA_TEST_CHROMIUM: executablePath, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await withDatabaseOfItsOwn(process.env.DATABASE_URL, (database) =>
    run(program, parameters, { ...settings, ...database }),
  );
  return countPlaywright(readReport(report), code);
}

/**
 * @param {string} program a JavaScript file
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @param {{ nodeOptions?: string[], quietOutput?: boolean, niceness?: number }} [options] `quietOutput`: what goes to
 *   stdout is a report for machines, people read stderr
 * @returns {Promise<number>} exit code; 1 for a signal
 */
function run(program, parameters, env = {}, { nodeOptions = [], quietOutput = false, niceness = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...nodeOptions, program, ...parameters], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quietOutput ? 'ignore' : 'inherit', 'inherit'],
    });
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
    const limit = setTimeout(() => {
      console.error(`It did not end within ${LIMIT_MS / 60_000} minutes and is stopped.`);
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}

/** @param {string} name */
function packageFolder(name) {
  return dirname(require.resolve(`${name}/package.json`));
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, name);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
