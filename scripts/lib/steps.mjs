/** Steps under way, in the order they began; the last is shown on a terminal. */
const underWay = /** @type {string[]} */ ([]);

/**
 * Says what is being done, and when it is done how long it took.
 * @template T
 * @param {string} name such as "Building"
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = performance.now();
  beginStep(name);
  try {
    const result = await work();
    printStep(name, performance.now() - started);
    return result;
  } catch (error) {
    dropSteps();
    throw error;
  }
}

/**
 * Shows on a terminal what is being waited for; elsewhere only what is done is printed.
 * @param {string} name
 */
export function beginStep(name) {
  underWay.push(name);
  showWaiting();
}

/**
 * @param {string} name
 * @param {number} ms
 */
export function printStep(name, ms) {
  const index = underWay.lastIndexOf(name);
  if (index >= 0) underWay.splice(index, 1);
  clearWaiting();
  console.log(`  ${name.padEnd(34, ' ')} ${duration(ms).padStart(8)}`);
  showWaiting();
}

/** Takes away what is shown as waited for, before a line about why it will not come. */
export function dropSteps() {
  underWay.length = 0;
  clearWaiting();
}

function showWaiting() {
  const last = underWay.at(-1);
  if (!process.stdout.isTTY || last === undefined) return;
  clearWaiting();
  process.stdout.write(`  ${last} ...`);
}

function clearWaiting() {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
}

/**
 * @param {number} ms
 * @returns {string} such as "85 ms" or "12.4 s"
 */
export function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
