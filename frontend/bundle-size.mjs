/**
 * What a browser fetches, from Vite's manifest: the cold first page (entry, its static imports, their CSS and the
 * page it opens on) and what each further route adds. Sizes are bytes after gzip, JavaScript and CSS together.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = join(dirname(fileURLToPath(import.meta.url)), 'dist');
const FIRST_PAGE = 'worklist-page';

/** Bounds in bytes; 1 kB is 1000 bytes. */
export const FIRST_PAGE_BOUND = 300_000;
export const ROUTE_BOUND = 60_000;

/**
 * Measures a build.
 * @param {string} [dist] folder that holds `.vite/manifest.json`
 * @returns {{ firstPage: number, routes: { name: string, bytes: number }[] }}
 */
export function measureBundle(dist = DIST) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const size = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
    return sizes.get(file);
  };
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const home = Object.keys(manifest).find((key) => key.includes(FIRST_PAGE));
  const first = new Set([
    ...filesOf(manifest, entry),
    ...(home === undefined ? [] : filesOf(manifest, home)),
  ]);
  const routes = Object.keys(manifest)
    .filter((key) => manifest[key].isDynamicEntry && key !== home)
    .map((key) => ({
      name: manifest[key].src ?? key,
      bytes: sum([...filesOf(manifest, key)].filter((file) => !first.has(file)).map(size)),
    }));
  return { firstPage: sum([...first].map(size)), routes };
}

function filesOf(manifest, key, seen = new Set(), files = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return files;
  seen.add(key);
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen, files);
  return files;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { firstPage, routes } = measureBundle();
  const line = (name, bytes, bound) =>
    process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(7)} kB of ${bound / 1000}  ${name}\n`);
  line('first page', firstPage, FIRST_PAGE_BOUND);
  for (const route of routes) line(route.name, route.bytes, ROUTE_BOUND);
  const isWithin = firstPage <= FIRST_PAGE_BOUND && routes.every(({ bytes }) => bytes <= ROUTE_BOUND);
  process.exitCode = isWithin ? 0 : 1;
}
