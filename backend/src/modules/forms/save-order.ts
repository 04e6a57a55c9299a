import { hash } from 'node:crypto';
import { canonicalJson } from '@lutetia/shared/forms/diff';

/** What a save or a completion asks for. */
export interface SaveOrder {
  readonly act: 'save' | 'complete';
  readonly formId: string;
  /** Version the caller read. */
  readonly version: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly changeId: string;
  readonly reason: string | null;
  /** Version of the definition that was filled in; null where the client did not say. */
  readonly formVersion: string | null;
  readonly preview: boolean;
}

/** Eight bytes of SHA-256 over what was asked, as PostgreSQL's bigint: the same change id must mean the same change. */
export function digestOf({ act, changes, reason }: SaveOrder): string {
  const digest = hash('sha256', canonicalJson({ act, changes, reason }), 'buffer');
  return digest.readBigInt64BE(0).toString();
}
