import type { NextFunction, Request, Response } from 'express';

/** Names this machine has for itself alone, with any port: a development server may stand in front. */
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Serves nothing under a foreign name. A name of somebody else's may be made to lead to this machine (DNS rebinding), and
 * their page would then be one of ours to the browser: it could sign in with the demonstration's known passwords.
 */
export function requireLocalHost(request: Request, response: Response, next: NextFunction): void {
  if (LOCAL.test(request.headers.host ?? '')) return next();
  response.statusCode = 421;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end('The demonstration is served on this machine only: open it as localhost or 127.0.0.1.\n');
}
