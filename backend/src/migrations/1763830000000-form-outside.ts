import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands around a form that is saved: its visit, and those of the participant's forms that it uses. */
export class FormOutside1763830000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FORM_OUTSIDE);
    await db.query(FORM_OUTSIDE_ALONE);
    await db.query(`
      revoke execute on function form_outside(uuid, text[]), form_outside_alone(uuid, uuid, uuid, uuid, text[]) from public;
      grant execute on function form_outside(uuid, text[]), form_outside_alone(uuid, uuid, uuid, uuid, text[])
        to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function form_outside_alone(uuid, uuid, uuid, uuid, text[]);
      drop function form_outside(uuid, text[]);
    `);
  }
}

const FORM_OUTSIDE = `
  create function form_outside(form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language sql stable set search_path = public, pg_temp as $$
    select p.screening_on::text,
      (select json_build_object('code', v.code, 'cycle', v.cycle, 'repetition', v.repetition)
       from visit v where v.id = f.visit_id),
      (select coalesce(json_agg(json_build_object(
                'form', o.code, 'repetition', o.repetition, 'state', o.state, 'values', o."values",
                'studyVersion', o.study_version_id, 'visitDay', po.occurred, 'visitName', coalesce(po.name, vo.code),
                'visit', case when vo.id is null then null
                  else json_build_object('code', vo.code, 'cycle', vo.cycle, 'repetition', vo.repetition) end)
                order by o.id), '[]')
       from form o left join visit vo on vo.id = o.visit_id left join planned_visit po on po.visit_id = o.visit_id
       where o.participant_id = f.participant_id and o.id <> f.id and o.state <> 'not-started'
         and (codes is null or o.code = any (codes)))
    from form f join participant p on p.id = f.participant_id
    where f.id = form_id
  $$;
  comment on function form_outside(uuid, text[]) is
    'The visit of a form and the other forms of its participant that were begun, of these codes or of all.';
`;

const FORM_OUTSIDE_ALONE = `
  create function form_outside_alone(study uuid, site uuid, participant uuid, form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language plpgsql set search_path = public, pg_temp as $$
  begin
    perform set_config('lutetia.study', study::text, true), set_config('lutetia.sites', '{' || site || '}', true),
            set_config('lutetia.participant', participant::text, true);
    return query select * from form_outside(form_outside_alone.form_id, form_outside_alone.codes);
  end $$;
  comment on function form_outside_alone(uuid, uuid, uuid, uuid, text[]) is
    'The same outside a transaction, in sight of who has just been found to enter the form.';
`;
