/** Module hooks: `./x.js` finds `./x.ts`, packages answer with their `source`, and swc strips the types. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const SWCRC = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
/** The runner of the tests asks for a file with the time behind it, lest it get the one it has. */
const TYPESCRIPT = /^file:[^?]*\.ts(?:\?.*)?$/;

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  const conditions = [...(context.conditions ?? []), 'source'];
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && TYPESCRIPT.test(context.parentURL ?? '')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, { ...context, conditions });
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!TYPESCRIPT.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), {
    ...SWCRC,
    filename,
    swcrc: false,
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
