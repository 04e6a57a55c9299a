import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { ROOT } from '../lib/root.mjs';

/**
 * Lints samples as if they stood in files of the house: reads a JSON list of { file, code } from stdin and prints the
 * list of the rules that each breaks.
 */
const eslint = new ESLint({ cwd: ROOT });
/** @type {{ file: string, code: string }[]} */
const samples = JSON.parse(readFileSync(0, 'utf8'));

const broken = [];
for (const { file, code } of samples) {
  const results = await eslint.lintText(code, { filePath: join(ROOT, file) });
  broken.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)));
}
console.log(JSON.stringify(broken));
