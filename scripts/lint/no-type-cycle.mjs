import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** @type {Map<string, readonly string[]>} What each file on the disk imports; kept for one run of the linter. */
const importsByFile = new Map();

/**
 * The TypeScript file that a relative import means; null for a package and for what is not there.
 *
 * @param {string} importer absolute path
 * @param {string} specifier as it stands after `from`
 */
function fileImported(importer, specifier) {
  if (!specifier.startsWith('.')) return null;
  const file = resolve(dirname(importer), specifier.replace(/\.js$/, '.ts'));
  return existsSync(file) ? file : null;
}

/** @param {string} file absolute path */
function importsOf(file) {
  const known = importsByFile.get(file);
  if (known !== undefined) return known;
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  const found = importedFiles
    .map(({ fileName }) => fileImported(file, fileName))
    .filter((imported) => imported !== null);
  importsByFile.set(file, found);
  return found;
}

/**
 * @param {string} from absolute path
 * @param {string} to absolute path
 */
function leadsTo(from, to) {
  const seen = new Set([from]);
  const waiting = [from];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (file === to) return true;
    for (const next of importsOf(file)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

/**
 * Forbids cycles of imports, those of types included: `import-x/no-cycle` leaves types out because they are gone when
 * the program runs, but two files that each need the other to be understood are one file cut in the wrong place.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noTypeCycle = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { cycle: '"{{source}}" leads back to this file: move what both need below the two.' },
  },
  create(context) {
    /** @param {{ source?: import('estree').Node | null | undefined }} node */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const imported = fileImported(context.filename, source.value);
      if (imported !== null && leadsTo(imported, context.filename))
        context.report({ node: source, messageId: 'cycle', data: { source: source.value } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
