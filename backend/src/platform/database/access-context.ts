import type { Role } from '@lutetia/shared/contract/access';
import type { NamedStatement } from './named-statement.js';

/** On whose behalf a transaction works, and where: what row security and the trail read. */
export interface AccessContext {
  /** Null for the system itself (loading a study). */
  readonly personId: string | null;
  readonly role: Role | 'system';
  /** One study per transaction; null for what belongs to no study (people, sites). */
  readonly studyId: string | null;
  readonly sites: '*' | readonly string[];
  /** A participant of whom all is in sight, also what another site collected before a transfer. */
  readonly participantId?: string | null;
  readonly requestId: string | null;
  /** Where the act came from: an address, or `cli`. */
  readonly origin: string | null;
  readonly reason: string | null;
}

/** The context of work no person asked for: loading, rebuilding. The trail names it as the system. */
export function systemContext(studyId: string | null, origin: string): AccessContext {
  return { personId: null, role: 'system', studyId, sites: '*', requestId: null, origin, reason: null };
}

/** Sets the context until the transaction ends. */
export const CONTEXT_STATEMENT: NamedStatement = {
  name: 'set_context',
  text: `select set_config('lutetia.person', $1, true), set_config('lutetia.role', $2, true),
                set_config('lutetia.study', $3, true), set_config('lutetia.sites', $4, true),
                set_config('lutetia.request', $5, true), set_config('lutetia.origin', $6, true),
                set_config('lutetia.reason', $7, true), set_config('transaction_read_only', $8, true),
                set_config('lutetia.participant', $9, true)`,
};

/** The context as the settings spell it; '' is none. */
export function contextValues(context: AccessContext, readOnly: boolean): string[] {
  return [
    context.personId ?? '',
    context.role,
    context.studyId ?? '',
    sitesSetting(context.sites),
    context.requestId ?? '',
    context.origin ?? '',
    context.reason ?? '',
    readOnly ? 'on' : 'off',
    context.participantId ?? '',
  ];
}

/** Person, role, study, sites, request and origin, for a function that reads and sets its own context. */
export function callerValues(context: AccessContext): string[] {
  return contextValues(context, true).slice(0, 6);
}

/** `*` for all sites of the study, else a PostgreSQL array of their ids. */
export function sitesSetting(sites: '*' | readonly string[]): string {
  return sites === '*' ? '*' : `{${sites.join(',')}}`;
}
