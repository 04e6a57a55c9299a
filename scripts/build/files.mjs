import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ROOT } from '../lib/root.mjs';

const STAMPS = join(ROOT, '.cache', 'build');

/**
 * Every file below a directory, in a stable order.
 * @param {string} directory
 * @returns {string[]} absolute paths
 */
export function filesBelow(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * One word for the present state of files: their names, sizes and times of change.
 * @param {string[]} files
 */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(ROOT, file).split(sep).join('/')}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string | null} what `writeStamp` last wrote under this name
 */
export function readStamp(name) {
  const file = join(STAMPS, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * @param {string} name
 * @param {string} text
 */
export function writeStamp(name, text) {
  const file = join(STAMPS, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
