import type { KnownHead } from './chain-walk.js';
import { aboutSeal, type TrailFinding } from './finding.js';
import { isSealSound, journalLine, type Journal, type Seal } from './seal.js';

/** Checks the seals of the database and of the journal against the key and against each other. */
export function verifySeals(
  stored: readonly Seal[],
  { seals: journal, unreadable }: Journal,
  key: Buffer | null,
): TrailFinding[] {
  if (stored.length === 0 && journal.length === 0 && unreadable.length === 0) return [];
  if (key === null) {
    return [
      aboutSeal('the trail is sealed and the key is not here: set LUTETIA_SEAL_KEY or LUTETIA_DATA_DIR'),
    ];
  }
  const first = firstUnsound(stored, key);
  return [
    ...(first === null ? [] : [first]),
    ...missingFromDatabase(stored, journal, key),
    ...foreignLines(stored, unreadable),
  ];
}

/** A line that broke off is the beginning of a seal's that the database holds: nothing is lost with it. */
function foreignLines(stored: readonly Seal[], unreadable: readonly string[]): TrailFinding[] {
  const whole = stored.map(journalLine);
  const foreign = unreadable.find((line) => !whole.some((text) => text.startsWith(line)));
  return foreign === undefined
    ? []
    : [
        aboutSeal(
          'the journal of seals holds a line that is no seal of this database, nor the beginning of one',
        ),
      ];
}

function firstUnsound(stored: readonly Seal[], key: Buffer): TrailFinding | null {
  let previous = '';
  for (const [index, seal] of stored.entries()) {
    if (seal.number !== index + 1)
      return aboutSeal(`seal ${index + 1}: missing; the next one there is of ${seal.at}`);
    if (seal.previous !== previous || !isSealSound(key, seal)) {
      return aboutSeal(`seal ${seal.number} (${seal.at}): altered, or made with another key`);
    }
    previous = seal.mac;
  }
  return null;
}

function missingFromDatabase(stored: readonly Seal[], journal: readonly Seal[], key: Buffer): TrailFinding[] {
  const forged = journal.find((seal) => !isSealSound(key, seal));
  if (forged !== undefined) {
    return [
      aboutSeal(`seal ${forged.number} (${forged.at}): altered in the journal, or made with another key`),
    ];
  }
  const macs = new Map(stored.map((seal) => [seal.number, seal.mac]));
  const missing = journal.find((seal) => macs.get(seal.number) !== seal.mac);
  return missing === undefined
    ? []
    : [aboutSeal(`seal ${missing.number} (${missing.at}): in the journal, and no longer so in the database`)];
}

/** What the seals of both places say about each chain. Those of the journal alone speak too, if they are sound. */
export function sealedHeads(
  stored: readonly Seal[],
  journal: readonly Seal[],
  key: Buffer | null,
): Map<string, KnownHead[]> {
  const heads = new Map<string, KnownHead[]>();
  const sound = key === null ? [] : [...stored, ...journal].filter((seal) => isSealSound(key, seal));
  const seen = new Set<string>();
  for (const seal of sound) {
    if (seen.has(seal.mac)) continue;
    seen.add(seal.mac);
    for (const { chainId, length, head } of seal.heads) {
      const known = { by: `seal ${seal.number} of ${seal.at}`, length, head: Buffer.from(head, 'hex') };
      heads.set(chainId, [...(heads.get(chainId) ?? []), known]);
    }
  }
  return heads;
}
