import http from 'node:http';
import pg from 'pg';

/** What every bare server is started with, as JSON on its standard input. */
export interface BareServerOrder {
  /** The application's own address: the same login, the same row security. */
  readonly databaseUrl: string;
  readonly poolSize: number;
}

export async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** Serves JSON with `node:http` and a pool, prints its port, and ends when asked to. */
export function serveBare(
  order: BareServerOrder,
  answer: (pool: pg.Pool, request: http.IncomingMessage) => Promise<string>,
): void {
  const pool = new pg.Pool({ connectionString: order.databaseUrl, max: order.poolSize });
  const server = http.createServer((request, response) => {
    answer(pool, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') process.stdout.write(`${address.port}\n`);
  });
  process.on('SIGTERM', () => {
    server.closeAllConnections();
    server.close(() => void pool.end());
  });
}
