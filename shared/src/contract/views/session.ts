/** What the API answers about who is signed in. */
import type { Role } from '../access.js';

export interface MembershipView {
  readonly study: string;
  readonly studyName: string;
  readonly role: Role;
  /** Site code, or null for all sites of the study. */
  readonly site: string | null;
  readonly siteName: string | null;
}

export interface SessionView {
  readonly person: { readonly id: string; readonly email: string; readonly name: string };
  readonly memberships: readonly MembershipView[];
  readonly expiresAt: string;
  /** Idle minutes after which the session ends. */
  readonly idleMinutes: number;
  readonly demonstration: boolean;
  /** True while the password is one an administrator set: nothing else is open until it is changed. */
  readonly mustChangePassword: boolean;
  /** Key (AES-256, base64url) of the person's own, for work that a browser keeps until it is saved. */
  readonly workKey: string;
}
