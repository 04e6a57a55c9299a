import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder, wherever a script is called from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
