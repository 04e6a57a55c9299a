import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A correction of what decides a group is told from the doses before it by its time. */
export class ValuesWithTheirTime1795220340000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop function values_of_form_over_time(uuid[], text); ${valuesOverTime(true)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function values_of_form_over_time(uuid[], text); ${valuesOverTime(false)}`);
  }
}

const valuesOverTime = (withTime: boolean): string => `
  create function values_of_form_over_time(forms uuid[], path text)
  returns table (form_id uuid, action text, state text, value text${withTime ? ', at timestamptz' : ''})
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    return query
      select e.record_id, e.action, (e.changes::jsonb -> 'state')::text, (e.changes::jsonb -> path)::text${withTime ? ', e.at' : ''}
      from audit_event e
      where e.record = 'form' and e.record_id = any (forms)
        and (e.changes::jsonb ? 'state' or e.changes::jsonb ? path)
      order by e.record_id, e.record_version;
  end $$;
  comment on function values_of_form_over_time(uuid[], text) is
    'Each change of one item and of the state of forms, the earliest first, as the trail holds them, whichever site made them.';
  revoke all on function values_of_form_over_time(uuid[], text) from public;
  grant execute on function values_of_form_over_time(uuid[], text) to lutetia_app;
`;
