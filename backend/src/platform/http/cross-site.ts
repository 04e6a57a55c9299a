import type { Request } from 'express';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** What browsers say of requests from our own pages (`same-origin`) or from the person (`none`). */
const OWN_SITE: readonly string[] = ['same-origin', 'none'];

/**
 * Whether a state-changing request was sent by a page that is not ours. Browsers say where a request comes from
 * (Fetch Metadata, Origin); clients that are no browsers send neither and carry no person's cookies.
 */
export function isFromElsewhere(request: Request): boolean {
  if (SAFE_METHODS.includes(request.method)) return false;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && !OWN_SITE.includes(site)) return true;
  const { origin } = request.headers;
  return origin !== undefined && hostOf(origin) !== request.host;
}

/** Host and port of an origin; null for `null` and what is no address. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
