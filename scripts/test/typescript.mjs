/** Lets plain Node run TypeScript: `node --import ./scripts/test/typescript.mjs file.ts`. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
