import { Injectable } from '@nestjs/common';
import type { ChangePasswordRequest } from '@lutetia/shared/contract/requests/session';
import { LOG_SECURITY_EVENT } from '../../platform/access/access.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { SecurityLog, securityEventValues } from '../../platform/access/security-log.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { PasswordService } from './password.service.js';
import { CREDENTIALS, END_OTHER_SESSIONS, SET_OWN_PASSWORD, type CredentialsRow } from './session.queries.js';
import { emailKeyOf, SignInAttempts, type Visitor } from './sign-in-attempts.service.js';
import { unfit } from './unfit-password.js';

/** Lets people replace the password of their own account. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordService,
    private readonly attempts: SignInAttempts,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Changes the password of whoever is signed in and ends their other sessions.
   *
   * @param tokenHash - the session that stays
   * @throws Problem `session.wrong-password` (counted as a failed sign-in), `session.unfit-password`,
   *   `session.locked-out`, `permission.denied` for an account of the demonstration
   */
  async change(
    actor: Actor,
    { current, next }: ChangePasswordRequest,
    tokenHash: Buffer,
    visitor: Visitor,
  ): Promise<void> {
    const { personId, email } = actor;
    const [person] = await this.transactions.statement<CredentialsRow>(CREDENTIALS, [email]);
    if (person?.demonstration === true) {
      throw new Problem(
        'permission.denied',
        'The password of a demonstration account is known to all and stays.',
      );
    }
    const emailKey = emailKeyOf(email);
    await this.attempts.count(emailKey, visitor);
    if (!(await this.passwords.matches(current, person?.passwordHash ?? null))) {
      await this.log.append({ kind: 'session.refused', personId, emailKey, ...visitor });
      throw wrongPassword();
    }
    await this.attempts.forget(emailKey, visitor);
    if (next === current) throw unfit('must differ from the present one', 'next');
    const passwordHash = await this.passwords.hashChosen(next, email, 'next');
    await this.transactions.write(contextOf(actor, visitor), async (tx) => {
      const set = await tx.named(SET_OWN_PASSWORD, [personId, passwordHash, person?.passwordHash]);
      // Somebody else who knows the password was first.
      if (set.length === 0) throw wrongPassword();
      await tx.named(END_OTHER_SESSIONS, [personId, tokenHash]);
      const event = { kind: 'person.password-changed', personId, ...visitor } as const;
      await tx.named(LOG_SECURITY_EVENT, securityEventValues(event));
    });
  }
}

function wrongPassword(): Problem {
  return new Problem('session.wrong-password', undefined, {
    errors: [{ path: 'current', message: 'is not your present password' }],
  });
}

/** People belong to no study; what they do to their account is in the trail under the first of their roles. */
function contextOf({ personId, memberships }: Actor, { address, requestId }: Visitor): AccessContext {
  const role = memberships[0]?.role ?? 'system';
  return { personId, role, studyId: null, sites: [], requestId, origin: address, reason: null };
}
