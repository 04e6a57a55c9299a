/**
 * Asks for addresses again and again, run in a process of its own: each simulated client over one kept-alive connection,
 * waiting for every answer whole before it asks for the next address of the list.
 */
import http from 'node:http';

/** What a run is told, as JSON on standard input. */
export interface ReadingOrder {
  readonly port: number;
  readonly cookie: string;
  readonly paths: readonly string[];
  readonly clients: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export interface ReadingResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of the last answer. */
  readonly bytes: number;
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

function get(agent: http.Agent, order: ReadingOrder, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: order.cookie, 'lutetia-activity': 'background' };
    const request = http.get({ agent, host: '127.0.0.1', port: order.port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
  });
}

/** Runs the order and measures what was asked and answered after warming up. @throws Error at the first refusal */
export async function runReading(order: ReadingOrder): Promise<ReadingResult> {
  const latencies: number[] = [];
  const startsAt = performance.now() + order.warmUpSeconds * 1000;
  const endsAt = startsAt + order.seconds * 1000;
  let turn = 0;
  let bytes = 0;
  const client = async (): Promise<void> => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < endsAt) {
      const path = order.paths[turn++ % order.paths.length] ?? '/';
      const askedAt = performance.now();
      const { status, body } = await get(agent, order, path);
      const doneAt = performance.now();
      if (status !== 200) throw new Error(`${path}: ${status} ${body.toString('utf8').slice(0, 300)}`);
      bytes = body.length;
      if (askedAt >= startsAt && doneAt <= endsAt) latencies.push(doneAt - askedAt);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: sorted.length / order.seconds, p50Ms: at(0.5), p95Ms: at(0.95), bytes };
}

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  const order = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReadingOrder;
  process.stdout.write(JSON.stringify(await runReading(order)));
}

if (process.argv[1] === import.meta.filename) await main();
