import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ActorMembership } from '../../platform/access/actor.js';
import { LOG_SECURITY_EVENT } from '../../platform/access/access.queries.js';
import { securityEventValues, type SecurityEventKind } from '../../platform/access/security-log.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { codeOf } from '../../platform/database/connection-errors.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { isUuid } from '../../platform/http/is-uuid.js';
import { Problem } from '../../platform/http/problem.js';
import { PasswordService } from '../session/password.service.js';
import { DEMONSTRATION_PASSWORD } from './demonstration-people.service.js';
import { requireAdministrator } from './last-administrator.js';
import { END_CALENDAR_FEEDS, END_SESSIONS, PEOPLE, RECENT_SECURITY_EVENTS } from './people.queries.js';
import { isGranted } from '@lutetia/shared/contract/access';
import type {
  CreatePersonRequest,
  SetPasswordRequest,
  UpdatePersonRequest,
} from '@lutetia/shared/contract/requests/people';
import type { PersonView, SecurityEventListView } from '@lutetia/shared/contract/views/people';
import { personView, type PersonRow, type SecurityEventRow } from './person.view.js';

const UNIQUE_VIOLATION = '23505';

/** People who may sign in. Every change is in the trail, and in the security log. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordService,
  ) {}

  async list(access: AccessContext): Promise<PersonView[]> {
    const rows = await this.transactions.read(access, (tx) => tx.sql<PersonRow>(PEOPLE, [null]));
    return rows.map(personView);
  }

  async find(access: AccessContext, id: string): Promise<PersonView> {
    return this.transactions.read(access, (tx) => readPerson(tx, id));
  }

  /**
   * @param besides - what else is done for the person in the same transaction
   * @throws Problem `person.email-taken`, `session.unfit-password`; then nobody was added
   */
  async create(
    access: AccessContext,
    { email, name, password }: Pick<CreatePersonRequest, 'email' | 'name' | 'password'>,
    besides: (tx: Tx, id: string) => Promise<void>,
  ): Promise<PersonView> {
    const id = uuidv7();
    try {
      return await this.transactions.write(access, async (tx) => {
        await tx.sql('insert into person (id, email, name) values ($1, $2, $3)', [
          id,
          email.toLowerCase(),
          name,
        ]);
        await logChange(tx, access, 'person.created', id);
        if (password !== undefined) await this.writePassword(tx, access, id, password);
        await besides(tx, id);
        return readPerson(tx, id);
      });
    } catch (error) {
      throw codeOf(error) === UNIQUE_VIOLATION ? new Problem('person.email-taken') : error;
    }
  }

  /**
   * Renames, shuts out (which ends every session) or lets in again.
   *
   * @throws Problem `person.not-found`, or `request.invalid` for people who would shut themselves or the last administrator out
   */
  async update(
    access: AccessContext,
    id: string,
    { name, disabled }: UpdatePersonRequest,
  ): Promise<PersonView> {
    return this.transactions.write(access, async (tx) => {
      const person = await readPerson(tx, id);
      if (disabled === true && id.toLowerCase() === access.personId) throw ownAccount();
      if (name !== undefined) await tx.sql('update person set name = $2 where id = $1', [id, name]);
      if (disabled !== undefined && disabled !== (person.disabledAt !== null)) {
        await tx.sql('update person set disabled_at = case when $2 then now() end where id = $1', [
          id,
          disabled,
        ]);
        if (disabled) await endAccess(tx, access, id);
        if (disabled && isAdministrator(person)) await requireAdministrator(tx, 'disabled');
        await logChange(tx, access, disabled ? 'person.disabled' : 'person.enabled', id);
      }
      return readPerson(tx, id);
    });
  }

  /**
   * Sets a password, which the person must replace by one of their own, and ends the sessions and the calendar addresses
   * opened with the one before.
   *
   * @throws Problem `person.not-found`, `session.unfit-password`
   */
  async setPassword(access: AccessContext, id: string, { password }: SetPasswordRequest): Promise<void> {
    await this.transactions.write(access, (tx) => this.writePassword(tx, access, id, password));
  }

  private async writePassword(tx: Tx, access: AccessContext, id: string, password: string): Promise<void> {
    const { demonstration, email } = await readPerson(tx, id);
    const isPublic = demonstration && password === DEMONSTRATION_PASSWORD;
    const passwordHash = isPublic
      ? await this.passwords.hash(password)
      : await this.passwords.hashChosen(password, email, 'password');
    const mustChange = id !== access.personId && !demonstration;
    await tx.sql('update person set password_hash = $2, must_change_password = $3 where id = $1', [
      id,
      passwordHash,
      mustChange,
    ]);
    await endAccess(tx, access, id);
    await logChange(tx, access, 'person.password-set', id);
  }

  /**
   * A page of the security log, beginning below an entry's id: all of it to an administrator, to an auditor what concerns
   * their own studies and sites.
   */
  async securityLog(
    access: AccessContext,
    memberships: readonly ActorMembership[],
    before: number | null,
  ): Promise<SecurityEventListView> {
    const rows = await this.transactions.read(access, (tx) =>
      tx.sql<SecurityEventRow>(RECENT_SECURITY_EVENTS, [before, PAGE, ...reachOf(memberships)]),
    );
    const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return { items, nextCursor: items.length === PAGE ? (items.at(-1)?.id ?? null) : null };
  }

  /** Signs a person out everywhere, and ends their calendar addresses. @throws Problem `person.not-found` */
  async endSessions(access: AccessContext, id: string): Promise<void> {
    await this.transactions.write(access, async (tx) => {
      await readPerson(tx, id);
      await endAccess(tx, access, id);
      await logChange(tx, access, 'session.ended-by-administrator', id);
    });
  }

  /** Ends one calendar address of a person. @throws Problem `person.not-found`, `calendar-feed.not-found` */
  async endCalendarFeed(access: AccessContext, id: string, feed: string): Promise<PersonView> {
    return this.transactions.write(access, async (tx) => {
      const { calendarFeeds } = await readPerson(tx, id);
      if (!calendarFeeds.some((one) => one.id === feed)) throw new Problem('calendar-feed.not-found');
      await endCalendarFeeds(tx, access, id, feed);
      return readPerson(tx, id);
    });
  }
}

