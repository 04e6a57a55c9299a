import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SignInRequest } from '@lutetia/shared/contract/requests';
import { CONFIG, type Config } from '../../config/config.js';
import { SecurityLog } from '../../platform/access/security-log.js';
import { hashToken, newToken } from '../../platform/access/session-cookie.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { PasswordService } from './password.service.js';
import {
  ALL_ADDRESSES,
  CLOSE_SESSION,
  COUNT_ATTEMPT,
  CREDENTIALS,
  FORGET_FAILURES,
  NOTE_ACTIVITY,
  OPEN_SESSION,
  SECONDS_LOCKED,
  type CredentialsRow,
} from './session.queries.js';

/** Attempts from one address before it has to wait: 30 s, then twice as long each time. */
const FREE_ATTEMPTS = 5;
/** From all addresses together; far beyond what a person mistypes, far below what guessing needs. */
const FREE_ATTEMPTS_ALTOGETHER = 100;
const LONGEST_WAIT_S = 15 * 60;

/** Where a request comes from, for the log. */
export interface Visitor {
  readonly address: string;
  readonly requestId: string;
}

/** Opens and closes sessions. */
@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordService,
    private readonly log: SecurityLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Signs a person in under a token of their own, which replaces the one the browser had.
   *
   * @throws Problem `session.wrong-credentials`, or `session.locked-out` after too many failures of this account from
   *   this address; others at the address, and the account from elsewhere, are not held up
   */
  async open({ email, password }: SignInRequest, visitor: Visitor, replaced: Buffer | null): Promise<string> {
    const account = email.trim().toLowerCase();
    const emailKey = createHash('sha256').update(account).digest('hex');
    await this.countAttempt(emailKey, visitor);
    const [person] = await this.transactions.statement<CredentialsRow>(CREDENTIALS, [account]);
    if (!(await this.passwords.matches(password, person?.passwordHash ?? null)) || person === undefined) {
      await this.log.append({ kind: 'session.refused', personId: person?.id ?? null, emailKey, ...visitor });
      throw new Problem('session.wrong-credentials');
    }
    await this.transactions.statement(FORGET_FAILURES, [emailKey, visitor.address]);
    const token = newToken();
    const { sessionHours } = this.config;
    const params = [hashToken(token), person.id, sessionHours, visitor.address, replaced ?? Buffer.alloc(0)];
    await this.transactions.statement(OPEN_SESSION, params);
    await this.log.append({ kind: 'session.opened', personId: person.id, ...visitor });
    return token;
  }

  /** Ends a session; one that is over already is no error. */
  async close(tokenHash: Buffer, visitor: Visitor): Promise<void> {
    const [closed] = await this.transactions.statement<{ personId: string }>(CLOSE_SESSION, [tokenHash]);
    if (closed !== undefined) {
      await this.log.append({ kind: 'session.closed', personId: closed.personId, ...visitor });
    }
  }

  /** Keeps a session awake because a person did something. */
  async noteActivity(tokenHash: Buffer): Promise<void> {
    await this.transactions.statement(NOTE_ACTIVITY, [tokenHash]);
  }

  private async countAttempt(emailKey: string, visitor: Visitor): Promise<void> {
    const isOpen =
      (await this.counts(emailKey, visitor.address, FREE_ATTEMPTS)) &&
      (await this.counts(emailKey, ALL_ADDRESSES, FREE_ATTEMPTS_ALTOGETHER));
    if (isOpen) return;
    const [row] = await this.transactions.statement<{ seconds: number | null }>(SECONDS_LOCKED, [
      emailKey,
      visitor.address,
    ]);
    const seconds = Math.max(1, row?.seconds ?? 1);
    await this.log.append({ kind: 'session.locked-out', emailKey, ...visitor, details: { seconds } });
    throw new Problem(
      'session.locked-out',
      `Signing in to this account failed too often from here. Wait ${waitWords(seconds)} and try again; others here are not affected.`,
      { retryAfterSeconds: seconds },
      { 'Retry-After': String(seconds) },
    );
  }

  private async counts(emailKey: string, address: string, free: number): Promise<boolean> {
    const rows = await this.transactions.statement(COUNT_ATTEMPT, [emailKey, address, free, LONGEST_WAIT_S]);
    return rows.length > 0;
  }
}

function waitWords(seconds: number): string {
  if (seconds < 100) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
