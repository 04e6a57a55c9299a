import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@lutetia/shared/contract/access';
import type { AccessContext } from '../database/access-context.js';
import { countsAsActivity, statedPersonOf, type HouseRequest } from '../http/house-request.js';
import type { Actor, SelfCheck } from './actor.js';
import { requireTokenHash } from './session-cookie.js';

export const ROUTE_RULE = 'lutetia:route-rule';

/** Who may use a route. */
export type RouteRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'allow'; readonly permission: Permission }
  | { readonly kind: 'self-checking'; readonly permission: Permission };

/** Anybody may use the route, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(ROUTE_RULE, { kind: 'public' } satisfies RouteRule);

/** Everybody who is signed in may use the route, for matters of their own session. */
export const SignedIn = (): MethodDecorator =>
  SetMetadata(ROUTE_RULE, { kind: 'signed-in' } satisfies RouteRule);

/**
 * The permission the route needs. Where follows from its path: `:study` names a study; `:id` after `participants`,
 * `visits` or `forms` names a record, which must lie within the caller's study and sites; else any membership will do.
 */
export const Allow = (permission: Permission): MethodDecorator =>
  SetMetadata(ROUTE_RULE, { kind: 'allow', permission } satisfies RouteRule);

/** The route's own first statement checks session and permission; the guard only reads the cookie. */
export const SelfChecking = (permission: Permission): MethodDecorator =>
  SetMetadata(ROUTE_RULE, { kind: 'self-checking', permission } satisfies RouteRule);

/** The person behind the request. */
export const CurrentActor = createParamDecorator((_: unknown, host: ExecutionContext): Actor => {
  const { actor } = requestOf(host);
  if (actor === undefined)
    throw new Error('the route does not know its caller: it needs @Allow or @SignedIn');
  return actor;
});

/** The context of the caller's transactions: the study and sites where the route's permission holds. */
export const Access = createParamDecorator((_: unknown, host: ExecutionContext): AccessContext => {
  const { routeAccess } = requestOf(host);
  if (routeAccess === undefined) throw new Error('the route has no access context: it needs @Allow');
  return routeAccess.context;
});

/** What a `@SelfChecking` route needs for its check. */
export const SelfCheckInput = createParamDecorator((_: unknown, host: ExecutionContext): SelfCheck => {
  const request = requestOf(host);
  return {
    tokenHash: requireTokenHash(request),
    requestId: request.requestId,
    origin: request.ip ?? null,
    isActivity: countsAsActivity(request),
    statedPersonId: statedPersonOf(request),
  };
});

function requestOf(host: ExecutionContext): HouseRequest {
  return host.switchToHttp().getRequest<HouseRequest>();
}
