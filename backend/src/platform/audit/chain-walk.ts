import { chainedHash, FIRST_HEAD, type StoredEvent } from './canonical.js';
import { fieldChanges } from './field-changes.js';
import { aboutEvent, aboutPlace, type TrailFinding } from './finding.js';

/** Where a chain stood at some time, by its own row or by a seal. */
export interface KnownHead {
  /** `the chain's head`, `seal 3`. */
  readonly by: string;
  readonly length: number;
  readonly head: Buffer;
}

/** What a record holds according to its trail. */
export interface TrailedRecord {
  readonly record: string;
  readonly version: number | null;
  /** Field by path; a field that holds nothing is not in it. */
  readonly fields: Map<string, unknown>;
  readonly first: StoredEvent;
  /** The one before the last, if there is one. */
  readonly before: StoredEvent | null;
  readonly last: StoredEvent;
}

/** `visit 0191...`: a record among those of its chain. */
export function recordKey(record: string, id: string): string {
  return `${record} ${id}`;
}

/** Walks one chain from its first entry, and stops at the first that is not as it was written. */
export class ChainWalk {
  /** By `recordKey`: an id alone may stand in two tables. */
  readonly records = new Map<string, TrailedRecord>();
  private length = 0;
  private head: Buffer = FIRST_HEAD;
  private found: TrailFinding | null = null;
  private last: StoredEvent | null = null;

  constructor(
    readonly chainId: string,
    private readonly known: readonly KnownHead[],
  ) {}

  /** Whether there are, or ever were, entries of this chain. */
  get isKnown(): boolean {
    return this.last !== null || this.found !== null || this.known.length > 0;
  }

  get finding(): TrailFinding | null {
    return this.found;
  }

  /** Takes the next entry in the order of their places. */
  take(event: StoredEvent): void {
    if (this.found !== null) return;
    this.found = this.check(event);
    if (this.found !== null) return;
    this.length = event.seq;
    this.head = event.hash;
    this.last = event;
    this.follow(event);
  }

  /** Called after the last entry: whether the end is where it was seen to be. */
  end(): TrailFinding | null {
    if (this.found !== null) return this.found;
    const beyond = this.known
      .filter(({ length }) => length > this.length)
      .sort((one, other) => other.length - one.length)[0];
    if (beyond !== undefined) {
      const lastKept = this.last === null ? 'nothing is left' : `the last one left is of ${this.last.at}`;
      this.found = aboutPlace(
        'cut-off',
        this.chainId,
        this.length + 1,
        `missing at the end: ${beyond.by} counts ${beyond.length} entries, ${this.length} are there; ${lastKept}`,
      );
    }
    return this.found ?? this.behindTheHead();
  }

  private check(event: StoredEvent): TrailFinding | null {
    if (event.seq !== this.length + 1) {
      const after = this.last === null ? '' : ` after the one of ${this.last.at}`;
      const next = `the next one there is entry ${event.seq} (${event.record} ${event.recordId}, ${event.at})`;
      return aboutPlace('missing', this.chainId, this.length + 1, `missing${after}; ${next}`);
    }
    if (!chainedHash(this.head, event).equals(event.hash)) {
      return aboutEvent(
        'altered',
        event,
        'altered, inserted or out of its place: its hash does not fit what it says',
      );
    }
    const other = this.known.find(({ length, head }) => length === event.seq && !head.equals(event.hash));
    return other === undefined
      ? null
      : aboutEvent('altered', event, `rewritten: ${other.by} was made over another entry at this place`);
  }

  /** The chain's own row must name the last entry; entries beyond it were put there behind its back. */
  private behindTheHead(): TrailFinding | null {
    const own = this.known.find(({ by }) => by === OWN_HEAD);
    if (own !== undefined && own.length === this.length) return null;
    if (this.last === null) return null;
    return aboutEvent(
      'altered',
      this.last,
      `inserted: the chain's head counts ${own?.length ?? 0} entries only`,
    );
  }

  protected follow(event: StoredEvent): void {
    const key = recordKey(event.record, event.recordId);
    const known = this.records.get(key);
    const fields = known?.fields ?? new Map<string, unknown>();
    const action = event.action === 'created' ? 'created' : 'changed';
    for (const { path, new: held } of fieldChanges(action, event.changes)) {
      if (held === null) fields.delete(path);
      else fields.set(path, held);
    }
    this.records.set(key, {
      record: event.record,
      version: event.recordVersion,
      fields,
      first: known?.first ?? event,
      before: known?.last ?? null,
      last: event,
    });
  }
}

export const OWN_HEAD = `the chain's head`;
