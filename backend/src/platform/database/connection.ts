import { createHmac } from 'node:crypto';
import { CannotStart } from '../../config/cannot-start.js';

/** The login the application works as. Migrations make it; it owns nothing. */
export const APPLICATION_LOGIN = 'lutetia_app';

/** What every connection works with, whatever the database, the login or the server prefer: days go as ISO 8601 text. */
export const SESSION_OPTIONS = '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=postgres';

/** A database that cannot be used as asked, in words an operator can act on; never holds a password. */
export class DatabaseUnusable extends CannotStart {
  override readonly name = 'DatabaseUnusable';
}

export interface ConnectionSettings {
  /** The owner's address, as in `DATABASE_URL`. */
  readonly ownerUrl: string;
  /** `LUTETIA_APP_PASSWORD`; null derives one from the owner's password. */
  readonly applicationPassword: string | null;
  /** Data directory of the embedded PostgreSQL; absent where the database is the operator's own. */
  readonly embeddedIn?: string;
}

/** Reads the address and password of the environment. @throws DatabaseUnusable when the address is missing or malformed */
export function connectionSettings(environment: NodeJS.ProcessEnv): ConnectionSettings {
  const ownerUrl = environment['DATABASE_URL'];
  if (ownerUrl === undefined || ownerUrl === '') {
    throw new DatabaseUnusable('DATABASE_URL is not set: give the address of a PostgreSQL database');
  }
  parseUrl(ownerUrl);
  const password = environment['LUTETIA_APP_PASSWORD'];
  const directory = environment['LUTETIA_EMBEDDED'] === '1' ? environment['LUTETIA_DATA_DIR'] : undefined;
  return {
    ownerUrl,
    applicationPassword: password === undefined || password === '' ? null : password,
    ...(directory === undefined ? {} : { embeddedIn: directory }),
  };
}

/**
 * The application's own address on the same database.
 *
 * Without `LUTETIA_APP_PASSWORD` its password is an HMAC of the owner's, so that every process finds the same one and
 * nobody has to keep a second secret. An owner without a password (trust, peer) gives an application without one.
 */
export function applicationUrl(settings: ConnectionSettings): string {
  const url = parseUrl(settings.ownerUrl);
  url.username = APPLICATION_LOGIN;
  url.password = encodeURIComponent(applicationPassword(settings) ?? '');
  return url.toString();
}

/** The password of the application's login; null where the server asks for none. */
export function applicationPassword(settings: ConnectionSettings): string | null {
  if (settings.applicationPassword !== null) return settings.applicationPassword;
  const ownerPassword = decodeURIComponent(parseUrl(settings.ownerUrl).password);
  if (ownerPassword === '') return null;
  return createHmac('sha256', ownerPassword).update('the login lutetia_app').digest('base64url');
}

/** Host (or directory of the socket), port and database of an address, for messages; no login and no password. */
export function whereTo(url: string): string {
  const { hostname, port, pathname } = parseUrl(url);
  return `${decodeURIComponent(hostname) || 'the local socket'}:${port || '5432'}${pathname}`;
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new DatabaseUnusable(
      'DATABASE_URL is not an address of the form postgres://login@host:5432/database',
    );
  }
  if (![url.username, url.password, url.hostname, url.pathname].every(isDecodable)) {
    throw new DatabaseUnusable(
      'DATABASE_URL holds a % that begins no escape: write a % in login or password as %25',
    );
  }
  return url;
}

/** The driver decodes login, password, host and database, and would name none of them when it cannot. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
