import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { LOG_SECURITY_EVENT } from './access.queries.js';

export type SecurityEventKind =
  | 'session.opened'
  | 'session.refused'
  | 'session.locked-out'
  | 'session.closed'
  | 'session.ended-by-administrator'
  | 'access.refused'
  | 'person.created'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.password-set'
  | 'person.password-changed'
  | 'membership.granted'
  | 'membership.ended'
  | 'calendar-feed.opened'
  | 'calendar-feed.revoked';

export interface SecurityEvent {
  readonly kind: SecurityEventKind;
  readonly personId?: string | null;
  /** SHA-256 of the address signed in with: what was typed may have been a password. */
  readonly emailKey?: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** Who came in, who was refused, who changed who may do what. Only ever added to. */
@Injectable()
export class SecurityLog {
  constructor(private readonly transactions: Transactions) {}

  async append(event: SecurityEvent): Promise<void> {
    await this.transactions.statement(LOG_SECURITY_EVENT, securityEventValues(event));
  }
}

/** The parameters of `LOG_SECURITY_EVENT`, for those who log within a transaction of theirs. */
export function securityEventValues(event: SecurityEvent): unknown[] {
  return [
    event.kind,
    event.personId ?? null,
    event.emailKey ?? null,
    event.address,
    event.requestId,
    JSON.stringify(event.details ?? {}),
  ];
}
