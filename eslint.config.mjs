import * as typescript from '@typescript-eslint/parser';
import { defineConfig, globalIgnores } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import { importZones } from './scripts/lint/import-zones.mjs';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', 'frontend/e2e/**/*.ts'];

/** The core gets today and chance as arguments: the same facts give the same answer, today and in ten years. */
const NO_CLOCK_NO_CHANCE = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The core knows no clock: take today as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The core knows no clock: take today as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The core knows no chance: take it as an argument.',
  },
];

/**
 * What no other linter knows: the borders of the house, a core without clock and chance, its docstrings. Everything that
 * is asked of any TypeScript, also what needs the types, is asked by oxlint in .oxlintrc.json, in a tenth of the time.
 */
export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.cache/',
    '.data/',
    '**/test-results/',
    '**/playwright-report/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: TYPESCRIPT, languageOptions: { parser: typescript } },
  {
    files: ['**/*.mjs', ...TYPESCRIPT],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({
          extensions: ['.ts', '.tsx', '.js', '.mjs'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
          conditionNames: ['source', 'types', 'import', 'node', 'default'],
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: importZones(import.meta.dirname) },
      ],
    },
  },
  {
    files: ['shared/src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'no-restricted-syntax': ['error', ...NO_CLOCK_NO_CHANCE],
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true, ArrowFunctionExpression: false } },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      'jsdoc/require-jsdoc': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['frontend/e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='test'][property.name=/^(only|skip|fixme)$/]",
          message: 'Every test runs.',
        },
      ],
    },
  },
);
