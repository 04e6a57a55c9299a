import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../lib/root.mjs';

interface Sample {
  readonly says: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}

/** What the borders of the house forbid: each sample stands in for an existing file. */
const BEYOND_THE_BORDERS: readonly Sample[] = [
  {
    says: 'the core imports nothing of the server',
    file: 'shared/src/calendar/calendar-day.ts',
    code: "import { clock } from '../../../backend/src/platform/clock/clock.js';\nexport const now = clock;\n",
    rule: 'import-x/no-restricted-paths',
  },
  {
    says: 'the platform knows no module',
    file: 'backend/src/platform/clock/clock.ts',
    code: "import { suites } from '../../modules/schedule/read-models.js';\nexport const used = suites;\n",
    rule: 'import-x/no-restricted-paths',
  },
  {
    says: 'the screens do not import the server',
    file: 'frontend/src/forms/save-queue.ts',
    code: "import { clock } from '../../../backend/src/platform/clock/clock.js';\nexport const now = clock;\n",
    rule: 'import-x/no-restricted-paths',
  },
  {
    says: 'forms stand below the features',
    file: 'frontend/src/forms/save-queue.ts',
    code: "import { Page } from '../features/worklist/worklist-page.js';\nexport const page = Page;\n",
    rule: 'import-x/no-restricted-paths',
  },
  {
    says: 'a feature does not import another',
    file: 'frontend/src/features/casebook/form-page.tsx',
    code: "import { Page } from '../worklist/worklist-page.js';\nexport const page = Page;\n",
    rule: 'import-x/no-restricted-paths',
  },
  {
    says: 'the core knows no clock',
    file: 'shared/src/calendar/calendar-day.ts',
    code: 'export const now = Date.now();\n',
    rule: 'no-restricted-syntax',
  },
  {
    says: 'an exported function of the core says what it does',
    file: 'shared/src/calendar/calendar-day.ts',
    code: 'export function one(): number {\n  return 1;\n}\n',
    rule: 'jsdoc/require-jsdoc',
  },
];

/** What is asked of any TypeScript: each sample is a file of a house of its own. */
const BAD_ANYWHERE: readonly Sample[] = [
  {
    says: 'two files of the core do not need each other, not even for types',
    file: 'shared/src/one.ts',
    code: "import type { Two } from './two.js';\nexport interface One {\n  readonly two: Two | null;\n}\n",
    rule: 'import(no-cycle)',
  },
  {
    says: 'two files of the server do not need each other to run',
    file: 'backend/src/chicken.ts',
    code: "import { egg } from './egg.js';\nexport const chicken = (): unknown => egg;\n",
    rule: 'import(no-cycle)',
  },
  {
    says: 'a hook is not called in a condition',
    file: 'frontend/src/page.tsx',
    code: "import { useState } from 'react';\nexport function Page({ is }: { is: boolean }): unknown {\n  if (is) return useState(1);\n  return null;\n}\n",
    rule: 'react-hooks(rules-of-hooks)',
  },
  {
    says: 'nothing unused stays',
    file: 'backend/src/unused.ts',
    code: 'export function one(): number {\n  const two = 2;\n  return 1;\n}\n',
    rule: 'eslint(no-unused-vars)',
  },
  {
    says: 'nothing is of any type',
    file: 'shared/src/any.ts',
    code: 'export const it: any = 1;\n',
    rule: 'typescript(no-explicit-any)',
  },
  {
    says: 'no promise is left alone',
    file: 'backend/src/alone.ts',
    code: 'Promise.resolve(1);\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    says: 'a switch decides about every word',
    file: 'shared/src/words.ts',
    code: "declare const it: 'a' | 'b';\nswitch (it) {\n  case 'a':\n    break;\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    says: 'nobody but platform/database opens a connection',
    file: 'backend/src/modules/own/connection.ts',
    code: "import { DataSource } from 'typeorm';\nexport const source = DataSource;\n",
    rule: 'eslint(no-restricted-imports)',
  },
  {
    says: 'a function that does a dozen things is parted',
    file: 'frontend/src/long.ts',
    code: `export function long(it: (n: number) => void): void {\n${'  it(1);\n'.repeat(80)}}\n`,
    rule: 'eslint(max-lines-per-function)',
  },
  {
    says: 'every test runs',
    file: 'frontend/src/only.spec.ts',
    code: "it.only('is the only one', () => {\n  expect(1).toBe(1);\n});\n",
    rule: 'jest(no-focused-tests)',
  },
];

/** What a sample needs beside it. */
const BESIDE: readonly { readonly file: string; readonly code: string }[] = [
  {
    file: 'shared/src/two.ts',
    code: "import type { One } from './one.js';\nexport interface Two {\n  readonly one: One;\n}\n",
  },
  {
    file: 'backend/src/egg.ts',
    code: "import { chicken } from './chicken.js';\nexport const egg = (): unknown => chicken;\n",
  },
  { file: 'tsconfig.json', code: '{ "compilerOptions": { "strict": true, "lib": ["ES2023"] } }' },
];

function rulesBrokenHere(samples: readonly Sample[]): string[][] {
  const program = fileURLToPath(new URL('lint-samples.mjs', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(samples),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

interface Report {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

/** Writes the samples into a folder with the rules of this house beside them, and reads them all at once. */
function rulesBrokenIn(folder: string, samples: readonly Sample[]): string[][] {
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const { file, code } of [...samples, ...BESIDE]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const program = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [program, '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  const { diagnostics } = JSON.parse(stdout) as Report;
  return samples.map(({ file }) =>
    diagnostics.flatMap(({ filename, code }) => (filename === file ? [code] : [])),
  );
}

describe('the rules of the house', () => {
  let folder = '';
  let broken = new Map<Sample, readonly string[]>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lutetia-lint-'));
    const here = rulesBrokenHere(BEYOND_THE_BORDERS);
    const anywhere = rulesBrokenIn(folder, BAD_ANYWHERE);
    broken = new Map([
      ...BEYOND_THE_BORDERS.map((sample, index) => [sample, here[index] ?? []] as const),
      ...BAD_ANYWHERE.map((sample, index) => [sample, anywhere[index] ?? []] as const),
    ]);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([...BEYOND_THE_BORDERS, ...BAD_ANYWHERE])('$says', (sample) => {
    expect(broken.get(sample)).toContain(sample.rule);
  });
});
