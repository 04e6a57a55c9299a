import type { Role } from '@lutetia/shared/contract/access';
import type { AccessContext } from '../database/access-context.js';

/** One role of a person, where it holds. A role in all studies is listed once for each study. */
export interface ActorMembership {
  readonly role: Role;
  /** Null only while there is no study at all. */
  readonly studyId: string | null;
  readonly study: string | null;
  readonly studyName: string | null;
  /** Null for all sites of the study. */
  readonly siteId: string | null;
  readonly site: string | null;
  readonly siteName: string | null;
}

/** The person behind the request. */
export interface Actor {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly ActorMembership[];
  /** Whether the password is one an administrator set. */
  readonly mustChangePassword: boolean;
  /** When the session ends whatever happens. */
  readonly expiresAt: Date;
}

/** What the guard found out about one request. */
export interface RouteAccess {
  readonly context: AccessContext;
}

/** What a route that checks access in its own first statement needs for it. */
export interface SelfCheck {
  /** SHA-256 of the session's token. */
  readonly tokenHash: Buffer;
  readonly requestId: string;
  /** The address the request came from. */
  readonly origin: string | null;
  /** Whether this request keeps the session awake. */
  readonly isActivity: boolean;
  /** Whom the page was opened by, where it says so. */
  readonly statedPersonId: string | null;
}
