/** After the backend's tests: no database of theirs is left, and no server that they started. */
import '../../../scripts/test/typescript.mjs';

export default async function tearDown() {
  const server = globalThis.lutetiaTestServer;
  if (server === undefined) return;
  const { dropDatabasesOf } = await import('./template.ts');
  await dropDatabasesOf(server.url, server.run);
  await server.stop();
}
