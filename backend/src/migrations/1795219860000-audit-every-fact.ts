import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The triggers that write the trail.
 *
 * Planning inserts blank visits and forms; they enter the trail with their first content, as created, and with what they
 * are: a visit with its code, cycle and repetition, a form with its `identity`, so that the trail tells without the tables
 * which form of which visit it was: `D1/2/1/haematology/1` is the first haematology of visit D1 in cycle 2, `death/1` a
 * form of the participant's own. A visit added by hand enters whatever it holds; one that nothing is recorded of changes
 * site without an entry. A participant enters with number and site.
 *
 * `changes` is canonical JSON: `{"path":new}` for what was created, `{"path":[old,new]}` for what was changed (the old
 * values of a creation are all null, and writing them a million times costs a tenth of the trail's room).
 * `platform/audit/field-changes.ts` reads both.
 *
 * A form's document is compared and kept as the text it came as: the application writes it canonically (keys in order,
 * no spaces), and reading thirty values as jsonb to write them out again would cost more than the rest of the save.
 */
export class AuditEveryFact1795219860000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CANONICAL);
    await db.query(AUDIT_FORM);
    await db.query(AUDIT_RECORD);
    await db.query(OF_FORM);
    for (const [table, args] of Object.entries(AUDITED)) await db.query(ofRecord(table, args));
    await db.query(OF_TRANSFER);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger participant_transfer_is_audited on participant_transfer;');
    for (const table of Object.keys(AUDITED).reverse()) {
      await db.query(`
        drop trigger ${table}_change_is_audited on ${table};
        drop trigger ${table}_insert_is_audited on ${table};
      `);
    }
    await db.query(`
      drop trigger form_change_is_audited on form;
      drop trigger form_insert_is_audited on form;
      drop function audit_record();
      drop function audit_form();
      drop function digest_of(text);
      drop function canonical_json(jsonb);
    `);
  }
}

const BOUND = 'id,study_id,site_id,participant_id,version,created_at,recorded_at';
/** Chain column, columns left out (an entry says them of itself), columns of which only a SHA-256 is shown. */
const AUDITED: Readonly<Record<string, string>> = {
  study: `'id', 'id', ''`,
  study_version: `'study_id', 'id,study_id', 'definition'`,
  site: `'', 'id', ''`,
  site_activation: `'study_id', 'id,study_id', ''`,
  site_calendar: `'study_id', 'id,study_id,site_id,version', ''`,
  person: `'', 'id', 'password_hash'`,
  membership: `'study_id', 'id', ''`,
  participant: `'id', 'id,study_id,version,created_at', ''`,
  participant_version: `'participant_id', 'id,study_id,site_id,participant_id', ''`,
  visit: `'participant_id', '${BOUND}', ''`,
  deviation: `'participant_id', '${BOUND}', ''`,
  laboratory: `'study_id', 'id,study_id,site_id', ''`,
  reference_range: `'study_id', 'id,study_id,site_id', ''`,
};

const VISIT_HAS_CONTENT = `new.version > 0 or num_nonnulls(
  new.booked_on, new.delay_to, new.missed_reason, new.skipped_reason, new.added_reason) > 0`;

function ofRecord(table: string, args: string): string {
  const isVisit = table === 'visit';
  return `
    create trigger ${table}_insert_is_audited after insert on ${table}
      for each row ${isVisit ? `when (${VISIT_HAS_CONTENT})` : ''} execute function audit_record(${args});
    create trigger ${table}_change_is_audited after update on ${table}
      for each row when (old.* is distinct from new.* ${isVisit ? `and (${VISIT_HAS_CONTENT})` : ''})
      execute function audit_record(${args});
  `;
}

/** A transfer is recorded once and never changed. */
const OF_TRANSFER = `
  create trigger participant_transfer_is_audited after insert on participant_transfer
    for each row execute function audit_record('participant_id', 'id,study_id,site_id,participant_id,recorded_at', '');
`;

const CANONICAL = `
  create function canonical_json(value jsonb) returns text
  language plpgsql immutable parallel safe set search_path = public, pg_temp as $$
  begin
    return case jsonb_typeof(value)
      when 'object' then (
        select '{' || coalesce(string_agg(to_json(key) || ':' || canonical_json(each.value), ','
                                          order by key collate "C"), '') || '}'
        from jsonb_each(value) as each)
      when 'array' then (
        select '[' || coalesce(string_agg(canonical_json(element), ',' order by place), '') || ']'
        from jsonb_array_elements(value) with ordinality as list (element, place))
      else coalesce(value::text, 'null') end;
  end $$;
  comment on function canonical_json(jsonb) is 'JSON without spaces, keys in order of their bytes.';

  create function digest_of(secret text) returns jsonb
  language sql immutable parallel safe as $$
    select coalesce(to_jsonb('sha256:' || encode(sha256(convert_to(secret, 'UTF8')), 'hex')), 'null')
  $$;
  comment on function digest_of(text) is 'Shows that a value changed without telling it.';
`;

