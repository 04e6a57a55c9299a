import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
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

  /** The key, or null when there has never been one here. */
  async key(): Promise<Buffer | null> {
    if (this.configuredKey !== null) return this.configuredKey;
    const file = path.join(this.directory, KEY_FILE);
    const text = await readIfThere(file);
    return text === null ? null : parseKey(text.trim(), file);
  }

  /** The key; the first time one is made and kept in the data directory, readable by its owner alone. */
  async keyOrNew(): Promise<Buffer> {
    const known = await this.key();
    if (known !== null) return known;
    await mkdir(this.directory, { recursive: true });
    const file = path.join(this.directory, KEY_FILE);
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
      unlessThere,
    );
    return this.keyOrNew();
  }

  /** Every seal of the journal in order. @throws Error when a line is not a seal */
  async journal(): Promise<Seal[]> {
    const text = (await readIfThere(this.journalPath)) ?? '';
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Seal);
  }

  /** Adds seals to the end of the journal. */
  async append(seals: readonly Seal[]): Promise<void> {
    if (seals.length === 0) return;
    await mkdir(this.directory, { recursive: true });
    await appendFile(this.journalPath, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''), {
      mode: 0o600,
    });
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

/** Another process made the file first: its key is the one. */
function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
