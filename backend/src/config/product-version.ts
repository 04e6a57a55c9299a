import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The product's version, as its `package.json` states it. @param home - top of the repository or of the installation */
export async function productVersion(home: string): Promise<string> {
  const manifest = await readFile(path.join(home, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
