/**
 * Prints a step and, when it is done, how long it took.
 * @template T
 * @param {string} name such as "Building"
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = performance.now();
  const result = await work();
  printStep(name, performance.now() - started);
  return result;
}

/**
 * @param {string} name
 * @param {number} ms
 */
export function printStep(name, ms) {
  console.log(`  ${name.padEnd(34, ' ')} ${duration(ms).padStart(8)}`);
}

/**
 * @param {number} ms
 * @returns {string} such as "85 ms" or "12.4 s"
 */
export function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
