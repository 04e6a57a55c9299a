import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { command, launch, postgresOf, quietPort, serverOf, type Product, type Settings } from './product.js';
import { NoAnswer, Person } from './person.js';

const PASSWORD = 'a long enough secret';
const dataDir = mkdtempSync(join(tmpdir(), 'lutetia-kill-'));
let settings: Settings;
let product: Product;
let nurse: Person;

beforeAll(async () => {
  settings = { PORT: String(await quietPort()), LUTETIA_DATA_DIR: dataDir, LUTETIA_DEMO: '0' };
  await start();
  const url = `http://127.0.0.1:${settings['PORT'] ?? ''}/api`;
  for (const [email, name] of [
    ['admin@test.example', 'Administrator'],
    ['nurse@test.example', 'Research nurse'],
  ] as const) {
    const { said, code } = command(['user', 'add', email, name], settings, `${PASSWORD}\n`);
    if (code !== 0) throw new Error(said);
  }
  command(['user', 'administrator', 'admin@test.example'], settings);
  const administrator = await Person.signIn(url, 'admin@test.example', PASSWORD);
  const people = await administrator.call<{ id: string; email: string }[]>('GET', '/people');
  const { id } = people.find(({ email }) => email === 'nurse@test.example') ?? { id: '' };
  await administrator.call('POST', `/people/${id}/memberships`, { role: 'nurse', study: 'reluth' });
  nurse = await Person.signIn(url, 'nurse@test.example', PASSWORD);
});

afterAll(async () => {
  product.launcher.kill('SIGTERM');
  await product.ended;
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  product = launch(settings);
  await product.serving;
}

const trailIsWhole = () => expect(command(['verify-audit'], settings).said).toMatch(/^The trail is whole: /);

it('loses nothing acknowledged when the launcher is killed, and the next start works', async () => {
  const form = await nurse.newForm();
  await nurse.save(form, randomUUID(), 0, 'Laboratory of the house');
  product.launcher.kill('SIGKILL');
  await start();
  expect(await nurse.read(form)).toEqual({ version: 1, value: 'Laboratory of the house' });
  expect((await trailOf(form)).at(-1)).toEqual({ version: 1, value: 'Laboratory of the house' });
  trailIsWhole();
});

/** A nurse who saves again and again until nobody answers; the last save has no answer. */
class Writer {
  readonly acknowledged: string[] = [];
  unanswered: { value: string; changeId: string } | null = null;

  constructor(readonly form: string) {}

  async writeUntilKilled(): Promise<void> {
    for (;;) {
      this.unanswered = { value: `save ${this.acknowledged.length + 1}`, changeId: randomUUID() };
      try {
        await this.send();
      } catch (error) {
        if (error instanceof NoAnswer) return;
        throw error;
      }
    }
  }

  /** The same again does no harm: it counts once, whether it had arrived or not. */
  async send(): Promise<void> {
    const { value, changeId } = this.unanswered ?? { value: '', changeId: '' };
    await nurse.save(this.form, changeId, this.acknowledged.length, value);
    this.acknowledged.push(value);
    this.unanswered = null;
  }
}

describe('killed in the middle of many saves', () => {
  type Victim = 'launcher' | 'server' | 'postgres';
  const kill = (victims: Victim[]): void => {
    const processes: Record<Victim, number> = {
      launcher: product.launcher.pid ?? 0,
      server: serverOf(product),
      postgres: postgresOf(dataDir),
    };
    for (const victim of victims) process.kill(processes[victim], 'SIGKILL');
  };

  it.each<[string, Victim[]]>([
    ['the launcher', ['launcher']],
    ['the server', ['server']],
    ['PostgreSQL', ['postgres']],
    ['the server and the launcher', ['server', 'launcher']],
    ['all three', ['postgres', 'server', 'launcher']],
  ])('keeps every acknowledged save once and each other wholly or not at all: %s', async (_, victims) => {
    const writers: Writer[] = [];
    for (let index = 0; index < 4; index++) writers.push(new Writer(await nurse.newForm()));
    const writing = Promise.all(writers.map((writer) => writer.writeUntilKilled()));
    await sleep(randomInt(300, 1200));
    kill(victims);
    if (!victims.includes('launcher')) await product.ended;
    await start();
    await writing;
    trailIsWhole();

    expect(writers.flatMap(({ acknowledged }) => acknowledged)).not.toEqual([]);
    for (const writer of writers) {
      const trail = await trailOf(writer.form);
      // A form whose first save the kill came before is as blank as its trail.
      expect(await nurse.read(writer.form)).toEqual(trail.at(-1) ?? { value: '', version: 0 });
      const values = trail.map(({ value }) => value);
      expect([writer.acknowledged, [...writer.acknowledged, writer.unanswered?.value]]).toContainEqual(
        values,
      );

      await writer.send();
      expect(await trailOf(writer.form)).toEqual(
        writer.acknowledged.map((value, index) => ({ version: index + 1, value })),
      );
    }
  });
});

describe('the command line', () => {
  const run = (): string[] =>
    [['migrate'], ['seal'], ['verify-audit']].map((words) => {
      const { said, code } = command(words, settings);
      return `${code}: ${said}`;
    });
  const expected = [
    /^0: The database is up to date\.\n$/,
    /^0: (Seal \d+ made over \d+ chains|Nothing new to seal)\.\n$/,
    /^0: The trail is whole: .*\n$/,
  ];

  it('works beside a running Lutetia, and on its own when none runs', async () => {
    const beside = run();
    product.launcher.kill('SIGTERM');
    await product.ended;
    const alone = run();
    await start();
    expected.forEach((sentence, index) => {
      expect(beside[index]).toMatch(sentence);
      expect(alone[index]).toMatch(sentence);
    });
  });
});

interface Answer {
  readonly v: string;
}

/** What the trail says of a form's laboratory, save by save, read past the application. */
async function trailOf(form: string): Promise<{ version: number; value: string }[]> {
  const client = new pg.Client({
    connectionString: readFileSync(join(dataDir, 'database-url'), 'utf8').trim(),
  });
  await client.connect();
  const { rows } = await client.query<{ version: number; changes: string }>(
    `select record_version as version, changes from audit_event where record_id = $1 and changes like '%LBNAM%'
     order by record_version`,
    [form],
  );
  await client.end();
  return rows.map(({ version, changes }) => {
    // What is created has only a new value, what is changed an old one before it.
    const { LBNAM: held } = JSON.parse(changes) as { LBNAM: Answer | [Answer, Answer] };
    return { version, value: (Array.isArray(held) ? held[1] : held).v };
  });
}
