/**
 * Room that a million values take when each is saved once, with their trail: 33,334 forms of 30 values, planned as
 * blank shells and then saved one by one as the application does, each in its own transaction.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { migrate } from '../src/platform/database/migrate.js';
import { createDatabase, dropDatabase } from '../test/support/template.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const FORMS = 33_334;
const FORMS_A_PARTICIPANT = 100;
const VALUES = 30;
const TABLES = ['form', 'form_change', 'audit_event', 'audit_chain'];
/** What the design allows, in MB of 10^6 bytes. */
const BOUND_MB = 80;
const ITEMS =
  'VISDAT HEIGHT WEIGHT SYSBP DIABP PULSE TEMP ECOG HGB WBC NEUT LYM MONO PLAT CREAT EGFR BILI ALT AST ALP GGT ALB NA K CA LDH CGA EXDOSE EXLOT EXROUTE';

export interface StorageResult {
  /** MB of 10^6 bytes by table, with indexes and out-of-line storage. */
  readonly tables: Readonly<Record<string, number>>;
  readonly totalMb: number;
}

/** How the forms of a measurement are filled in. */
export interface StorageOrder {
  /** Forms made; what they take is scaled to a million values. */
  readonly forms: number;
  /** Saves a form; more than one fills it in a few values at a time, as drafts do. */
  readonly savesPerForm: number;
  /** Every how manieth item is a quantity and carries its unit; 0 for none. */
  readonly unitEvery: number;
}

/** All of a million values, each saved once: what the bound is on. */
export const SAVED_ONCE: StorageOrder = { forms: FORMS, savesPerForm: 1, unitEvery: 0 };

/** Builds the values in a database of its own, measures it and drops it. */
export async function measureStorage(serverUrl: string, order: StorageOrder): Promise<StorageResult> {
  const name = `lutetia_bench_${randomBytes(4).toString('hex')}`;
  const ownerUrl = await createDatabase(serverUrl, name, null);
  try {
    await migrate({ ownerUrl, applicationPassword: null });
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await plan(owner, order.forms);
      await owner.query(SAVES, []);
      const items = [ITEMS.split(' '), order.savesPerForm, VALUES, order.unitEvery];
      await owner.query('call save_all($1, $2, $3, $4)', items);
      return await measure(owner, FORMS / order.forms);
    } finally {
      await owner.end();
    }
  } finally {
    await dropDatabase(serverUrl, name);
  }
}

/** A study, a site, a nurse's context, and every form as planning leaves it: blank. */
async function plan(owner: Client, forms: number): Promise<void> {
  const [study, version, site, person] = [uuid(), uuid(), uuid(), uuid()];
  await owner.query(`insert into study values ($1, 'bench', 'Bench')`, [study]);
  await owner.query(
    `insert into study_version (id, study_id, version, definition, digest) values ($1, $2, '1', '{}', '')`,
    [version, study],
  );
  await owner.query(`insert into site values ($1, 'FR-01', 'Site', 'City', 'FR', 'Europe/Paris')`, [site]);
  const context = { person, role: 'nurse', study, sites: `{${site}}`, request: uuid(), origin: '127.0.0.1' };
  for (const [setting, value] of Object.entries({ ...context, version })) {
    await owner.query('select set_config($1, $2, false)', [`lutetia.${setting}`, value]);
  }
  await owner.query(
    `with enrolled as (
       insert into participant (id, study_id, site_id, number, sequence, screening_on)
       select gen_random_uuid(), $1, $2, 'FR-01-' || n, n, '2026-03-02' from generate_series(1, $3::integer) as n
       returning id),
     planned as (
       insert into visit (id, study_id, site_id, participant_id, code)
       select gen_random_uuid(), $1, $2, id, 'V1' from enrolled
       returning id, participant_id)
     insert into form (id, study_id, site_id, participant_id, visit_id, code, repetition, total)
     select gen_random_uuid(), $1, $2, participant_id, id, 'bench', n, $5
     from planned, generate_series(1, $4::integer) as n limit $6`,
    [study, site, Math.ceil(forms / FORMS_A_PARTICIPANT), FORMS_A_PARTICIPANT, VALUES, forms],
  );
}

/** The save of the application, in a loop: the document, its version, the change id; the trigger does the rest. */
const SAVES = `
  create procedure save_all(items text[], saves integer, value_count integer, unit_every integer) language plpgsql as $$
  declare
    one uuid;
    document text;
  begin
    set synchronous_commit = off;
    for one in select id from form order by participant_id, repetition loop
      for turn in 1 .. saves loop
        select '{' || string_agg(format('"%s":{"v":"%s"%s}', items[n], round((n * 7.3)::numeric + repetition, 1),
            case when n % nullif(unit_every, 0) = 0 then ',"unit":"10*9/L"' end), ',') || '}'
          into document from form, generate_series(1, value_count * turn / saves) as n where id = one group by id;
        update form set "values" = document::json, version = version + 1, state = 'in-progress',
            answered = value_count * turn / saves, study_version_id = current_setting('lutetia.version')::uuid,
            updated_at = clock_timestamp(), updated_by = current_setting('lutetia.person')::uuid
          where id = one;
        insert into form_change (change_id, form_id, study_id, site_id, person_id, digest, version)
          select gen_random_uuid(), id, study_id, site_id, updated_by, hashtextextended(document, 0), version
          from form where id = one;
        commit;
      end loop;
    end loop;
  end $$`;

async function measure(owner: Client, scale: number): Promise<StorageResult> {
  const { rows } = await owner.query<{ name: string; bytes: string }>(
    `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
     where relnamespace = 'public'::regnamespace and relname = any ($1)`,
    [TABLES],
  );
  const tables = Object.fromEntries(rows.map(({ name, bytes }) => [name, (Number(bytes) * scale) / 1e6]));
  return { tables, totalMb: Object.values(tables).reduce((sum, mb) => sum + mb, 0) };
}

const SAMPLE = FORMS / 10;
const DRAFT_SAVES = 5;

/** Room on disk, which does not vary from round to round and is measured once. */
export const storageSuite: BenchSuite = { name: 'Room for 1,000,000 values with their trail', run };

async function run({ databaseUrl, say }: BenchContext): Promise<BenchLine[]> {
  const measured = async (order: StorageOrder): Promise<number> => {
    const { tables, totalMb } = await measureStorage(databaseUrl, order);
    const parts = Object.entries(tables).map(([table, mb]) => `${table} ${mb.toFixed(1)}`);
    say(`${totalMb.toFixed(1)} MB: ${parts.join(', ')}`);
    return totalMb;
  };
  const once = await measured(SAVED_ONCE);
  const sample = { ...SAVED_ONCE, forms: Math.round(SAMPLE) };
  const withUnits = await measured({ ...sample, unitEvery: 3 });
  const drafts = await measured({ ...sample, savesPerForm: DRAFT_SAVES });
  const line = (name: string, value: number): BenchLine => {
    return { name, value, unit: 'MB', beside: once, ratio: value / once, bound: null, within: null };
  };
  const bounded = { bound: `<= ${BOUND_MB}`, within: once <= BOUND_MB };
  return [
    { ...line('storage, saved once', once), beside: null, ratio: null, ...bounded },
    line('storage, saved once, a third with a unit', withUnits),
    line(`storage, drafts of ${DRAFT_SAVES} saves`, drafts),
  ];
}
