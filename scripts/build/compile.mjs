import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';
import { PlainError, oneLine } from '../lib/plain-error.mjs';
import { ROOT } from '../lib/root.mjs';
import { filesBelow, readStamp, writeStamp } from './files.mjs';

const PARALLEL = 8;

/**
 * Compiles the TypeScript of a folder, file by file and only what changed, and removes the output of files that are
 * gone. Types are checked elsewhere (`tsc -b`), so that starting does not wait for it.
 *
 * @param {string} from folder with sources, from the top of the repository
 * @param {string} to folder for the output
 * @returns {Promise<{ compiled: number, total: number }>}
 * @throws {PlainError} naming the files that do not parse
 */
export async function compileFolder(from, to) {
  const sources = filesBelow(join(ROOT, from)).filter(isSource);
  const jobs = sources.map((source) => {
    const output = join(ROOT, to, relative(join(ROOT, from), source).replace(/\.ts$/, '.js'));
    return { source, output };
  });
  const settings = readFileSync(join(ROOT, '.swcrc'), 'utf8');
  const stampName = `${to.replaceAll('/', '-')}.swcrc`;
  const sameSettings = readStamp(stampName) === settings;
  const stale = jobs.filter((job) => !sameSettings || !isFresh(job));

  removeLeftovers(join(ROOT, to), new Set(jobs.map(({ output }) => output)));
  const failures = await compileAll(stale);
  if (failures.length > 0) throw new PlainError(`Cannot compile ${from}: ${failures.join('; ')}`);
  writeStamp(stampName, settings);
  return { compiled: stale.length, total: jobs.length };
}

/** @param {string} file */
function isSource(file) {
  return file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file);
}

/**
 * An output carries the time of its source: a source put back from an older copy is then seen as changed too.
 * @param {{ source: string, output: string }} job
 */
function isFresh({ source, output }) {
  return existsSync(output) && Math.abs(statSync(output).mtimeMs - statSync(source).mtimeMs) < 2;
}

/**
 * @param {{ source: string, output: string }[]} jobs
 * @returns {Promise<string[]>} what went wrong
 */
async function compileAll(jobs) {
  /** @type {string[]} */
  const failures = [];
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.pop(); job !== undefined; job = queue.pop()) {
      try {
        await compileFile(job);
      } catch (error) {
        failures.push(`${relative(ROOT, job.source)}: ${oneLine(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return failures.sort();
}

/** @param {{ source: string, output: string }} job */
async function compileFile({ source, output }) {
  const { mtime } = statSync(source);
  const { code, map } = await transformFile(source, {
    configFile: join(ROOT, '.swcrc'),
    swcrc: false,
    cwd: ROOT,
  });
  mkdirSync(dirname(output), { recursive: true });
  if (map !== undefined) writeFileSync(`${output}.map`, map);
  writeFileSync(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
  utimesSync(output, mtime, mtime);
}

/**
 * @param {string} directory
 * @param {Set<string>} expected
 */
function removeLeftovers(directory, expected) {
  for (const file of filesBelow(directory)) {
    if (!expected.has(file.replace(/\.map$/, ''))) rmSync(file, { force: true });
  }
}
