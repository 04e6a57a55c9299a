import { v7 as uuid } from 'uuid';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { Role } from '@lutetia/shared/contract/access';
import { systemContext, type AccessContext } from '../../src/platform/database/access-context.js';
import type { Transactions, Tx } from '../../src/platform/database/transactions.js';

/** Two hospitals that both take part in two studies. */
export interface House {
  readonly study: string;
  readonly otherStudy: string;
  readonly studyVersion: string;
  readonly site: string;
  readonly otherSite: string;
  readonly personas: Readonly<Record<PersonaName, Persona>>;
}

export interface Persona {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Null: no rights anywhere. */
  readonly role: Role | null;
}

/** One person per right; the outsider has none. */
export const PERSONAS = {
  nurse: { name: 'Research nurse', role: 'nurse' },
  investigator: { name: 'Investigator', role: 'investigator' },
  monitor: { name: 'Monitor', role: 'monitor' },
  dataManager: { name: 'Data manager', role: 'data-manager' },
  administrator: { name: 'Administrator', role: 'administrator' },
  auditor: { name: 'Auditor', role: 'auditor' },
  outsider: { name: 'Outsider', role: null },
} as const satisfies Record<string, { readonly name: string; readonly role: Role | null }>;

export type PersonaName = keyof typeof PERSONAS;

/** Loads two studies, two hospitals and the personas, each with a membership of the first study at the first hospital. */
export async function buildHouse(transactions: Transactions): Promise<House> {
  return transactions.write(systemContext(null, 'test'), async (tx) => {
    const [site, otherSite] = [await addSite(tx, 'FR-01', 'Lyon'), await addSite(tx, 'FR-02', 'Nantes')];
    const { study, version } = await addStudy(tx, 'reluth', [site, otherSite]);
    const other = await addStudy(tx, 'start-net', [site, otherSite]);
    const personas = await addPersonas(tx, study, site);
    return { study, otherStudy: other.study, studyVersion: version, site, otherSite, personas };
  });
}

/** The context of a persona at the first study's first hospital, or where `at` says. */
export function contextOf(
  house: House,
  persona: PersonaName,
  at: Partial<Pick<AccessContext, 'studyId' | 'sites' | 'reason'>> = {},
): AccessContext {
  const { id, role } = house.personas[persona];
  return {
    personId: id,
    role: role ?? 'system',
    studyId: house.study,
    sites: [house.site],
    requestId: 'test-request',
    origin: '127.0.0.1',
    reason: null,
    ...at,
  };
}

/** A participant with one blank visit and one blank form in it. */
export interface Enrolled {
  readonly participant: string;
  readonly visit: string;
  readonly form: string;
}

/** Enrols a participant under the transaction's own context. */
export async function enrol(tx: Tx, study: string, site: string, sequence: number): Promise<Enrolled> {
  const [participant, visit, form] = [uuid(), uuid(), uuid()];
  await tx.sql(
    `insert into participant (id, study_id, site_id, number, sequence, screening_on)
     values ($1, $2, $3, $4, $5, '2026-03-02')`,
    [participant, study, site, `${site.slice(-4)}-${sequence}`, sequence],
  );
  await tx.sql(
    `insert into visit (id, study_id, site_id, participant_id, code) values ($1, $2, $3, $4, 'SCR')`,
    [visit, study, site, participant],
  );
  await tx.sql(
    `insert into form (id, study_id, site_id, participant_id, visit_id, code) values ($1, $2, $3, $4, $5, 'ecog')`,
    [form, study, site, participant, visit],
  );
  return { participant, visit, form };
}

/** Writes a form's whole document and its next version, as a save does. */
export async function saveValues(tx: Tx, form: string, values: Record<string, unknown>): Promise<void> {
  await tx.sql(
    `update form set "values" = $2, state = 'in-progress', version = version + 1, updated_at = clock_timestamp(),
       updated_by = current_setting('lutetia.person')::uuid where id = $1`,
    [form, canonicalJson(values)],
  );
}

async function addSite(tx: Tx, code: string, city: string): Promise<string> {
  const id = uuid();
  await tx.sql(
    `insert into site (id, code, name, city, country, time_zone) values ($1, $2, $3, $4, 'FR', 'Europe/Paris')`,
    [id, code, `University hospital ${city}`, city],
  );
  return id;
}

async function addStudy(tx: Tx, code: string, sites: string[]): Promise<{ study: string; version: string }> {
  const [study, version] = [uuid(), uuid()];
  await tx.sql(`insert into study (id, code, name) values ($1, $2, $2)`, [study, code]);
  await tx.sql(
    `insert into study_version (id, study_id, version, definition, digest) values ($1, $2, '1', '{"forms":{}}', 'none')`,
    [version, study],
  );
  for (const site of sites) {
    await tx.sql(
      `insert into site_activation (id, study_id, site_id, study_version_id, from_day)
       values ($1, $2, $3, $4, '2026-01-01')`,
      [uuid(), study, site, version],
    );
  }
  return { study, version };
}

async function addPersonas(tx: Tx, study: string, site: string): Promise<House['personas']> {
  const added: Partial<Record<PersonaName, Persona>> = {};
  for (const name of Object.keys(PERSONAS) as PersonaName[]) {
    added[name] = await addPersona(tx, name, study, site);
  }
  return added as House['personas'];
}

async function addPersona(tx: Tx, persona: PersonaName, study: string, site: string): Promise<Persona> {
  const { name, role } = PERSONAS[persona];
  const added = { id: uuid(), email: `${persona.toLowerCase()}@test.example`, name, role };
  await tx.sql(`insert into person (id, email, name) values ($1, $2, $3)`, [
    added.id,
    added.email,
    added.name,
  ]);
  if (role !== null) {
    await tx.sql(
      `insert into membership (id, person_id, role, study_id, site_id, from_day) values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [uuid(), added.id, role, study, role === 'nurse' || role === 'investigator' ? site : null],
    );
  }
  return added;
}
