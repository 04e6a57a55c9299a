/**
 * The one load client every server in a comparison is measured with, run in a process of its own.
 *
 * Each simulated client saves its own form again and again over one kept-alive connection, waiting for every answer.
 */
import http from 'node:http';

/** What a run is told, as JSON on standard input. */
export interface LoadOrder {
  readonly port: number;
  readonly cookie: string;
  /** One form a client. */
  readonly forms: readonly { readonly id: string; readonly version: number }[];
  /** Two alternating sets of changes, so that every save changes every value. */
  readonly changes: readonly [unknown, unknown];
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export interface LoadResult {
  readonly savesPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly failures: number;
  readonly firstFailure: string | null;
}

interface Tally {
  readonly latencies: number[];
  failures: number;
  firstFailure: string | null;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function send(
  agent: http.Agent,
  order: LoadOrder,
  path: string,
  version: number,
  body: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        agent,
        host: '127.0.0.1',
        port: order.port,
        path,
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'if-match': `"${version}"`,
          cookie: order.cookie,
          'lutetia-activity': 'background',
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function client(
  order: LoadOrder,
  index: number,
  startsAt: number,
  endsAt: number,
  tally: Tally,
): Promise<void> {
  const form = order.forms[index];
  if (form === undefined) throw new Error(`no form for client ${index}`);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let version = form.version;
  // The client shares the processors with what it measures: what can be written once is.
  const changes = order.changes.map((one) => JSON.stringify(one));
  for (let turn = 0; performance.now() < endsAt; turn += 1) {
    const body = `{"changes":${changes[turn % 2]},"changeId":"${crypto.randomUUID()}"}`;
    const sentAt = performance.now();
    const answer = await send(agent, order, `/api/forms/${form.id}`, version, body);
    const doneAt = performance.now();
    if (answer.status !== 200) {
      tally.failures += 1;
      tally.firstFailure ??= `${answer.status} ${answer.body.slice(0, 300)}`;
      break;
    }
    version = (JSON.parse(answer.body) as { version: number }).version;
    if (sentAt >= startsAt && doneAt <= endsAt) tally.latencies.push(doneAt - sentAt);
  }
  agent.destroy();
}

/** Runs the order and measures the saves that began and ended after warming up. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const tally: Tally = { latencies: [], failures: 0, firstFailure: null };
  const startsAt = performance.now() + order.warmUpSeconds * 1000;
  const endsAt = startsAt + order.seconds * 1000;
  await Promise.all(order.forms.map((_, index) => client(order, index, startsAt, endsAt, tally)));
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    savesPerSecond: sorted.length / order.seconds,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    failures: tally.failures,
    firstFailure: tally.firstFailure,
  };
}

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  const order = JSON.parse(Buffer.concat(chunks).toString('utf8')) as LoadOrder;
  process.stdout.write(JSON.stringify(await runLoad(order)));
}

if (process.argv[1] === import.meta.filename) await main();
