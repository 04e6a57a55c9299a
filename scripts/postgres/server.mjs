import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../lib/plain-error.mjs';
import { processOptions, runAs } from './account.mjs';
import { unwritable } from './data-directory.mjs';
import { onLoopback, onSocket, socketDirectory } from './listening-place.mjs';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_S = 30;
const POLL_MS = 15;
const PORT_ATTEMPTS = 3;

/** For tests only: a crash of the machine may cost the data. */
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @typedef {object} RunningServer
 * @property {string} address host and port as they stand in an address of PostgreSQL
 * @property {Promise<string>} ended why it ended without having been asked to; never settles after `stop`
 * @property {() => Promise<void>} stop lets running transactions roll back and writes a checkpoint
 */

/**
 * Starts PostgreSQL and waits until it takes connections. Recovery after a crash happens here. It listens on a socket
 * of its own account, where other users of the computer cannot try; where there can be none, on a free loopback port.
 *
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 * @param {{ durable: boolean }} options
 * @returns {Promise<RunningServer>}
 * @throws {PlainError} with the server's own complaint
 */
export async function startServer(data, account, program, { durable }) {
  const directory = socketDirectory(data, account);
  if (directory !== null) {
    const place = onSocket(directory);
    const { child, complaint } = await launch(data, account, program, { durable, place });
    if (complaint === null) return runningServer(data, account, program, { child, place });
    // Some file systems (a network's, a shared folder of a virtual machine) hold no sockets.
    if (!/Unix|socket/i.test(complaint)) throw new PlainError(`PostgreSQL did not start: ${complaint}`);
  }
  return startOnLoopback(data, account, program, { durable });
}

/**
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 * @param {{ durable: boolean }} options
 * @returns {Promise<RunningServer>}
 */
async function startOnLoopback(data, account, program, { durable }) {
  for (let attempt = 1; ; attempt++) {
    const place = await onLoopback();
    const { child, complaint } = await launch(data, account, program, { durable, place });
    if (complaint === null) return runningServer(data, account, program, { child, place });
    const portWasTaken = /Address already in use|could not create any TCP\/IP sockets/.test(complaint);
    if (!portWasTaken || attempt === PORT_ATTEMPTS)
      throw new PlainError(`PostgreSQL did not start: ${complaint}`);
  }
}

/**
 * Stops the server that a killed launcher left behind, the same careful way as ever; what it had committed stays.
 * Call only while holding the directory's lock.
 *
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 */
export function stopOrphan(data, account, program) {
  const pid = postmaster(data.cluster)?.pid;
  if (pid === undefined || !isAlive(pid)) return;
  if (isServerOf(pid, data.cluster)) stopServer(data, account, program);
  else rmSync(join(data.cluster, 'postmaster.pid'), { force: true });
}

/**
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 * @param {{ durable: boolean, place: import('./listening-place.mjs').ListeningPlace }} options
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, complaint: string | null }>} the server's
 *   complaint, or null once it takes connections
 */
async function launch(data, account, program, { durable, place }) {
  const settings = [
    ...place.settings,
    'password_encryption=scram-sha-256',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=150',
    ...(durable ? [] : NOT_DURABLE),
  ].flatMap((setting) => ['-c', setting]);
  const log = openLog(data.logFile);
  // Its own process group: Ctrl-C must reach the application first, which then stops the server in order.
  const child = spawn(program('postgres'), ['-D', data.cluster, ...settings], {
    ...processOptions(account),
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(log);
  /** @type {string | null} */
  let ended = null;
  child.once('error', (error) => (ended = error.message));
  const noteEnd = () => (ended = firstComplaint(data.logFile));
  child.once('exit', noteEnd);
  child.unref();

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (ended === null) {
    const state = postmaster(data.cluster);
    if (state !== null && state.pid === child.pid && state.isReady) {
      child.removeListener('exit', noteEnd);
      return { child, complaint: null };
    }
    if (Date.now() > deadline) {
      child.kill('SIGINT');
      return { child, complaint: `not ready after ${START_TIMEOUT_MS / 1000} s; see ${data.logFile}` };
    }
    await sleep(POLL_MS);
  }
  return { child, complaint: ended };
}

/**
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 * @param {{ child: import('node:child_process').ChildProcess, place: import('./listening-place.mjs').ListeningPlace }} process
 * @returns {RunningServer}
 */
function runningServer(data, account, program, { child, place }) {
  const { pid } = child;
  let isStopping = false;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      resolve(`PostgreSQL ended unexpectedly (${signal ?? `code ${code}`}); see ${data.logFile}.`);
    });
  });
  const signalOnExit = () => {
    if (pid !== undefined && process.platform !== 'win32' && isServerOf(pid, data.cluster))
      process.kill(pid, 'SIGINT');
  };
  process.once('exit', signalOnExit);
  return {
    address: `${place.host}:${place.port}`,
    ended,
    stop: async () => {
      isStopping = true;
      process.removeListener('exit', signalOnExit);
      if (pid !== undefined && isAlive(pid)) stopServer(data, account, program);
      place.remove();
    },
  };
}

/**
 * @param {import('./data-directory.mjs').DataDirectory} data
 * @param {import('./account.mjs').ServerAccount} account
 * @param {import('./binaries.mjs').ProgramPath} program
 */
function stopServer(data, account, program) {
  const parameters = ['stop', '-D', data.cluster, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_S)];
  const { status, stderr } = runAs(account, program('pg_ctl'), parameters);
  const pid = postmaster(data.cluster)?.pid;
  if (status !== 0 && pid !== undefined && isAlive(pid)) {
    throw new PlainError(`The PostgreSQL of ${data.root} did not stop: ${stderr.trim()}`);
  }
}

/**
 * What the server says about itself (its file postmaster.pid: line 1 the process, line 8 the state).
 * @param {string} cluster
 * @returns {{ pid: number, isReady: boolean } | null}
 */
function postmaster(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * A process number may have been given to another program since the server was killed: its command line tells.
 * @param {number} pid
 * @param {string} cluster
 */
function isServerOf(pid, cluster) {
  if (process.platform === 'win32') return true;
  const procfs = `/proc/${pid}/cmdline`;
  const command = existsSync(procfs)
    ? readFileSync(procfs, 'utf8').replaceAll('\0', ' ')
    : (runAs({}, 'ps', ['-o', 'command=', '-p', String(pid)]).stdout ?? '');
  return command.includes(`-D ${cluster}`);
}

/** @param {string} file */
function openLog(file) {
  try {
    return openSync(file, 'w', 0o600);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** @param {string} logFile */
function firstComplaint(logFile) {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  const line =
    lines.find((text) => /FATAL|PANIC|LOG: {2}could not bind/.test(text)) ?? lines.findLast(Boolean);
  return (line ?? `see ${logFile}`).replace(/^.*?(FATAL|PANIC|LOG): {2}/, '');
}
