import 'reflect-metadata';
import { runCommandLine } from './command-line.js';
import { readSecret } from './secret-input.js';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  readSecret,
});
