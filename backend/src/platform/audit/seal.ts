import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { ConfigFault } from '../../config/config.js';
import { codeOf } from '../database/connection-errors.js';

/** Where a chain stood when it was sealed. */
export interface SealedHead {
  readonly chainId: string;
  readonly length: number;
  /** Hex. */
  readonly head: string;
}

/**
 * A statement about the trail that only the holder of the key can make: these chains had these lengths and heads.
 *
 * A seal names the chains that grew since the one before it, and its MAC covers that one's MAC, so the last seal
 * speaks for every chain.
 */
export interface Seal {
  readonly number: number;
  /** ISO 8601 with microseconds, UTC. */
  readonly at: string;
  /** Hex; '' before the first seal. */
  readonly previous: string;
  readonly heads: readonly SealedHead[];
  /** Hex, HMAC-SHA-256. */
  readonly mac: string;
}

const KEY_FILE = 'seal.key';
const JOURNAL_FILE = 'seals.jsonl';

/** The MAC a seal must carry. */
export function sealMac(key: Buffer, seal: Omit<Seal, 'mac'>): string {
  const heads = seal.heads.map(({ chainId, length, head }) => [chainId, length, head]);
  return createHmac('sha256', key)
    .update(JSON.stringify([seal.number, seal.at, seal.previous, heads]))
    .digest('hex');
}

/** Whether the seal was made with this key and says what it said then. */
export function isSealSound(key: Buffer, seal: Seal): boolean {
  const [expected, found] = [Buffer.from(sealMac(key, seal), 'hex'), Buffer.from(seal.mac, 'hex')];
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** What is kept outside the database: the key, and a journal with a line for each seal. */
export class SealKeeping {
  /** @param configuredKey - takes the place of the directory's own key */
  constructor(
    private readonly directory: string,
    private readonly configuredKey: Buffer | null,
  ) {}

  /** From `LUTETIA_SEAL_KEY` and `LUTETIA_DATA_DIR` (`.data`). @throws ConfigFault when the key is none */
  static from(environment: NodeJS.ProcessEnv): SealKeeping {
    const key = environment['LUTETIA_SEAL_KEY']?.trim() ?? '';
    return new SealKeeping(
      path.resolve(environment['LUTETIA_DATA_DIR'] || '.data'),
      key === '' ? null : parseKey(key, 'LUTETIA_SEAL_KEY'),
    );
  }

  get journalPath(): string {
    return path.join(this.directory, JOURNAL_FILE);
  }

  /** The key, or null when there has never been one here; with an empty file nothing was ever sealed. */
  async key(): Promise<Buffer | null> {
    if (this.configuredKey !== null) return this.configuredKey;
    const file = path.join(this.directory, KEY_FILE);
    const text = ((await readIfThere(file)) ?? '').trim();
    return text === '' ? null : parseKey(text, file);
  }

  /**
   * The key; the first time one is made and kept in the data directory, readable by its owner alone. It lies there whole
   * before it is used, whatever happens in between. Only one process at a time may ask.
   */
  async keyOrNew(): Promise<Buffer> {
    const known = await this.key();
    if (known !== null) return known;
    await mkdir(this.directory, { recursive: true });
    const file = path.join(this.directory, KEY_FILE);
    const key = randomBytes(32);
    await writeThrough(`${file}.new`, 'w', `${key.toString('hex')}\n`);
    await rename(`${file}.new`, file);
    return key;
  }

  async journal(): Promise<Journal> {
    const text = (await readIfThere(this.journalPath)) ?? '';
    const lines = text.split('\n').filter((line) => line !== '');
    const read = lines.map((line) => ({ line, seal: parseSeal(line) }));
    return {
      seals: read.flatMap(({ seal }) => seal ?? []),
      unreadable: read.filter(({ seal }) => seal === null).map(({ line }) => line),
    };
  }

  /** Adds seals to the end of the journal, on lines of their own even where the last one broke off. */
  async append(seals: readonly Seal[]): Promise<void> {
    if (seals.length === 0) return;
    await mkdir(this.directory, { recursive: true });
    const isWhole = ((await readIfThere(this.journalPath)) ?? '\n').endsWith('\n');
    const lines = seals.map((seal) => `${journalLine(seal)}\n`).join('');
    await writeThrough(this.journalPath, 'a', isWhole ? lines : `\n${lines}`);
  }
}

/** What the journal outside the database holds. */
export interface Journal {
  /** In the order of their lines. */
  readonly seals: readonly Seal[];
  /** Lines that are no seal: broken off by a kill or a full disk, or written by somebody else. */
  readonly unreadable: readonly string[];
}

/** A seal as its line in the journal, without the line's end. */
export function journalLine({ number, at, previous, heads, mac }: Seal): string {
  const inOrder = heads.map(({ chainId, length, head }) => ({ chainId, length, head }));
  return JSON.stringify({ number, at, previous, heads: inOrder, mac });
}

function parseSeal(line: string): Seal | null {
  try {
    return JSON.parse(line) as Seal;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes a private file and waits until it lies on the disk. */
async function writeThrough(file: string, flag: 'w' | 'a', text: string): Promise<void> {
  const handle = await open(file, flag, 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same text wherever the key is kept, so that a file's key can be moved to the environment. */
function parseKey(text: string, where: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  throw new ConfigFault(`${where} is no key: it must be 64 hexadecimal digits.`);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
