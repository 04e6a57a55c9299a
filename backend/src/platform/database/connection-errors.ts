import { DatabaseUnusable, whereTo } from './connection.js';

/**
 * Turns what a driver throws on connecting into one sentence an operator can act on.
 *
 * @returns null when the error is of another kind
 */
export function explainConnectionError(error: unknown, url: string): DatabaseUnusable | null {
  const code = isPasswordMissing(error) ? '28P01' : codeOf(error);
  const sentence = sentenceFor(code, whereTo(url));
  return sentence === null ? null : new DatabaseUnusable(sentence, { cause: error });
}

/** The code a PostgreSQL or socket error carries (`23505`, `ECONNREFUSED`); null without one. */
export function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : null;
}

/** The driver's own words when the server asks for a password and there is none; it gives them no code. */
function isPasswordMissing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('client password must be a string');
}

function sentenceFor(code: string | null, where: string): string | null {
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ENOENT':
      return `No PostgreSQL answers at ${where}: is it running, and is DATABASE_URL right?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of DATABASE_URL is not known: ${where}`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `PostgreSQL at ${where} cannot be reached over the network`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${where} refuses the login: check login and password (DATABASE_URL, LUTETIA_APP_PASSWORD)`;
    case '3D000':
      return `There is no such database at ${where}: create it first`;
    case '53300':
      return `PostgreSQL at ${where} has no connection left: raise max_connections or lower the pool`;
    case '57P01':
    case '57P02':
    case '57P03':
    case '08006':
    case '08001':
      return `PostgreSQL at ${where} is starting, stopping or has dropped the connection: try again in a moment`;
    case '53100':
      return `The disk of PostgreSQL at ${where} is full: make room and start again`;
    case '25006':
      return `The database at ${where} can only be read: name one in DATABASE_URL that can be written to, not a standby`;
    case '42501':
      return `The login of DATABASE_URL lacks a right it needs at ${where}: it must own the database and have CREATEROLE`;
    default:
      return null;
  }
}
