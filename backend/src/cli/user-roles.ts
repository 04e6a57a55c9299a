import { ROLES, type Role } from '@lutetia/shared/contract/access';
import { v7 as uuid } from 'uuid';
import { dayOfRole } from '../platform/access/role-days.js';
import { LOG_SECURITY_EVENT } from '../platform/access/access.queries.js';
import { securityEventValues, type SecurityEventKind } from '../platform/access/security-log.js';
import type { Tx } from '../platform/database/transactions.js';
import { CommandFault, UsageFault } from './command.js';

/** A role as asked for on the command line. */
export interface RoleWish {
  readonly role: Role;
  /** Null: an administrator of all studies. */
  readonly study: string | null;
  /** Null: all sites of the study. */
  readonly site: string | null;
}

/**
 * Takes `--role`, `--study` and `--site` with their values out of the words.
 *
 * @throws UsageFault where they do not make a role
 */
export function parseRole(words: readonly string[]): {
  readonly rest: string[];
  readonly wish: RoleWish | null;
} {
  const given = new Map<string, string>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!/^--(role|study|site)$/.test(word)) {
      rest.push(word);
      continue;
    }
    index += 1;
    given.set(word, words[index] ?? '');
  }
  if (given.size === 0) return { rest, wish: null };
  const role = ROLES.find((candidate) => candidate === given.get('--role'));
  if (role === undefined) throw new UsageFault(`Give one of the roles with --role: ${ROLES.join(', ')}.`);
  const study = given.get('--study') ?? null;
  const site = given.get('--site') ?? null;
  if (study === null && role !== 'administrator') throw new UsageFault('Give the study with --study.');
  if (study !== null && role === 'administrator')
    throw new UsageFault('An administrator is one of all studies: leave out --study and --site.');
  if (study === null && site !== null) throw new UsageFault('A site needs its study: give --study.');
  return { rest, wish: { role, study, site } };
}

/** Gives a person a role from today on; one they have is left as it is. @throws CommandFault for a study or site that is not there */
export async function grantRole(tx: Tx, personId: string, { role, study, site }: RoleWish): Promise<void> {
  const [found] = await tx.sql<{ studyId: string | null; siteId: string | null }>(
    `select (select id from study where code = $1) as "studyId",
       (select s.id from site s where s.code = $2 and exists (
          select from site_activation a join study t on t.id = a.study_id where a.site_id = s.id and t.code = $1)) as "siteId"`,
    [study, site],
  );
  if (study !== null && found?.studyId == null)
    throw new CommandFault(`There is no study ${study} in the database.`);
  if (site !== null && found?.siteId == null)
    throw new CommandFault(`The study ${study ?? ''} has no site ${site}.`);
  const granted = await tx.sql(
    `insert into membership (id, person_id, role, study_id, site_id, from_day) values ($1, $2, $3, $4, $5, ${dayOfRole('(select time_zone from site where id = $5::uuid)')})
     on conflict on constraint membership_once do update set to_day = null where membership.to_day is not null returning id`,
    [uuid(), personId, role, found?.studyId ?? null, found?.siteId ?? null],
  );
  if (granted.length > 0) await logEvent(tx, 'membership.granted', personId, { role, study, site });
}

/** Logs what the command line did about a person. */
export async function logEvent(
  tx: Tx,
  kind: SecurityEventKind,
  personId: string,
  details: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  const event = {
    kind,
    personId,
    address: null,
    requestId: null,
    details: { ...details, by: 'command line' },
  };
  await tx.named(LOG_SECURITY_EVENT, securityEventValues(event));
}

/** `nurse in reluth at FR-05`. */
export function roleWords({ role, study, site }: RoleWish): string {
  const where =
    study === null ? 'of all studies' : `in ${study} ${site === null ? 'at all sites' : `at ${site}`}`;
  return `${role} ${where}`;
}
