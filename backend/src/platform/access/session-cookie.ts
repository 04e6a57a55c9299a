import { hash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { Problem } from '../http/problem.js';

export const SESSION_COOKIE = 'lutetia_session';
const PATTERN = /(?:^|;\s*)lutetia_session=([A-Za-z0-9_-]{43})(?:;|$)/;

/** A new token: 32 random bytes as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a token is stored: its SHA-256. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The stored form of the token the request carries; null without one. */
export function tokenHashOf(request: Request): Buffer | null {
  const token = tokenOf(request);
  return token === null ? null : hashToken(token);
}

/** @throws Problem `session.required` when the request carries no token */
export function requireToken(request: Request): string {
  const token = tokenOf(request);
  if (token === null) throw new Problem('session.required');
  return token;
}

/** @throws Problem `session.required` when the request carries no token */
export function requireTokenHash(request: Request): Buffer {
  return hashToken(requireToken(request));
}

function tokenOf({ headers }: Request): string | null {
  return PATTERN.exec(headers.cookie ?? '')?.[1] ?? null;
}

/** The header that hands a token to the browser. Scripts cannot read it and other sites cannot send it. */
export function sessionCookie(token: string, isSecure: boolean): string {
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

/** The header that takes the token back. */
export function endedSessionCookie(isSecure: boolean): string {
  return `${sessionCookie('', isSecure)}; Max-Age=0`;
}
