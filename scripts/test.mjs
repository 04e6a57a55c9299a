import { PlainError, oneLine, runScript } from './lib/plain-error.mjs';
import { duration } from './lib/steps.mjs';
import { total } from './test/counting.mjs';
import { ROUNDS } from './test/runners.mjs';

/** @typedef {{ name: string, ms: number, passed: number, failed: number }} Outcome */

await runScript(async () => {
  const isChosen = chosen(process.argv.slice(2));
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const lanes of ROUNDS) {
    const round = await Promise.all(lanes.map((runners) => runInTurn(runners.filter(isChosen))));
    outcomes.push(...round.flat());
  }
  printSummary(outcomes);
});

/**
 * @param {readonly import('./test/runners.mjs').Runner[]} runners
 * @returns {Promise<Outcome[]>}
 */
async function runInTurn(runners) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const runner of runners) outcomes.push(await runOne(runner));
  return outcomes;
}

/**
 * @param {string[]} parameters `--only types,core` picks groups
 * @returns {(runner: import('./test/runners.mjs').Runner) => boolean}
 */
function chosen(parameters) {
  const at = parameters.indexOf('--only');
  if (at === -1) return () => true;
  const groups = (parameters[at + 1] ?? '').split(',');
  const known = new Set(ROUNDS.flat(2).map(({ group }) => group));
  const unknown = groups.filter((group) => !known.has(group));
  if (unknown.length > 0)
    throw new PlainError(`--only knows ${[...known].join(', ')}; not "${unknown.join(', ')}".`);
  return ({ group }) => groups.includes(group);
}

/**
 * A runner that cannot even begin is a failure like any other, and does not keep the others from running.
 * @param {import('./test/runners.mjs').Runner} runner
 * @returns {Promise<Outcome>}
 */
async function runOne(runner) {
  console.log(`\n--- ${runner.name}`);
  const started = performance.now();
  const count = await runner.run().catch((error) => {
    console.error(oneLine(error));
    return { passed: 0, failed: 1 };
  });
  return { name: runner.name, ms: performance.now() - started, ...count };
}

/** @param {Outcome[]} outcomes */
function printSummary(outcomes) {
  console.log('');
  for (const { name, ms, passed, failed } of outcomes) {
    const verdict = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
    console.log(`  ${name.padEnd(26)} ${duration(ms).padStart(8)}   ${verdict}`);
  }
  const { passed, failed } = total(outcomes);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
