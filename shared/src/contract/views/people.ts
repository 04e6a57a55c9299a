/** What the API answers about people and who came in. */
import type { Role } from '../access.js';

/** A person as an administrator sees them. */
export interface PersonView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly disabledAt: string | null;
  readonly hasPassword: boolean;
  readonly lastSignInAt: string | null;
  /** After too many wrong tries, until when signing in is refused from where they were made; null while it is not. */
  readonly lockedUntil: string | null;
  readonly memberships: readonly PersonMembershipView[];
  /** Calendar addresses in use; the addresses themselves are nobody's to read. */
  readonly calendarFeeds: readonly PersonCalendarFeedView[];
}

export interface PersonCalendarFeedView {
  readonly id: string;
  readonly study: string;
  readonly site: string;
  readonly createdAt: string;
}

export interface PersonMembershipView {
  readonly id: string;
  readonly role: Role;
  /** Study code; null for all studies. */
  readonly study: string | null;
  /** Site code; null for all sites. */
  readonly site: string | null;
  readonly from: string;
  /** Last day; null while it is open. */
  readonly to: string | null;
}

/** One line of the security log. */
export interface SecurityEventView {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  /** E-mail of the person concerned, where they are known. */
  readonly who: string | null;
  /** Who changed something about them: an e-mail, or `command line`; null for what people did themselves. */
  readonly by: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A page of the security log, newest first. */
export interface SecurityEventListView {
  readonly items: readonly SecurityEventView[];
  readonly nextCursor: string | null;
}
