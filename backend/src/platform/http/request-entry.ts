import { randomUUID } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import { isFromElsewhere } from './cross-site.js';
import type { HouseRequest } from './house-request.js';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';

/** What every answer of the API carries; there is no page in it, so nothing may be loaded or framed. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Gives the request its id and refuses changes that another site's page sends. */
export function enterRequest(request: HouseRequest, response: Response, next: NextFunction): void {
  request.requestId = randomUUID();
  for (const [name, value] of HEADERS) response.setHeader(name, value);
  response.setHeader('X-Request-Id', request.requestId);
  if (isFromElsewhere(request)) {
    return sendProblem(response, new Problem('request.cross-site'), request.requestId);
  }
  if (request.url.includes('%00')) {
    return sendProblem(response, new Problem('request.malformed', NUL_IN_ADDRESS), request.requestId);
  }
  next();
}

const NUL_IN_ADDRESS = 'The address holds a NUL character. Nothing was changed. Remove it and send again.';