const AUDIT_FORM = `
  create function audit_form() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    was json := coalesce(old."values", '{}');
    is_new boolean := old.id is null or (was::text = '{}' and old.state = 'not-started' and old.version = 0);
    identity text;
    changes text;
  begin
    if is_new then
      perform set_config('lutetia.system', 'on', true);
      identity := to_json(concat_ws('/',
        (select concat_ws('/', v.code, v.cycle, v.repetition) from visit v where v.id = new.visit_id),
        new.code, new.repetition));
      perform set_config('lutetia.system', '', true);
    end if;
    select '{' || string_agg(
        case when is_new then to_json(path) || ':' || after
             else to_json(path) || ':[' || coalesce(before, 'null') || ',' || coalesce(after, 'null') || ']' end,
        ',' order by path collate "C") || '}'
    into changes
    from (
      select path, old_one.value::text as before, new_one.value::text as after
        from json_each(new."values") as new_one (path, value)
          full join json_each(was) as old_one (path, value) using (path)
        where old_one.value::text is distinct from new_one.value::text
      union all
      select 'identity', null, identity where is_new
      union all
      select 'state', to_json(old.state)::text, to_json(new.state)::text where old.state is distinct from new.state
    ) as changed;
    if changes is null then
      return null;
    end if;
    perform append_audit_event(
      new.participant_id, new.study_id, new.site_id, 'form', new.id, new.version,
      case when is_new then 'created' else 'changed' end, changes);
    return null;
  end $$;
`;

const OF_FORM = `
  create trigger form_insert_is_audited after insert on form
    for each row when (new."values"::text <> '{}' or new.state <> 'not-started') execute function audit_form();
  create trigger form_change_is_audited after update on form
    for each row when (old."values"::text <> new."values"::text or old.state <> new.state)
    execute function audit_form();
`;

const AUDIT_RECORD = `
  create function audit_record() returns trigger
  language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  declare
    row_was jsonb := coalesce(to_jsonb(old), '{}');
    row_is jsonb := to_jsonb(new);
    was jsonb := row_was;
    changed_to jsonb;
    is_new boolean := tg_op = 'INSERT';
    hidden text;
    changes text;
  begin
    if tg_table_name = 'visit' and not is_new and row_was ->> 'version' = '0' and num_nonnulls(
      row_was ->> 'booked_on', row_was ->> 'delay_to', row_was ->> 'missed_reason', row_was ->> 'skipped_reason',
      row_was ->> 'added_reason') = 0
    then
      is_new := true;
      was := '{}';
    end if;
    changed_to := row_is - string_to_array(tg_argv[1], ',');
    was := was - string_to_array(tg_argv[1], ',');
    foreach hidden in array string_to_array(tg_argv[2], ',') loop
      changed_to := jsonb_set(changed_to, array[hidden], digest_of(changed_to ->> hidden));
      was := case when was ? hidden then jsonb_set(was, array[hidden], digest_of(was ->> hidden)) else was end;
    end loop;
    select '{' || string_agg(
        case when is_new then to_json(key) || ':' || canonical_json(value)
             else to_json(key) || ':[' || canonical_json(was -> key) || ',' || canonical_json(value) || ']' end,
        ',' order by key collate "C") || '}'
      into changes
      from jsonb_each(changed_to)
      where coalesce(was -> key, 'null') is distinct from value;
    if changes is null then
      return null;
    end if;
    perform append_audit_event(
      coalesce(case when tg_argv[0] = '' then null else (row_is ->> tg_argv[0])::uuid end,
               '00000000-0000-0000-0000-000000000000'),
      case when tg_table_name = 'study' then new.id else (row_is ->> 'study_id')::uuid end,
      case when tg_table_name = 'site' then new.id else (row_is ->> 'site_id')::uuid end,
      replace(tg_table_name, '_', '-'), new.id,
      case when jsonb_typeof(row_is -> 'version') = 'number' then (row_is ->> 'version')::integer end,
      case when is_new then 'created' else 'changed' end, changes);
    return null;
  end $$;
`;
