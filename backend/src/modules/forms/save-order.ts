import { canonicalJson } from '@lutetia/shared/forms/diff';
import { digestOfText } from '../../platform/http/answered-changes.js';

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

/** Digest of what was asked: the same change id must mean the same change. */
export function digestOf({ act, changes, reason }: SaveOrder): string {
  return digestOfText(canonicalJson({ act, changes, reason }));
}
