/**
 * Room that a million values take when each is saved once, with their trail: 33,334 forms of 30 values, planned as
 * blank shells and then saved one by one as the application does, each in its own transaction.
 *
 * `DATABASE_URL=... node --import ./backend/test/support/typescript.mjs backend/bench/storage.ts [drafts]`; with a
 * number, every form is saved that many times, a few values at a time, as drafts are. The database it makes is dropped.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { migrate } from '../src/platform/database/migrate.js';
import { createDatabase, dropDatabase } from '../test/support/template.js';

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
  readonly boundMb: number;
}

/** Builds the million values in a database of its own, measures it and drops it. */
export async function measureStorage(serverUrl: string, savesPerForm: number): Promise<StorageResult> {
  const name = `lutetia_bench_${randomBytes(4).toString('hex')}`;
  const ownerUrl = await createDatabase(serverUrl, name, null);
  try {
    await migrate({ ownerUrl, applicationPassword: null });
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await plan(owner);
      await owner.query(SAVES, []);
      await owner.query('call save_all($1, $2, $3)', [ITEMS.split(' '), savesPerForm, VALUES]);
      return await measure(owner);
    } finally {
      await owner.end();
    }
  } finally {
    await dropDatabase(serverUrl, name);
  }
}

/** A study, a site, a nurse's context, and every form as planning leaves it: blank. */
async function plan(owner: Client): Promise<void> {
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
       returning id)
     insert into form (id, study_id, site_id, participant_id, code, repetition, total)
     select gen_random_uuid(), $1, $2, id, 'bench', n, $5 from enrolled, generate_series(1, $4::integer) as n limit $6`,
    [study, site, Math.ceil(FORMS / FORMS_A_PARTICIPANT), FORMS_A_PARTICIPANT, VALUES, FORMS],
  );
}

/** The save of the application, in a loop: the document, its version, the change id; the trigger does the rest. */
const SAVES = `
  create procedure save_all(items text[], saves integer, value_count integer) language plpgsql as $$
  declare
    one uuid;
    document text;
  begin
    set synchronous_commit = off;
    for one in select id from form order by participant_id, repetition loop
      for turn in 1 .. saves loop
        select '{' || string_agg(format('"%s":{"v":"%s"}', items[n], round((n * 7.3)::numeric + repetition, 1)), ',') || '}'
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

async function measure(owner: Client): Promise<StorageResult> {
  const { rows } = await owner.query<{ name: string; bytes: string }>(
    `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
     where relnamespace = 'public'::regnamespace and relname = any ($1)`,
    [TABLES],
  );
  const tables = Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes) / 1e6]));
  return { tables, totalMb: Object.values(tables).reduce((sum, mb) => sum + mb, 0), boundMb: BOUND_MB };
}

if (process.argv[1] === import.meta.filename) {
  const serverUrl = process.env['DATABASE_URL'];
  if (serverUrl === undefined) throw new Error('set DATABASE_URL to a PostgreSQL server');
  const savesPerForm = Number(process.argv[2] ?? '1');
  const { tables, totalMb, boundMb } = await measureStorage(serverUrl, savesPerForm);
  for (const [name, mb] of Object.entries(tables))
    console.log(`${name.padEnd(12)} ${mb.toFixed(1).padStart(6)} MB`);
  console.log(
    `${'together'.padEnd(12)} ${totalMb.toFixed(1).padStart(6)} MB of ${boundMb} (${savesPerForm} saves a form)`,
  );
}
