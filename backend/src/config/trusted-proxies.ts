import { isIP } from 'node:net';

/** Networks express knows by name: this machine, link-local and private addresses. */
const NAMED: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];
/** No installation has more proxies in a row; a greater number is a slip. */
const MOST_PROXIES = 32;

/**
 * Reads which proxies may name the caller's address.
 *
 * @param text - a number of proxies in a row, or addresses and networks (`10.0.0.0/8`) with commas between them
 * @returns null for none, undefined when the text is neither
 */
export function parseTrustedProxies(text: string): number | string | null | undefined {
  if (/^\d+$/.test(text)) {
    const hops = Number(text);
    if (hops > MOST_PROXIES) return undefined;
    return hops === 0 ? null : hops;
  }
  const places = text.split(',').map((place) => place.trim());
  return places.every(isPlace) ? places.join(',') : undefined;
}

function isPlace(place: string): boolean {
  if (NAMED.includes(place)) return true;
  const [address = '', prefix, ...rest] = place.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && isPrefix(Number(prefix), version));
}

/** A network of everybody would believe every caller's word, so 0 is none. */
function isPrefix(bits: number, version: number): boolean {
  return bits >= 1 && bits <= (version === 4 ? 32 : 128);
}
