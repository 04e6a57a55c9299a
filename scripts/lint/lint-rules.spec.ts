import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Each sample stands in for an existing file, so that the compiler's view of the house knows it. */
const BAD_SAMPLES = [
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
    says: 'two files of the core do not need each other, not even for types',
    file: 'shared/src/calendar/calendar-day.ts',
    code: "import type { Duration } from './duration.js';\nexport type Length = Duration;\n",
    rule: 'lutetia/no-type-cycle',
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
  {
    says: 'nothing is of any type',
    file: 'shared/src/calendar/calendar-day.ts',
    code: 'export const it: any = 1;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    says: 'no promise is left alone',
    file: 'backend/src/platform/clock/clock.ts',
    code: 'Promise.resolve(1);\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    says: 'a switch decides about every word',
    file: 'shared/src/calendar/calendar-day.ts',
    code: "declare const it: 'a' | 'b';\nswitch (it) {\n  case 'a':\n    break;\n}\n",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    says: 'nobody but platform/database opens a connection',
    file: 'backend/src/platform/clock/clock.ts',
    code: "import { DataSource } from 'typeorm';\nexport const source = DataSource;\n",
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    says: 'every test runs',
    file: 'frontend/src/forms/save-queue.spec.ts',
    code: "it.only('is the only one', () => {\n  expect(1).toBe(1);\n});\n",
    rule: 'jest/no-focused-tests',
  },
];

function brokenRules(samples: readonly { file: string; code: string }[]): string[][] {
  const program = fileURLToPath(new URL('lint-samples.mjs', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program], {
    input: JSON.stringify(samples),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

describe('the rules of the house', () => {
  let broken: string[][] = [];

  beforeAll(() => {
    broken = brokenRules(BAD_SAMPLES);
  });

  it.each(BAD_SAMPLES.map(({ says, rule }, index) => ({ says, rule, index })))('$says', ({ rule, index }) => {
    expect(broken[index]).toContain(rule);
  });
});
