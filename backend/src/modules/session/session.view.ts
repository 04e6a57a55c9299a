import type { MembershipView, SessionView } from '@lutetia/shared/contract/views/session';
import type { Config } from '../../config/config.js';
import type { Actor, ActorMembership } from '../../platform/access/actor.js';

/** The session as its person sees it. */
export function sessionView(
  actor: Actor,
  { idleMinutes, demonstration }: Config,
  workKey: Buffer,
): SessionView {
  const { personId: id, email, name, memberships, mustChangePassword, expiresAt } = actor;
  return {
    person: { id, email, name },
    memberships: memberships.flatMap(membershipView),
    expiresAt: expiresAt.toISOString(),
    idleMinutes,
    demonstration,
    mustChangePassword,
    workKey: workKey.toString('base64url'),
  };
}

function membershipView({ study, studyName, role, site, siteName }: ActorMembership): MembershipView[] {
  if (study === null || studyName === null) return [];
  return [{ study, studyName, role, site, siteName }];
}
