import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Above this share of all processors others disturb the measurement. */
const BUSY_SHARE = 0.2;
const SAMPLE_MS = 1000;
/** Something of ours may still be ending; what others do goes on. */
const SAMPLES = 3;

/**
 * Milliseconds every processor has spent since the machine started.
 * @typedef {{ times: { user: number, nice: number, sys: number, idle: number, irq: number } }[]} Processors
 */

/**
 * How much others keep the processors busy, told by the processors themselves: ask only while nothing is being measured.
 * The load average would not do, because it counts the measurement of the minute before.
 *
 * @param {{ read?: () => Processors, wait?: (ms: number) => Promise<unknown> }} [machine]
 * @returns {Promise<number | null>} share of all processors, 0 to 1; null on a machine quiet enough to measure on
 */
export async function othersLoad({ read = cpus, wait = sleep } = {}) {
  let least = 1;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const before = read();
    await wait(SAMPLE_MS);
    least = Math.min(least, busyShare(before, read()));
    if (least <= BUSY_SHARE) return null;
  }
  return least;
}

/**
 * @param {Processors} before
 * @param {Processors} after
 */
function busyShare(before, after) {
  const [was, is] = [totals(before), totals(after)];
  const busy = is.busy - was.busy;
  const idle = is.idle - was.idle;
  return busy + idle <= 0 ? 0 : busy / (busy + idle);
}

/** @param {Processors} processors */
function totals(processors) {
  const sum = { busy: 0, idle: 0 };
  for (const { times } of processors) {
    sum.busy += times.user + times.nice + times.sys + times.irq;
    sum.idle += times.idle;
  }
  return sum;
}
