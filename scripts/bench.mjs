import { join } from 'node:path';
import { othersLoad } from './bench/others-load.mjs';
import { benchTable } from './bench/table.mjs';
import { build } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { requireDatabase } from './lib/outside-database.mjs';
import { runScript } from './lib/plain-error.mjs';
import { ROOT } from './lib/root.mjs';

const ROUNDS = 3;

/** Prints a table, or with --json one list, of every suite of backend/bench/suites.ts; exit code 1 out of bounds. */
await runScript(async () => {
  const asJson = process.argv.includes('--json');
  await build({ ifStale: true, quiet: true });
  const database = await openDatabase();
  try {
    const { lines, wasBusy } = await runSuites(database.url);
    console.log(asJson ? JSON.stringify(lines, null, 2) : benchTable(lines));
    if (wasBusy) console.error('  The machine was busy: measure again before you believe this.');
    if (lines.some(({ within }) => within === false)) process.exitCode = 1;
  } finally {
    await database.stop();
  }
});

/**
 * @param {string} databaseUrl
 * @returns {Promise<{ lines: import('./bench/table.mjs').BenchLine[], wasBusy: boolean }>}
 */
async function runSuites(databaseUrl) {
  // Only the suites run from source; what they measure is the built server.
  await import('./test/typescript.mjs');
  const { suites } = await import('../backend/bench/suites.ts');
  const lines = [];
  let wasBusy = await tellOthers();
  for (const suite of suites) {
    console.error(`--- ${suite.name}`);
    const say = (/** @type {string} */ line) => console.error(`  ${line}`);
    lines.push(...(await suite.run({ databaseUrl, rounds: ROUNDS, say })));
    wasBusy = (await tellOthers()) || wasBusy;
  }
  return { lines, wasBusy };
}

/** Asked while nothing of ours runs. Says what others do, and whether it is too much. */
async function tellOthers() {
  const share = await othersLoad();
  if (share === null) return false;
  console.error(
    `  Others keep ${Math.round(share * 100)} % of the processors busy: these figures say little.`,
  );
  return true;
}

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
async function openDatabase() {
  const url = process.env.DATABASE_URL?.trim();
  if (!url) return startEmbeddedPostgres({ dataDir: join(ROOT, '.data/bench') });
  await requireDatabase(url);
  return { url, stop: async () => {} };
}
