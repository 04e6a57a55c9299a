import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@lutetia/shared/contract/access';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import {
  countsAsActivity,
  requireStatedPerson,
  statedPersonOf,
  type HouseRequest,
} from '../http/house-request.js';
import { isUuid } from '../http/is-uuid.js';
import { Problem } from '../http/problem.js';
import { decideAccess, type Place, type RecordPlace } from './access-decision.js';
import { AccessService } from './access.service.js';
import type { Actor } from './actor.js';
import { RouteRegistry } from './route-registry.js';
import type { RecordKind, RouteEntry, RouteScope } from './route-inventory.js';
import { SecurityLog } from './security-log.js';
import { requireToken, requireTokenHash } from './session-cookie.js';

/** Stands before every route: who is it, and may they do this here? */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly routes: RouteRegistry,
    private readonly access: AccessService,
    private readonly log: SecurityLog,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const route = this.routes.of(host.getHandler());
    const request = host.switchToHttp().getRequest<HouseRequest>();
    writeIdsAlike(request);
    if (route.rule.kind === 'public') return true;
    if (route.rule.kind === 'self-checking') {
      requireToken(request);
      return true;
    }
    const { actor, record } = await this.requireSession(request, route.scope);
    request.actor = actor;
    if (route.rule.kind !== 'allow') return true;
    if (actor.mustChangePassword) throw new Problem('session.password-change-required');
    await this.requirePermission(request, route, route.rule.permission, actor, record);
    return true;
  }

  private async requireSession(
    request: HouseRequest,
    scope: RouteScope,
  ): Promise<{ actor: Actor; record: RecordPlace | null }> {
    const wanted = scope.kind === 'record' ? { kind: scope.record, id: param(request, 'id') } : null;
    const state = await this.access.session(requireTokenHash(request), countsAsActivity(request), wanted);
    switch (state.kind) {
      case 'open':
        requireStatedPerson(statedPersonOf(request), state.actor.personId);
        return state;
      case 'expired':
        throw new Problem('session.expired');
      case 'none':
        throw new Problem('session.required');
    }
  }

  private async requirePermission(
    request: HouseRequest,
    { scope, method, path }: RouteEntry,
    permission: Permission,
    actor: Actor,
    record: RecordPlace | null,
  ): Promise<void> {
    const origin = request.ip ?? null;
    const { requestId } = request;
    const decision = decideAccess(actor.memberships, permission, placeOf(request, scope, record));
    if (decision.kind === 'refused') {
      const details = { route: `${method} ${path}`, permission, code: decision.code };
      const { personId } = actor;
      await this.log.append({ kind: 'access.refused', personId, address: origin, requestId, details });
      throw new Problem(decision.code);
    }
    const { role, studyId, sites, participantId } = decision;
    const { personId } = actor;
    request.routeAccess = {
      context: { personId, role, studyId, sites, participantId, requestId, origin, reason: null },
    };
  }
}

/** The id of a record is one id in capitals too: whoever compares or locks by its text must not take it for another. */
function writeIdsAlike({ params }: HouseRequest): void {
  for (const [name, value] of Object.entries(params))
    if (typeof value === 'string' && isUuid(value)) params[name] = value.toLowerCase();
}

const NOT_FOUND: Readonly<Record<RecordKind, ProblemCode>> = {
  participant: 'participant.not-found',
  visit: 'visit.not-found',
  form: 'form.not-found',
};

function placeOf(request: HouseRequest, scope: RouteScope, at: RecordPlace | null): Place {
  switch (scope.kind) {
    case 'anywhere':
      return { kind: 'anywhere' };
    case 'study':
      return { kind: 'study', study: param(request, 'study') };
    case 'record':
      return { kind: 'record', at, notFound: NOT_FOUND[scope.record] };
  }
}

function param(request: HouseRequest, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}
