import { STUDY_LIMITS } from '@lutetia/shared/study/limits';

/** Largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** Where larger bodies are read: a study definition, and its forms beside it. */
const LARGER: ReadonlyMap<string, number> = new Map(
  ['/api/studies', '/api/studies/check'].map((path) => [path, STUDY_LIMITS.bytes + BODY_LIMIT]),
);

/** Largest body that is read at an address, in bytes. */
export function bodyLimit(method: string, path: string): number {
  return (method === 'POST' ? LARGER.get(path) : undefined) ?? BODY_LIMIT;
}
