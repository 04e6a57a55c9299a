import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SignInRequest } from '@lutetia/shared/contract/requests/session';
import { CONFIG, type Config } from '../../config/config.js';
import { SecurityLog } from '../../platform/access/security-log.js';
import { hashToken, newToken } from '../../platform/access/session-cookie.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { PasswordService } from './password.service.js';
import {
  CLOSE_SESSION,
  CREDENTIALS,
  NOTE_ACTIVITY,
  OPEN_SESSION,
  WORK_KEY,
  type CredentialsRow,
} from './session.queries.js';
import { emailKeyOf, SignInAttempts, type Visitor } from './sign-in-attempts.service.js';

const WORK_KEY_BYTES = 32;

/** Opens and closes sessions. */
@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordService,
    private readonly attempts: SignInAttempts,
    private readonly log: SecurityLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Signs a person in under a token of their own, which replaces the one the browser had.
   *
   * @throws Problem `session.wrong-credentials`, `session.locked-out`
   */
  async open({ email, password }: SignInRequest, visitor: Visitor, replaced: Buffer | null): Promise<string> {
    const account = email.trim().toLowerCase();
    const emailKey = emailKeyOf(account);
    await this.attempts.count(emailKey, visitor);
    const [person] = await this.transactions.statement<CredentialsRow>(CREDENTIALS, [account]);
    if (!(await this.passwords.matches(password, person?.passwordHash ?? null)) || person === undefined) {
      await this.log.append({ kind: 'session.refused', personId: person?.id ?? null, emailKey, ...visitor });
      throw new Problem('session.wrong-credentials');
    }
    await this.attempts.forget(emailKey, visitor);
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

  /** The person's own key for work kept in a browser (AES-256), made when first asked for. */
  async workKey(personId: string): Promise<Buffer> {
    const params = [personId, randomBytes(WORK_KEY_BYTES)];
    const read = () => this.transactions.statement<{ key: Buffer }>(WORK_KEY, params);
    const [known] = await read();
    if (known !== undefined) return known.key;
    const [madeByAnother] = await read();
    if (madeByAnother === undefined) throw new Error('a person has no key for kept work');
    return madeByAnother.key;
  }
}
