import { createHash } from 'node:crypto';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { PublishedStudy } from '@lutetia/shared/study/definition';

/** SHA-256 over the study's one text, so that the same content has the same digest however it is written. */
export function studyDigest(published: PublishedStudy): string {
  return createHash('sha256').update(canonicalJson(published)).digest('hex');
}
