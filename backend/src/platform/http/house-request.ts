import type { Request } from 'express';
import type { Actor, RouteAccess } from '../access/actor.js';
import { Problem } from './problem.js';

/** A request as it travels through the house: marked on entry, known after the guard. */
export interface HouseRequest extends Request {
  requestId: string;
  body: unknown;
  actor?: Actor;
  routeAccess?: RouteAccess;
}

/**
 * Whom a page was opened by, where it says so: all tabs of a browser share one session, so a page that stays open while
 * somebody else signs in beside it would otherwise act in their name.
 */
export function statedPersonOf(request: HouseRequest): string | null {
  const stated = request.headers['lutetia-person'];
  return typeof stated === 'string' ? stated : null;
}

/** @throws Problem `session.other-person` unless the page was opened by who is signed in, or does not say by whom */
export function requireStatedPerson(stated: string | null, personId: string): void {
  if (stated !== null && stated !== personId) throw new Problem('session.other-person');
}

/** Requests of autosave and polling say so; they do not keep a session awake. */
export function countsAsActivity(request: HouseRequest): boolean {
  return request.headers['lutetia-activity'] !== 'background';
}
