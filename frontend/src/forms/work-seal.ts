import { workKeyOf } from '../lib/work-key.js';

/** Enciphered with AES-GCM: readable with the key only, and refused when it was altered. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** A nonce of 96 bits, as NIST SP 800-38D section 5.2.1.1 recommends; made anew for every sealing. */
const NONCE_BYTES = 12;

/** Enciphers something with the key of a person who is signed in. */
export async function seal(personId: string, content: object): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const key = await workKeyOf(personId);
  return { nonce, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes) };
}

/** Reads what `seal` made for the same person. @throws OperationError when it was altered or sealed for another */
export async function unseal<T>(personId: string, { nonce, sealed }: Sealed): Promise<T> {
  const key = await workKeyOf(personId);
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed);
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
