/** Steps under way, in the order they began; the last is shown on a terminal. */
const underWay = /** @type {string[]} */ ([]);
/** How far the step that tells it has come, such as `12 of 58`. */
const parts = /** @type {Map<string, string>} */ (new Map());
/** Without a terminal a long step says so often that it is still at work. */
const SAY_EVERY_MS = 10_000;
let saidAt = performance.now();

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
 * Says how far a step has come: in its place on a terminal, elsewhere now and then in a line of its own.
 * @param {string} name of a step that has begun
 * @param {number} done
 * @param {number} of
 */
export function tellPart(name, done, of) {
  parts.set(name, `${done} of ${of}`);
  showWaiting();
  if (process.stdout.isTTY || performance.now() - saidAt < SAY_EVERY_MS) return;
  print(`  ${waitingFor(name)}`);
}

/**
 * @param {string} name
 * @param {number} ms
 */
export function printStep(name, ms) {
  const index = underWay.lastIndexOf(name);
  if (index >= 0) underWay.splice(index, 1);
  parts.delete(name);
  clearWaiting();
  print(`  ${name.padEnd(34, ' ')} ${duration(ms).padStart(8)}`);
  showWaiting();
}

/** Takes away what is shown as waited for, before a line about why it will not come. */
export function dropSteps() {
  underWay.length = 0;
  parts.clear();
  clearWaiting();
}

function showWaiting() {
  const last = underWay.at(-1);
  if (!process.stdout.isTTY || last === undefined) return;
  clearWaiting();
  process.stdout.write(`  ${waitingFor(last)}`);
}

/** @param {string} name */
function waitingFor(name) {
  const part = parts.get(name);
  return part === undefined ? `${name} ...` : `${name}, ${part} ...`;
}

/** @param {string} line */
function print(line) {
  saidAt = performance.now();
  console.log(line);
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
