import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { dayOfRole } from '../../platform/access/role-days.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type {
  CreatePersonRequest,
  EndMembershipRequest,
  GrantMembershipRequest,
} from '@lutetia/shared/contract/requests/people';
import { requireAdministrator } from './last-administrator.js';
import { logChange, PeopleService, readPerson } from './people.service.js';
import type { PersonView } from '@lutetia/shared/contract/views/people';

/** SQL for today at a site; at all sites, in UTC. */
const TODAY_AT = (site: string): string => dayOfRole(`(select time_zone from site where id = ${site}::uuid)`);

/**
 * $1 membership. A role ends on its first day or later; one that began today at its site, or has not begun, may be ended
 * at once, on the day before its first.
 */
const EARLIEST_END = `
  select to_char(from_day - case when from_day >= ${TODAY_AT('site_id')} then 1 else 0 end, 'YYYY-MM-DD') as earliest
  from membership where id = $1`;

/** Who has which role where, and from when to when. A membership is ended, never removed. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
  ) {}

  /**
   * Adds a person, with a first role where one is named: both or neither.
   *
   * @throws Problem as `PeopleService.create` and `grant`
   */
  addPerson(access: AccessContext, { role, ...request }: CreatePersonRequest): Promise<PersonView> {
    const { email, name, password, ...where } = request;
    if (role === undefined && Object.values<unknown>(where).some((part) => part !== undefined))
      throw invalid('role', 'role is needed with a study, a site or days');
    return this.people.create(
      access,
      { email, name, ...(password === undefined ? {} : { password }) },
      async (tx, id) => {
        if (role !== undefined) await grantIn(tx, access, id, { role, ...where });
      },
    );
  }

  /** @throws Problem `person.not-found`, `study.not-found`, `site.not-found`, `request.invalid` */
  async grant(access: AccessContext, personId: string, request: GrantMembershipRequest): Promise<PersonView> {
    return this.transactions.write(access, async (tx) => {
      await readPerson(tx, personId);
      await grantIn(tx, access, personId, request);
      return readPerson(tx, personId);
    });
  }

  /**
   * @throws Problem `person.not-found` when the person has no such membership, `request.invalid` for a day too early or the
   *   last administrator
   */
  async end(
    access: AccessContext,
    personId: string,
    id: string,
    { to }: EndMembershipRequest,
  ): Promise<PersonView> {
    return this.transactions.write(access, async (tx) => {
      const person = await readPerson(tx, personId);
      const membership = person.memberships.find((one) => one.id === id);
      if (membership === undefined) throw new Problem('person.not-found');
      const [day] = await tx.sql<{ earliest: string }>(EARLIEST_END, [id]);
      if (day === undefined || to < day.earliest)
        throw invalid('to', `to must not be before ${day?.earliest ?? membership.from}`);
      await tx.sql('update membership set to_day = $2 where id = $1', [id, to]);
      const { role, study, site, from } = membership;
      if (role === 'administrator') await requireAdministrator(tx, 'to');
      await logChange(tx, access, 'membership.ended', personId, { role, study, site, from, to });
      return readPerson(tx, personId);
    });
  }
}

/**
 * A role given again from the same day is the one that is there, with the last day it is given now.
 *
 * @throws Problem `study.not-found`, `site.not-found`, `request.invalid`
 */
async function grantIn(
  tx: Tx,
  access: AccessContext,
  personId: string,
  request: GrantMembershipRequest,
): Promise<void> {
  const { role, study = null, site = null } = request;
  if (study === null && role !== 'administrator') throw invalid('study', 'study is needed for this role');
  if (study !== null && role === 'administrator')
    throw invalid('study', 'study and site must be left out: an administrator is one of all studies');
  if (study === null && site !== null) throw invalid('site', 'site needs a study');
  const studyId = study === null ? null : await studyNamed(tx, study);
  const siteId = site === null || studyId === null ? null : await siteNamed(tx, site, studyId);
  const [day] = await tx.sql<{ ordered: boolean }>(
    `select $2::date is null or $2::date >= coalesce($1::date, ${TODAY_AT('$3')}) as ordered`,
    [request.from ?? null, request.to ?? null, siteId],
  );
  if (day?.ordered !== true) throw invalid('to', 'to must not be before from');
  const [given] = await tx.sql<{ wasThere: boolean; from: string; to: string | null }>(
    `insert into membership (id, person_id, role, study_id, site_id, from_day, to_day)
     values ($1, $2, $3, $4, $5, coalesce($6::date, ${TODAY_AT('$5')}), $7)
     on conflict on constraint membership_once do update set to_day = excluded.to_day
       where membership.to_day is distinct from excluded.to_day
     returning xmax::text <> '0' as "wasThere", from_day::text as "from", to_day::text as "to"`,
    [uuidv7(), personId, role, studyId, siteId, request.from ?? null, request.to ?? null],
  );
  if (given === undefined) return;
  if (given.wasThere && role === 'administrator') await requireAdministrator(tx, 'to');
  const { from, to } = given;
  await logChange(tx, access, 'membership.granted', personId, { role, study, site, from, to });
}

async function studyNamed(tx: Tx, code: string): Promise<string> {
  const [row] = await tx.sql<{ id: string }>('select id from study where code = $1', [code]);
  if (row === undefined) throw new Problem('study.not-found');
  return row.id;
}

async function siteNamed(tx: Tx, code: string, studyId: string): Promise<string> {
  const [row] = await tx.sql<{ id: string }>(
    `select id from site where code = $1
       and exists (select from site_activation where site_id = site.id and study_id = $2)`,
    [code, studyId],
  );
  if (row === undefined) throw new Problem('site.not-found');
  return row.id;
}

function invalid(path: string, message: string): Problem {
  return new Problem('request.invalid', `${message}. Nothing was changed. Correct it and send again.`, {
    errors: [{ path, message }],
  });
}
