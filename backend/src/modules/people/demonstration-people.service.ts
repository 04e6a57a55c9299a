import { Injectable } from '@nestjs/common';
import type { Role } from '@lutetia/shared/contract/access';
import { v7 as uuidv7 } from 'uuid';
import { systemContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { PasswordService } from '../session/password.service.js';

/** Printed for everybody at the start; that is why these accounts are served on this machine only. */
export const DEMONSTRATION_PASSWORD = 'lutetia-demo';

interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Works at the given sites only. */
  readonly isAtSites: boolean;
}

const ACCOUNTS: readonly DemonstrationAccount[] = [
  account('nurse', 'Research nurse', 'nurse', true),
  account('investigator', 'Investigator', 'investigator', true),
  account('monitor', 'Monitor', 'monitor', false),
  account('datamanager', 'Data manager', 'data-manager', false),
  account('admin', 'Administrator', 'administrator', false),
  account('auditor', 'Auditor', 'auditor', false),
];

function account(mailbox: string, name: string, role: Role, isAtSites: boolean): DemonstrationAccount {
  return { email: `${mailbox}@demo.lutetia.example`, name, role, isAtSites };
}

/** A study with the sites at which people of sites work. */
export interface DemonstrationPlace {
  readonly studyId: string;
  readonly siteIds: readonly string[];
}

/** Where an account has its role; null stands for all. */
function placesOf(
  { role, isAtSites }: DemonstrationAccount,
  places: readonly DemonstrationPlace[],
): readonly { readonly studyId: string | null; readonly siteId: string | null }[] {
  if (role === 'administrator') return [{ studyId: null, siteId: null }];
  return places.flatMap(({ studyId, siteIds }) =>
    (isAtSites ? siteIds : [null]).map((siteId) => ({ studyId, siteId })),
  );
}

/** The six accounts of the demonstration. */
@Injectable()
export class DemonstrationPeople {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: PasswordService,
  ) {}

  /**
   * Makes the accounts that are missing and gives them their roles in the studies; does nothing when all is there.
   *
   * @param places - the studies they work in (the administrator everywhere), each with where nurse and investigator work
   * @param fromDay - first day of their memberships, `YYYY-MM-DD`
   * @returns the people's ids by role
   */
  async create(
    places: readonly DemonstrationPlace[],
    fromDay: string,
  ): Promise<Readonly<Partial<Record<Role, string>>>> {
    const passwordHash = await this.passwords.hash(DEMONSTRATION_PASSWORD);
    return this.transactions.write(systemContext(null, 'demonstration'), async (tx) => {
      const ids: Partial<Record<Role, string>> = {};
      for (const account of ACCOUNTS) {
        const id = await addPerson(tx, account, passwordHash);
        ids[account.role] = id;
        for (const { studyId, siteId } of placesOf(account, places)) {
          await addMembership(tx, id, account.role, studyId, siteId, fromDay);
        }
      }
      return ids;
    });
  }

  /**
   * Somebody of another hospital, who is in the trail and cannot sign in.
   *
   * @param site - code of the hospital, `FR-03`
   * @returns the person's id
   */
  async createStaff(
    studyId: string,
    site: { readonly id: string; readonly code: string },
    role: 'nurse' | 'investigator',
    fromDay: string,
  ): Promise<string> {
    const email = `${role}.${site.code.toLowerCase()}@demo.lutetia.example`;
    return this.transactions.write(systemContext(null, 'demonstration'), async (tx) => {
      const name = `${role === 'nurse' ? 'Research nurse' : 'Investigator'} ${site.code}`;
      const id = await addPerson(tx, { email, name }, null);
      await addMembership(tx, id, role, studyId, site.id, fromDay);
      return id;
    });
  }

  /** Whether there is any such account in the database. */
  async exist(): Promise<boolean> {
    const rows = await this.transactions.statement({
      name: 'demonstration_people',
      text: 'select 1 from person where demonstration and disabled_at is null limit 1',
    });
    return rows.length > 0;
  }
}

async function addPerson(
  tx: Tx,
  { email, name }: Pick<DemonstrationAccount, 'email' | 'name'>,
  passwordHash: string | null,
): Promise<string> {
  const [known] = await tx.sql<{ id: string }>('select id from person where email = $1', [email]);
  if (known !== undefined) return known.id;
  const id = uuidv7();
  await tx.sql(
    'insert into person (id, email, name, password_hash, demonstration) values ($1, $2, $3, $4, true)',
    [id, email, name, passwordHash],
  );
  return id;
}

async function addMembership(
  tx: Tx,
  personId: string,
  role: Role,
  studyId: string | null,
  siteId: string | null,
  fromDay: string,
): Promise<void> {
  await tx.sql(
    `insert into membership (id, person_id, role, study_id, site_id, from_day)
     select $1, $2, $3, $4::uuid, $5::uuid, $6
     where not exists (select from membership where person_id = $2 and role = $3
       and study_id is not distinct from $4::uuid and site_id is not distinct from $5::uuid)`,
    [uuidv7(), personId, role, studyId, siteId, fromDay],
  );
}
