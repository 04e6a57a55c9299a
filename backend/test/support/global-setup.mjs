/** Before the backend's tests: the server built, a PostgreSQL, and one migrated database that every worker clones. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../../scripts/build.mjs';
import '../../../scripts/test/typescript.mjs';

export default async function setUp() {
  await build({ ifStale: true, screens: false, quiet: true });
  const server = await testServer();
  const { makeTemplate } = await import('./template.ts');
  const run = randomBytes(4).toString('hex');
  const template = await makeTemplate(server.url, run);
  process.env.LUTETIA_TEST_SERVER = server.url;
  process.env.LUTETIA_TEST_RUN = run;
  process.env.LUTETIA_TEST_TEMPLATE = template;
  globalThis.lutetiaTestServer = { ...server, run };
}

/** The server of DATABASE_URL when there is one, else an embedded one that forgets everything. */
async function testServer() {
  const outside = process.env.DATABASE_URL;
  if (outside) return { url: outside, stop: async () => {} };
  const { startEmbeddedPostgres } = await import('../../../scripts/embedded-postgres.mjs');
  const directory = await mkdtemp(path.join(tmpdir(), 'lutetia-test-'));
  const embedded = await startEmbeddedPostgres({ dataDir: directory, durable: false });
  const stop = async () => {
    await embedded.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}