const PAGE = 100;

/** Studies and the site in each that somebody may read of in the security log; nulls for everything. */
function reachOf(memberships: readonly ActorMembership[]): readonly unknown[] {
  if (memberships.some(({ role }) => role === 'administrator')) return [null, null];
  const there = memberships.filter(({ role }) => isGranted([role], 'security-log.read'));
  return [there.map(({ studyId }) => studyId), there.map(({ siteId }) => siteId)];
}

/** Whatever a person got in with before gets nobody in any more. */
async function endAccess(tx: Tx, access: AccessContext, id: string): Promise<void> {
  await tx.sql(END_SESSIONS, [id]);
  await endCalendarFeeds(tx, access, id, null);
}

async function endCalendarFeeds(
  tx: Tx,
  access: AccessContext,
  id: string,
  only: string | null,
): Promise<void> {
  const { calendarFeeds } = await readPerson(tx, id);
  await tx.sql(END_CALENDAR_FEEDS, [id, only]);
  for (const { id: feed } of calendarFeeds) {
    if (only === null || only === feed) await logChange(tx, access, 'calendar-feed.revoked', id, { feed });
  }
}

/** @throws Problem `person.not-found` */
export async function readPerson(tx: Tx, id: string): Promise<PersonView> {
  const [row] = isUuid(id) ? await tx.sql<PersonRow>(PEOPLE, [id]) : [];
  if (row === undefined) throw new Problem('person.not-found');
  return personView(row);
}

/** Logs, in the transaction of the change itself, who changed what about whom. */
export async function logChange(
  tx: Tx,
  access: AccessContext,
  kind: SecurityEventKind,
  personId: string,
  details: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  const { origin: address, requestId } = access;
  const event = { kind, personId, address, requestId, details: { ...details, by: access.personId } };
  await tx.named(LOG_SECURITY_EVENT, securityEventValues(event));
}

function isAdministrator({ memberships }: PersonView): boolean {
  return memberships.some(({ role }) => role === 'administrator');
}

/** The last administrator could let nobody in again. */
function ownAccount(): Problem {
  const detail = 'You cannot shut yourself out. Nothing was changed. Ask another administrator.';
  return new Problem('request.invalid', detail, {
    errors: [{ path: 'disabled', message: 'must not be true for your own account' }],
  });
}
