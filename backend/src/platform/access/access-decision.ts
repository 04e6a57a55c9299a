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
  /** Where the participant is now. */
  readonly siteId: string;
  readonly participantId: string;
  /** Sites that collected the record, or something of the participant, before a transfer. */
  readonly formerSiteIds: readonly string[];
}

export type AccessDecision =
  | {
      readonly kind: 'granted';
      readonly role: Role;
      readonly studyId: string | null;
      readonly sites: '*' | readonly string[];
      /** All of this participant is in sight, whichever site collected it; null where the sites alone decide. */
      readonly participantId: string | null;
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
      if (at === null) return refused(place.notFound);
      const { studyId, siteId, participantId, formerSiteIds } = at;
      const there = memberships.filter((membership) => covers(membership, studyId, [siteId]));
      if (there.length > 0) {
        const decision = granted(there, permission, studyId, participantId);
        return withinReach(decision, memberships);
      }
      const before = memberships.filter((membership) => covers(membership, studyId, formerSiteIds));
      return before.length === 0 || !KEPT_BY_FORMER_SITE.has(permission)
        ? refused(place.notFound)
        : granted(before, permission, studyId);
    }
  }
}

/**
 * With the other sites where the same role is held, after the record's own: a participant who moves from one of the
 * person's sites to another while they act stays theirs, and so does what was answered before the move.
 */
function withinReach(decision: AccessDecision, memberships: readonly ActorMembership[]): AccessDecision {
  if (decision.kind === 'refused' || decision.sites === '*') return decision;
  const alike = memberships.filter(
    ({ role, studyId }) => role === decision.role && studyId === decision.studyId,
  );
  return {
    ...decision,
    sites: [...new Set([...decision.sites, ...alike.flatMap(({ siteId }) => siteId ?? [])])],
  };
}

/** What a site that transferred a participant still may: read what it collected, and its trail. */
const KEPT_BY_FORMER_SITE: ReadonlySet<Permission> = new Set<Permission>(['form.read', 'trail.read']);

function granted(
  there: readonly ActorMembership[],
  permission: Permission,
  studyId: string | null,
  participantId: string | null = null,
): AccessDecision {
  const granting = there.filter((membership) => grants(membership, permission));
  const role = granting[0]?.role;
  if (role === undefined) return refused('permission.denied');
  const sites = granting.flatMap(({ siteId }) => siteId ?? []);
  const isEverywhere = granting.some(({ siteId }) => siteId === null);
  return { kind: 'granted', role, studyId, sites: isEverywhere ? '*' : [...new Set(sites)], participantId };
}

function refused(code: ProblemCode): AccessDecision {
  return { kind: 'refused', code };
}

function grants({ role }: ActorMembership, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}

function covers(membership: ActorMembership, studyId: string, siteIds: readonly string[]): boolean {
  const { siteId } = membership;
  return (
    membership.studyId === studyId && siteIds.length > 0 && (siteId === null || siteIds.includes(siteId))
  );
}
