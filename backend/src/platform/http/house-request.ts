import type { Request } from 'express';
import type { Actor, RouteAccess } from '../access/actor.js';

/** A request as it travels through the house: marked on entry, known after the guard. */
export interface HouseRequest extends Request {
  requestId: string;
  body: unknown;
  actor?: Actor;
  routeAccess?: RouteAccess;
}

/** Requests of autosave and polling say so; they do not keep a session awake. */
export function countsAsActivity(request: HouseRequest): boolean {
  return request.headers['lutetia-activity'] !== 'background';
}
