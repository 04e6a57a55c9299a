import type { StoredEvent } from './canonical.js';

/** The chain of the security log, which is no participant's and no study's. */
export const SECURITY_LOG = '00000000-0000-0000-0000-000000000001';

/** Something wrong with the trail. The first of a chain names the entry; what follows it proves nothing more. */
export interface TrailFinding {
  readonly kind: 'altered' | 'missing' | 'cut-off' | 'record' | 'seal';
  readonly chainId: string | null;
  readonly seq: number | null;
  readonly recordId: string | null;
  readonly sentence: string;
}

/** `chain 0190..., entry 4 (form 0191..., 2026-03-02T10:30:00.123456Z)`. */
export function nameOf(event: StoredEvent): string {
  return `${chainName(event.chainId)}, entry ${event.seq} (${event.record} ${event.recordId}, ${event.at})`;
}

export function aboutEvent(kind: TrailFinding['kind'], event: StoredEvent, what: string): TrailFinding {
  const sentence = `${nameOf(event)}: ${what}`;
  return { kind, chainId: event.chainId, seq: event.seq, recordId: event.recordId, sentence };
}

export function aboutPlace(
  kind: TrailFinding['kind'],
  chainId: string,
  seq: number,
  what: string,
): TrailFinding {
  return { kind, chainId, seq, recordId: null, sentence: `${chainName(chainId)}, entry ${seq}: ${what}` };
}

function chainName(chainId: string): string {
  return chainId === SECURITY_LOG ? 'security log' : `chain ${chainId}`;
}

export function aboutSeal(sentence: string): TrailFinding {
  return { kind: 'seal', chainId: null, seq: null, recordId: null, sentence };
}
