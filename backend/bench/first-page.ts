import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchLine, BenchSuite } from './suite.js';

const MEASURE = path.resolve(import.meta.dirname, '../../frontend/bundle-size.mjs');
const BYTES_PER_KB = 1000;

/** What the screens' own measure exports. */
interface BundleMeasure {
  readonly FIRST_PAGE_BOUND: number;
  readonly ROUTE_BOUND: number;
  measureBundle(): {
    readonly firstPage: number;
    readonly routes: readonly { readonly name: string; readonly bytes: number }[];
  };
}

/** What a browser fetches before the first page stands, and what every further route adds; of the built screens. */
export const firstPageSuite: BenchSuite = { name: 'First page', run };

async function run(): Promise<BenchLine[]> {
  const { measureBundle, FIRST_PAGE_BOUND, ROUTE_BOUND } = (await import(
    pathToFileURL(MEASURE).href
  )) as BundleMeasure;
  const { firstPage, routes } = measureBundle();
  const largest = routes.reduce((most, route) => (route.bytes > most.bytes ? route : most));
  return [
    line('first page, cold, gzip', firstPage, FIRST_PAGE_BOUND),
    line(
      `further route, the largest of ${routes.length} (${path.parse(largest.name).name})`,
      largest.bytes,
      ROUTE_BOUND,
    ),
  ];
}

function line(name: string, bytes: number, bound: number): BenchLine {
  const value = bytes / BYTES_PER_KB;
  const limit = bound / BYTES_PER_KB;
  const isWithin = bytes <= bound;
  return {
    name,
    value,
    unit: 'kB',
    beside: limit,
    ratio: value / limit,
    bound: `<= ${limit}`,
    within: isWithin,
  };
}
