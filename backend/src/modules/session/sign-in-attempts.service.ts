import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecurityLog } from '../../platform/access/security-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { ALL_ADDRESSES, COUNT_ATTEMPT, FORGET_FAILURES, SECONDS_LOCKED } from './session.queries.js';

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

/** Under what an account's attempts are counted: what was typed may have been a password. */
export function emailKeyOf(account: string): string {
  return createHash('sha256').update(account).digest('hex');
}

/** Counts attempts to give an account's password, and makes those wait who fail too often. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Counts an attempt before its password is looked at.
   *
   * @throws Problem `session.locked-out` after too many failures of this account from this address; others at the
   *   address, and the account from elsewhere, are not held up
   */
  async count(emailKey: string, visitor: Visitor): Promise<void> {
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

  /** After a success nothing is held against the address. */
  async forget(emailKey: string, { address }: Visitor): Promise<void> {
    await this.transactions.statement(FORGET_FAILURES, [emailKey, address]);
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
