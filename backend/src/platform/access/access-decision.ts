import { GRANTS, type Permission, type Role } from '@lutetia/shared/contract/access';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import type { ActorMembership } from './actor.js';

/** Where a request wants to act. */
export type Place =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'study'; readonly study: string }
  /** Study and site of a record; null when there is no such record. */
  | { readonly kind: 'record'; readonly at: RecordPlace | null; readonly notFound: ProblemCode };

export interface RecordPlace {
  readonly studyId: string;
  readonly siteId: string;
}

export type AccessDecision =
  | {
      readonly kind: 'granted';
      readonly role: Role;
      readonly studyId: string | null;
      readonly sites: '*' | readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

/**
 * Decides whether memberships grant a permission at a place, and within which sites.
 *
 * A permission no role of the person has is refused before anything is looked for, so that the answer tells nothing of
 * what exists. What lies outside the person's studies and sites does not exist for them.
 */
export function decideAccess(
  memberships: readonly ActorMembership[],
  permission: Permission,
  place: Place,
): AccessDecision {
  if (!memberships.some((membership) => grants(membership, permission))) return refused('permission.denied');
  switch (place.kind) {
    case 'anywhere':
      return granted(memberships, permission, null);
    case 'study': {
      const there = memberships.filter(({ study }) => study === place.study);
      return there.length === 0
        ? refused('study.not-found')
        : granted(there, permission, there[0]?.studyId ?? null);
    }
    case 'record': {
      const { at } = place;
      const there = at === null ? [] : memberships.filter((membership) => covers(membership, at));
      return there.length === 0 ? refused(place.notFound) : granted(there, permission, at?.studyId ?? null);
    }
  }
}

function granted(
  there: readonly ActorMembership[],
  permission: Permission,
  studyId: string | null,
): AccessDecision {
  const granting = there.filter((membership) => grants(membership, permission));
  const role = granting[0]?.role;
  if (role === undefined) return refused('permission.denied');
  const sites = granting.flatMap(({ siteId }) => siteId ?? []);
  const isEverywhere = granting.some(({ siteId }) => siteId === null);
  return { kind: 'granted', role, studyId, sites: isEverywhere ? '*' : [...new Set(sites)] };
}

function refused(code: ProblemCode): AccessDecision {
  return { kind: 'refused', code };
}

function grants({ role }: ActorMembership, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}

function covers({ studyId, siteId }: ActorMembership, at: RecordPlace): boolean {
  return studyId === at.studyId && (siteId === null || siteId === at.siteId);
}
