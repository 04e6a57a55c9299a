import type { SessionView } from '@lutetia/shared/contract/views/session';

/** Keys of those who signed in on this page, by person; a page loaded anew begins without. */
const keys = new Map<string, Promise<CryptoKey>>();

/** Takes up the key that came with a session. */
export function rememberWorkKey({ person, workKey }: Pick<SessionView, 'person' | 'workKey'>): void {
  if (keys.has(person.id)) return;
  const bytes = Uint8Array.from(atob(workKey.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  keys.set(person.id, crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']));
}

/** The key for what this computer keeps of a person's work. @throws Error for somebody who is not signed in here */
export async function workKeyOf(personId: string): Promise<CryptoKey> {
  const key = keys.get(personId);
  if (key === undefined) throw new Error('nobody signed in here has this key');
  return key;
}
